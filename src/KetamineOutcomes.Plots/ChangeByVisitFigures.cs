using KetamineOutcomes.Analysis.Descriptions;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Plots;

/// <summary>The figure of mean change by visit.</summary>
public static class ChangeByVisitFigures
{
    /// <summary>A line a group from 0 at baseline, with t intervals at every visit and the row of n. Visits with fewer than
    /// half the people of the largest one are left out, and that is said.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this ChangeByVisit changes, SeriesFigureOptions? options = null)
    {
        Visit[] visits = changes.Groups.SelectMany(g => g.Visits).Select(v => v.Visit).Where(v => v.Day > 0).ToArray();
        double fewest = LeastShare * visits.Select(v => v.N).DefaultIfEmpty(0).Max();
        bool someAreLeftOut = visits.Any(v => v.N < fewest);
        Series[] groups = changes
            .Groups.Select(g => new Series(
                g.Group,
                [Baseline, .. g.Visits.Where(v => v.Visit.Day > 0 && v.Visit.N >= fewest).Select(Point)]
            ))
            .ToArray();
        var words = new SeriesWords(
            $"Change in {changes.Scale} by visit and {changes.By}",
            $"Mean change in {changes.Scale} (points)",
            "Day"
        )
        {
            Zero = true,
            Notes =
            [
                $"Observed means with {FigureText.Level(changes.Level)} confidence intervals (t); nothing imputed.",
                "n: participants with a score.",
                someAreLeftOut ? "Visits with fewer than half the people of the largest one are not drawn." : "",
            ],
        };
        return SeriesFigure.Draw("change-by-visit", groups, words, options ?? new());
    }

    // Where most have left, those who stayed (responders in follow-up) would look like a change of everybody.
    private const double LeastShare = 0.5;

    // Change is 0 at baseline, by its definition; nobody is counted there.
    private static SeriesPoint Baseline => new(0, double.NaN, 0, null, null);

    private static SeriesPoint Point(VisitChange visit) =>
        new(
            visit.Visit.Day,
            visit.Change.N,
            visit.Change.Mean.Value,
            visit.Change.Mean.Interval?.Lower,
            visit.Change.Mean.Interval?.Upper
        );
}
