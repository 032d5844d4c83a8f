namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Lines under other codes, in order again; lines whose keys become equal add up.</summary>
internal static class EventLinesRecoding
{
    /// <summary>Recodes lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="map">New code of each old one.</param>
    public static EventLines Recode(EventLines lines, ReadOnlySpan<int> map)
    {
        var codes = new int[lines.Count];
        var order = new int[lines.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = map[lines.Code[i]];
            order[i] = i;
        }
        Order(lines, codes, order);
        var writer = new EventLinesWriter(lines.Count, lines.HasEntry, lines.IsWeighted);
        foreach (int line in order)
        {
            writer.Add(
                lines.Time[line],
                lines.Entry is null ? 0 : lines.Entry[line],
                codes[line],
                lines.People[line],
                lines.Weight[line],
                lines.SquaredWeight[line]
            );
        }
        return writer.ToLines();
    }

    /// <summary>Only codes may be out of order, within one (time, entry).</summary>
    private static void Order(EventLines lines, int[] codes, int[] order)
    {
        for (int start = 0; start < order.Length; )
        {
            int end = start + 1;
            while (
                end < order.Length
                && lines.Time[end] == lines.Time[start]
                && (lines.Entry is null || lines.Entry[end] == lines.Entry[start])
            )
            {
                end++;
            }
            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((a, b) => codes[a].CompareTo(codes[b]));
            }
            start = end;
        }
    }
}
