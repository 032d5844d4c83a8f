namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Finds rows that share a key. Rows are grouped by participant first, so that time stays linear.</summary>
internal static class KeyRules
{
    /// <summary>Records each row whose participant and numbers stand on an earlier row already.</summary>
    /// <param name="table">The table.</param>
    /// <param name="problems">Where to record.</param>
    /// <param name="subjects">Each row's participant; -1 takes no part.</param>
    /// <param name="column">The column that the problem names.</param>
    /// <param name="what">What the key is: <c>participant and session</c>.</param>
    /// <param name="keys">The other parts of the key, a value a row each.</param>
    public static void Check(
        SourceTable table,
        ProblemList problems,
        int[] subjects,
        string column,
        string what,
        params ReadOnlySpan<Array> keys
    ) => Check(TrialRules.RepeatedKey, table, problems, subjects, column, what, keys);

    /// <summary>As the other, with a rule of its own: a warning where the columns are no key but nearly always one.</summary>
    public static void Check(
        TrialRule rule,
        SourceTable table,
        ProblemList problems,
        int[] subjects,
        string column,
        string what,
        params ReadOnlySpan<Array> keys
    )
    {
        Array[] parts = keys.ToArray();
        var rows = new RowsBySubject(subjects);
        for (int subject = 0; subject < rows.SubjectCount; subject++)
        {
            ReadOnlySpan<int> own = rows.Of(subject);
            if (own.Length > 1)
            {
                CheckSubject(rule, table, problems, own, column, what, parts);
            }
        }
    }

    private static void CheckSubject(
        TrialRule rule,
        SourceTable table,
        ProblemList problems,
        ReadOnlySpan<int> rows,
        string column,
        string what,
        Array[] parts
    )
    {
        if (IsAscending(parts, rows))
        {
            return;
        }
        int[] sorted = rows.ToArray();
        Array.Sort(
            sorted,
            (left, right) => Compare(parts, left, right) is int order and not 0 ? order : left.CompareTo(right)
        );
        int first = 0;
        for (int i = 1; i < sorted.Length; i++)
        {
            if (Compare(parts, sorted[first], sorted[i]) != 0)
            {
                first = i;
            }
            else if (IsWhole(parts, sorted[i]))
            {
                problems.Add(
                    rule,
                    table,
                    sorted[i],
                    column,
                    Invariant($"{table.PlaceOf(sorted[first], sorted[i])} has the same {what} already."),
                    "Keep one of the rows, or tell them apart."
                );
            }
        }
    }

    /// <summary>Whether each row's key is above the one before, as it is in most files: then none stands twice.</summary>
    private static bool IsAscending(Array[] parts, ReadOnlySpan<int> rows)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            if (Compare(parts, rows[i - 1], rows[i]) >= 0)
            {
                return false;
            }
        }
        return true;
    }

    private static int Compare(Array[] parts, int left, int right)
    {
        foreach (Array part in parts)
        {
            int order = part switch
            {
                double[] numbers => numbers[left].CompareTo(numbers[right]),
                int[] codes => codes[left].CompareTo(codes[right]),
                _ => 0,
            };
            if (order != 0)
            {
                return order;
            }
        }
        return 0;
    }

    /// <summary>Whether no part of a row's key is missing.</summary>
    private static bool IsWhole(Array[] parts, int row)
    {
        foreach (Array part in parts)
        {
            if (part is double[] numbers && double.IsNaN(numbers[row]))
            {
                return false;
            }
        }
        return true;
    }
}
