using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Plots;

/// <summary>Figures of adverse events.</summary>
public static class AdverseEventFigures
{
    /// <summary>A row a term: the share of participants in each group with Wilson's interval, and the differences from the
    /// reference with Newcombe's. Any event and any serious event come first, then the commonest.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this AdverseEventResult result, AdverseEventFigureOptions? options = null)
    {
        string level = FigureText.Level(result.Options.Level);
        bool compared = result.Any.Comparisons.Count > 0;
        string minimum =
            result.Options.Minimum > 0
                ? Invariant($" Terms of at least {result.Options.Minimum:0.##}% of a group.")
                : "";
        var words = new EventWords(
            $"Adverse events, by {result.By}",
            compared ? result.Any.Comparisons[0].Reference : "",
            [$"Intervals: {level} (Wilson{(compared ? "; differences Newcombe" : "")}).{minimum}"]
        );
        IEnumerable<EventTerm> summaries = new[] { result.Any, result.Serious }
            .OfType<AdverseEventRow>()
            .Select(row => Term(row, first: true));
        IEnumerable<EventTerm> terms = result.Events.Where(row => !row.IsClass).Select(row => Term(row, first: false));
        EventTerm[] all = result.Events.Count == 0 ? [] : [.. summaries, .. terms];
        return AdverseEventFigure.Draw(all, words, options ?? new());
    }

    private static EventTerm Term(AdverseEventRow row, bool first) =>
        new(
            row.Term,
            [.. row.Groups.Select(g => ProportionFigures.ToRate(g.Subjects))],
            [.. row.Comparisons.Select(Difference)]
        )
        {
            First = first,
        };

    private static EventDifference Difference(TwoProportions comparison) =>
        new(
            comparison.Group,
            comparison.RiskDifference.Estimate.Value,
            comparison.RiskDifference.Newcombe.Lower,
            comparison.RiskDifference.Newcombe.Upper
        );
}
