namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>The rows of assessments.csv by participant, scale, period, treatment and day; ties in file order.</summary>
internal sealed class AssessmentOrder
{
    private readonly int[] starts;
    private readonly int[] rows;
    private readonly AssessmentTable table;

    /// <summary>Orders the rows: a counting sort by participant, then each participant's few rows unless they are in order.</summary>
    public AssessmentOrder(AssessmentTable table, RowsBySubject bySubject)
    {
        this.table = table;
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
        (table.Period is null || table.Period[left] == table.Period[right])
        && (table.Treatment is null || table.Treatment.Array[left] == table.Treatment.Array[right]);

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
        int order = table.Scale.Array[left].CompareTo(table.Scale.Array[right]);
        if (order == 0 && table.Period is { } period)
        {
            order = period[left].CompareTo(period[right]);
        }
        if (order == 0 && table.Treatment is { } treatment)
        {
            order = treatment.Array[left].CompareTo(treatment.Array[right]);
        }
        order = order != 0 ? order : table.Day[left].CompareTo(table.Day[right]);
        return order != 0 ? order : left.CompareTo(right);
    }
}
