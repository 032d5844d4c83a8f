using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The tables that people read of a <see cref="ProportionResult"/>.</summary>
internal static class ProportionTables
{
    public static IReadOnlyList<Table> All(ProportionResult result)
    {
        var tables = new List<Table> { Groups(result) };
        if (result.Comparisons.Count > 0)
        {
            tables.Add(Comparisons("Comparisons", [.. result.Comparisons.Select(c => c.Crude)], result.Options.Level));
        }
        if (result.Comparisons.Any(c => c.Stratified is not null))
        {
            tables.Add(Stratified(result));
        }
        if (result.Paired.Count > 0)
        {
            tables.Add(Paired(result));
        }
        return tables;
    }

    public static Table Groups(ProportionResult result)
    {
        string title = Cell.Sentence(result.By is null ? result.Outcome : $"{result.Outcome} by {result.By}");
        var notes = new List<string> { "Intervals: Wilson." };
        if (result.Overall is { } overall && result.Groups.Count > 2)
        {
            string drawn = overall.Fisher.MonteCarloError is { } error ? $" (drawn, ± {Cell.Number(error, 4)})" : "";
            notes.Add(
                $"All groups: {Test("chi-square", overall.ChiSquare)}; Fisher's exact {Cell.PStatement(overall.Fisher.PValue)}{drawn}."
            );
        }
        return new Table(
            title,
            [
                new(Cell.Sentence(result.By ?? "group"), IsNumeric: false),
                new("n"),
                new("Events"),
                new("Proportion"),
                new(Header(result.Options.Level)),
            ],
            [
                .. result.Groups.Select(g => new TableRow([
                    g.Group,
                    Invariant($"{g.Count.N}"),
                    Invariant($"{g.Count.Events}"),
                    Cell.Percent(g.Proportion.Value),
                    PercentInterval(g.Wilson),
                ])),
            ],
            notes
        );
    }

    /// <summary>Comparisons of different people, one a row.</summary>
    public static Table Comparisons(string title, IReadOnlyList<TwoProportions> comparisons, double level)
    {
        string header = Header(level);
        return new Table(
            title,
            [
                new("Group", IsNumeric: false),
                new("Difference"),
                new(header),
                new("Risk ratio"),
                new(header),
                new("Odds ratio"),
                new(header),
                new("NNT", IsNumeric: false),
                new("p"),
            ],
            [
                .. comparisons.Select(c => new TableRow([
                    $"{c.Group} v {c.Reference}",
                    Cell.Percent(c.RiskDifference.Estimate.Value),
                    PercentInterval(c.RiskDifference.Newcombe),
                    .. Ratio(c.RiskRatio.Estimate),
                    .. Ratio(c.OddsRatio.Estimate),
                    c.NumberNeededToTreat.ToText(),
                    Cell.PValue(c.Fisher.PValue),
                ])),
            ],
            [
                "Difference with Newcombe's interval; ratios with log intervals; NNT: number needed to treat for one event more or fewer"
                    + (
                        comparisons.Any(c => c.NumberNeededToTreat.ThroughInfinity)
                            ? ", through ∞ where the difference's interval holds 0"
                            : ""
                    )
                    + "; p: Fisher's exact test.",
            ]
        );
    }

    private static Table Stratified(ProportionResult result)
    {
        string header = Header(result.Options.Level);
        return new Table(
            $"Within strata of {string.Join(", ", result.Options.Strata)} (Mantel-Haenszel)",
            [
                new("Group", IsNumeric: false),
                new("Strata"),
                new("Difference"),
                new(header),
                new("Risk ratio"),
                new(header),
                new("Odds ratio"),
                new(header),
                new("p"),
                new("Homogeneity p"),
            ],
            [
                .. result.Comparisons.Select(c =>
                {
                    MantelHaenszel common = c.Stratified!;
                    return new TableRow([
                        $"{c.Crude.Group} v {c.Crude.Reference}",
                        Invariant($"{common.Strata}"),
                        Cell.Percent(common.RiskDifference.Value),
                        PercentInterval(common.RiskDifference.Interval),
                        .. Ratio(common.RiskRatio.Estimate),
                        .. Ratio(common.OddsRatio.Estimate),
                        Cell.PValue(common.ConditionalIndependence.PValue),
                        Cell.PValue(common.BreslowDay.PValue),
                    ]);
                }),
            ],
            ["p: Cochran-Mantel-Haenszel; homogeneity of the odds ratio: Breslow-Day."]
        );
    }

    private static Table Paired(ProportionResult result) =>
        new(
            "Within people",
            [
                new("Group", IsNumeric: false),
                new("n"),
                new("Both"),
                new("Group only"),
                new("Reference only"),
                new("Neither"),
                new("Difference"),
                new(Header(result.Options.Level)),
                new("p"),
            ],
            [
                .. result.Paired.Select(p => new TableRow([
                    $"{p.Pairs.Group} v {p.Pairs.Reference}",
                    Invariant($"{p.Pairs.Count.N}"),
                    Invariant($"{p.Pairs.Count.Both}"),
                    Invariant($"{p.Pairs.Count.GroupOnly}"),
                    Invariant($"{p.Pairs.Count.ReferenceOnly}"),
                    Invariant($"{p.Pairs.Count.Neither}"),
                    Cell.Percent(p.Pairs.Difference.Value),
                    PercentInterval(p.Pairs.Newcombe),
                    Cell.PValue(p.Pairs.McNemar.PValue(result.Options.Conventions)),
                ])),
            ],
            [
                $"Difference with Newcombe's interval for pairs; p: McNemar, {McNemarChoice.Word(result.Options.Conventions)}.",
                .. result
                    .Paired.Where(p => p.Unpaired > 0)
                    .Select(p =>
                        Invariant(
                            $"{p.Pairs.Group} v {p.Pairs.Reference}: {p.Unpaired} people seen in one of the two alone take no part."
                        )
                    ),
            ]
        );

    private static IEnumerable<string> Ratio(Estimate ratio) =>
        [Cell.Number(ratio.Value), Cell.Interval(ratio.Interval?.Lower, ratio.Interval?.Upper)];

    private static string Test(string name, TestResult test) =>
        test.PValue is null
            ? $"{name} {Cell.NotEstimable} ({test.Reason})"
            : $"{name} {Cell.Number(test.Statistic)} on {Cell.Number(test.DegreesOfFreedom, 0)} df, {Cell.PStatement(test.PValue)}";

    private static string Header(double level) => Invariant($"{level * 100:0.###}% interval");

    private static string PercentInterval(ConfidenceInterval? interval) =>
        interval?.Lower is { } lower && interval.Upper is { } upper
            ? $"{Cell.Number(lower * 100, 1)} to {Cell.Percent(upper)}"
            : Cell.NotEstimable;
}
