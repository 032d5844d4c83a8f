using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Plots;

/// <summary>Change over time: the analyses of one scale's change at several days, with the same groups, in one figure.</summary>
internal static class RunSeries
{
    public static IEnumerable<Figure> Of(TrialRun run, string[] order, string[] notes)
    {
        var alike = run
            .Analyses.Where(a => a is { Planned: ChangeAnalysis, Result: EffectResult })
            .GroupBy(a =>
                (((ChangeAnalysis)a.Planned).Scale, a.By, ((ChangeAnalysis)a.Planned).Missing, PopulationOf(a))
            );
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var same in alike)
        {
            AnalysisResult[] days = same.DistinctBy(DayOf).OrderBy(DayOf).ToArray();
            if (days.Length < 2)
            {
                continue;
            }
            string id =
                $"change-over-time-{string.Concat(same.Key.Scale.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";
            string unique = id;
            for (int n = 2; !ids.Add(unique); n++)
            {
                unique = Invariant($"{id}-{n}");
            }
            yield return Draw(days, same.Key.Scale, same.Key.By, order, notes).Named(unique.ToLowerInvariant(), null);
        }
    }

    private static Figure Draw(AnalysisResult[] days, string scale, string by, string[] order, string[] notes)
    {
        var first = (EffectResult)days[0].Result!;
        string[] names = days.SelectMany(a => ((EffectResult)a.Result!).Groups)
            .Select(g => g.Group)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        Series[] series = names
            .Select(name => new Series(name, [Start, .. days.SelectMany(day => PointOf(day, name))]))
            .ToArray();
        var words = new SeriesWords($"Change in {scale} over time, by {by}", $"Mean change in {scale}", "Day")
        {
            Zero = true,
            Notes =
            [
                $"Means with {FigureText.Level(first.Options.Level)} confidence intervals (t); n: participants with a score.",
            ],
        };
        return SeriesFigure.Draw(
            "change-over-time",
            series,
            words,
            new SeriesFigureOptions { StyleOrder = order, Notes = notes }
        );
    }

    // Change is 0 at baseline, by its definition.
    private static SeriesPoint Start => new(0, double.NaN, 0, null, null);

    private static IEnumerable<SeriesPoint> PointOf(AnalysisResult analysis, string name) =>
        ((EffectResult)analysis.Result!)
            .Groups.Where(g => g.Group == name)
            .Select(EffectFigures.ToMean)
            .Select(m => new SeriesPoint(DayOf(analysis), m.Participants, m.Value, m.Lower, m.Upper));

    private static double DayOf(AnalysisResult analysis) => ((ChangeAnalysis)analysis.Planned).Window.Day;

    private static string PopulationOf(AnalysisResult analysis) =>
        string.Join("&", (analysis.Planned.Population ?? []).Select(f => f.ToString()));
}
