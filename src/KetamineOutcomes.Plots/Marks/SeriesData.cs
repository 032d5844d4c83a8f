using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>Means over time as a table and in words.</summary>
internal static class SeriesData
{
    public static Table Of(IReadOnlyList<Series> groups, string title) =>
        new(
            title,
            [new("group", IsNumeric: false), new("time"), new("n"), new("mean"), new("lower"), new("upper")],
            groups
                .SelectMany(g =>
                    g.Points.Select(p => new TableRow([
                        g.Group,
                        DataText.Exact(p.Time),
                        DataText.Exact(p.Participants),
                        DataText.Exact(p.Value),
                        DataText.Exact(p.Lower),
                        DataText.Exact(p.Upper),
                    ]))
                )
                .ToArray(),
            []
        );

    public static string Describe(IReadOnlyList<Series> groups, SeriesWords words)
    {
        string Of(SeriesPoint p) =>
            $"{words.TimeNames?.Invoke(p.Time) ?? FigureText.Tick(p.Time)}: {FigureText.WithInterval(p.Value, p.Lower, p.Upper, 1)}";
        IEnumerable<string> lines = groups.Select(g => $"{g.Group}: {string.Join("; ", g.Points.Select(Of))}.");
        return $"{words.YLabel} by {words.TimeLabel.ToLowerInvariant()}. {string.Join(" ", lines)}";
    }
}
