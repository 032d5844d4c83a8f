namespace KetamineOutcomes.Trials.Reading;

/// <summary>The rows of each participant, in file order: a counting sort, linear in the rows.</summary>
internal sealed class RowsBySubject
{
    private readonly int[] starts;
    private readonly int[] rows;

    /// <summary>Groups rows.</summary>
    /// <param name="subjects">Each row's participant; -1 belongs to none.</param>
    public RowsBySubject(IReadOnlyList<int> subjects)
    {
        int[] places = subjects as int[] ?? [.. subjects];
        SubjectCount = 0;
        foreach (int place in places)
        {
            SubjectCount = Math.Max(SubjectCount, place + 1);
        }
        starts = new int[SubjectCount + 1];
        foreach (int place in places)
        {
            if (place >= 0)
            {
                starts[place + 1]++;
            }
        }
        for (int subject = 0; subject < SubjectCount; subject++)
        {
            starts[subject + 1] += starts[subject];
        }
        rows = new int[starts[SubjectCount]];
        int[] next = starts.AsSpan(0, SubjectCount).ToArray();
        for (int row = 0; row < places.Length; row++)
        {
            if (places[row] >= 0)
            {
                rows[next[places[row]]++] = row;
            }
        }
    }

    /// <summary>One more than the highest participant with rows.</summary>
    public int SubjectCount { get; }

    /// <summary>A participant's rows in file order; empty when there are none.</summary>
    public ReadOnlySpan<int> Of(int subject) =>
        subject < SubjectCount ? rows.AsSpan(starts[subject], starts[subject + 1] - starts[subject]) : [];
}
