namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>The rows of assessments.csv by participant, scale, period, treatment and day; ties in file order.</summary>
internal sealed class AssessmentOrder
{
    private readonly int[] starts;
    private readonly int[] rows;
    private readonly int[] scales;
    private readonly int[]? periods;
    private readonly int[]? treatments;
    private readonly double[] days;

    /// <summary>Orders the rows: a counting sort by participant, then each participant's few rows unless they are in order.</summary>
    public AssessmentOrder(AssessmentTable table, RowsBySubject bySubject)
    {
        scales = table.Scale.Array;
        periods = (int[]?)table.Period;
        treatments = table.Treatment?.Array;
        days = (double[])table.Day;
        SubjectCount = bySubject.SubjectCount;
        starts = new int[SubjectCount + 1];
        int count = 0;
        for (int subject = 0; subject < SubjectCount; subject++)
        {
            starts[subject] = count;
            count += bySubject.Of(subject).Length;
        }
        starts[SubjectCount] = count;
        rows = new int[count];
        for (int subject = 0; subject < SubjectCount; subject++)
        {
            Span<int> own = rows.AsSpan(starts[subject]..starts[subject + 1]);
            bySubject.Of(subject).CopyTo(own);
            if (!IsInOrder(own))
            {
                own.Sort(Compare);
            }
        }
    }

    /// <summary>One more than the highest participant with rows.</summary>
    public int SubjectCount { get; }

    /// <summary>A participant's rows in order.</summary>
    public ReadOnlySpan<int> Of(int subject) =>
        subject < SubjectCount ? rows.AsSpan(starts[subject]..starts[subject + 1]) : [];

    /// <summary>Whether two rows are of one period and treatment.</summary>
    public bool IsSamePeriod(int left, int right) =>
        (periods is null || periods[left] == periods[right])
        && (treatments is null || treatments[left] == treatments[right]);

    private bool IsInOrder(ReadOnlySpan<int> own)
    {
        for (int i = 1; i < own.Length; i++)
        {
            if (Compare(own[i - 1], own[i]) > 0)
            {
                return false;
            }
        }
        return true;
    }

    private int Compare(int left, int right)
    {
        int order = scales[left].CompareTo(scales[right]);
        if (order == 0 && periods is not null)
        {
            order = periods[left].CompareTo(periods[right]);
        }
        if (order == 0 && treatments is not null)
        {
            order = treatments[left].CompareTo(treatments[right]);
        }
        order = order != 0 ? order : days[left].CompareTo(days[right]);
        return order != 0 ? order : left.CompareTo(right);
    }
}
