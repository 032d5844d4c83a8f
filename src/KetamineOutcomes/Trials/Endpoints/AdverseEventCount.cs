using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Adverse events of one kind in one group.</summary>
/// <param name="Subjects">Participants with at least one.</param>
/// <param name="Events">Events: a participant may have several.</param>
internal readonly record struct AdverseEventCount(int Subjects, int Events)
{
    /// <summary>Counts events by kind and group.</summary>
    /// <param name="table">The events.</param>
    /// <param name="kind">The kind of each event (its term, its class); -1 is not counted.</param>
    /// <param name="group">The group of each participant; -1 is left out.</param>
    /// <returns>Counts by kind, then group.</returns>
    public static AdverseEventCount[,] Of(AdverseEventTable table, Factor kind, Factor group)
    {
        int groups = group.Levels.Count;
        var counts = new AdverseEventCount[kind.Levels.Count, groups];
        // A participant's events of a kind stand together once sorted by kind and participant.
        long[] keys = new long[table.Count];
        int used = 0;
        for (int row = 0; row < keys.Length; row++)
        {
            int subject = table.Subject[row];
            if (kind.Codes[row] >= 0 && subject >= 0 && group.Codes[subject] >= 0)
            {
                keys[used++] = ((long)kind.Codes[row] << 32) + subject;
            }
        }
        keys.AsSpan(0, used).Sort();
        for (int i = 0; i < used; i++)
        {
            ref AdverseEventCount count = ref counts[keys[i] >> 32, group.Codes[(int)(keys[i] & int.MaxValue)]];
            bool first = i == 0 || keys[i] != keys[i - 1];
            count = new AdverseEventCount(count.Subjects + (first ? 1 : 0), count.Events + 1);
        }
        return counts;
    }

    /// <summary>Every event that has a term as one kind, or only those that a flag marks.</summary>
    /// <param name="table">The events.</param>
    /// <param name="name">The kind's name.</param>
    /// <param name="flag">1 counts; <c>null</c> counts all.</param>
    public static Factor OneKind(AdverseEventTable table, string name, IReadOnlyList<double>? flag = null)
    {
        int[] codes = new int[table.Count];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = table.Term.Codes[row] >= 0 && (flag is null || flag[row] == 1) ? 0 : -1;
        }
        return new Factor(name, codes, [name]);
    }
}
