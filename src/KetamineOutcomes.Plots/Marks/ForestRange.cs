namespace KetamineOutcomes.Plots.Marks;

/// <summary>The part of the axis that a forest shows: all estimates, and intervals as far as they do not squeeze the others.</summary>
internal static class ForestRange
{
    /// <summary>Chooses the range on the axis' own scale (logarithms for ratios).</summary>
    /// <param name="rows">Estimates with their limits.</param>
    /// <param name="none">No difference, which is always shown; <c>null</c> for none.</param>
    /// <param name="pad">Room at each end, as a share of the range.</param>
    public static (double From, double To) Choose(
        IReadOnlyList<(double Value, double? Lower, double? Upper)> rows,
        double? none,
        double pad = 0.04
    )
    {
        if (rows.Count == 0)
        {
            return ((none ?? 0) - 1, (none ?? 0) + 1);
        }
        double[] widths = rows.Where(r =>
                r.Lower is { } l && r.Upper is { } u && double.IsFinite(l) && double.IsFinite(u)
            )
            .Select(r => r.Upper!.Value - r.Lower!.Value)
            .Order()
            .ToArray();
        double reach = widths.Length > 0 ? 1.5 * widths[widths.Length / 2] : 0;
        double low = rows.Min(r => r.Value);
        double high = rows.Max(r => r.Value);
        double from = rows.Min(r => Finite(r.Lower) ?? r.Value);
        double to = rows.Max(r => Finite(r.Upper) ?? r.Value);
        if (reach > 0)
        {
            from = Math.Max(from, low - reach);
            to = Math.Min(to, high + reach);
        }
        from = Math.Min(from, none ?? from);
        to = Math.Max(to, none ?? to);
        double room = to > from ? pad * (to - from) : 1;
        return (from - room, to + room);
    }

    private static double? Finite(double? limit) => limit is { } value && double.IsFinite(value) ? value : null;
}
