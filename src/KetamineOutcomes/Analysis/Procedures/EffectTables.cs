using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The tables that people read of a comparison of different people: groups, differences, further effect sizes; a row
/// a group.</summary>
internal static class EffectTables
{
    public static IReadOnlyList<Table> All(string title, MeanComparison comparison, double level)
    {
        string interval = EstimateCells.Heading(level);
        var tables = new List<Table> { Groups(title, comparison, interval) };
        if (comparison.Comparisons.Count > 0)
        {
            tables.Add(Differences(comparison, interval));
            tables.Add(EffectSizes(comparison, interval));
        }
        return tables;
    }

    private static Table Groups(string title, MeanComparison comparison, string interval) =>
        new(
            title,
            [
                new("Group", IsNumeric: false),
                new("n"),
                new("Mean"),
                new(interval),
                new("SD"),
                new("Median (Q1 to Q3)"),
                new("Range"),
            ],
            [
                .. comparison.Groups.Select(group => new TableRow([
                    group.Group,
                    Cell.Number(group.N, 0),
                    Cell.Number(group.Mean.Value),
                    EstimateCells.Interval(group.Mean.Interval),
                    Cell.Number(group.StandardDeviation),
                    $"{Cell.Number(group.Median)} ({Cell.Interval(group.LowerQuartile, group.UpperQuartile)})",
                    Cell.Interval(group.Minimum, group.Maximum),
                ])),
            ],
            [
                .. Overall("Analysis of variance", comparison.Anova),
                .. Overall("Kruskal-Wallis", comparison.KruskalWallis),
            ]
        );

    private static Table Differences(MeanComparison comparison, string interval) =>
        new(
            "Differences",
            [
                new("Group", IsNumeric: false),
                new("Mean difference"),
                new(interval),
                new("p"),
                new("Hedges' g"),
                new(interval),
                new("Shift"),
                new(interval),
                new("p"),
            ],
            [
                .. comparison.Comparisons.Select(pair => new TableRow([
                    $"{pair.Group} minus {pair.Reference}",
                    .. Pair(pair.Welch.Difference),
                    Cell.PValue(pair.Welch.Test.PValue),
                    .. Pair(pair.HedgesG),
                    .. Pair(pair.MannWhitney.Shift),
                    Cell.PValue(pair.MannWhitney.Test.PValue),
                ])),
            ],
            [
                "Mean difference: Welch's t-test. Hedges' g: noncentral-t interval. Shift: Hodges-Lehmann, with the Mann-Whitney test.",
                .. Reasons(comparison, p => [p.Welch.Difference, p.HedgesG, p.MannWhitney.Shift]),
            ]
        );

    private static Table EffectSizes(MeanComparison comparison, string interval) =>
        new(
            "Further effect sizes",
            [
                new("Group", IsNumeric: false),
                new("Pooled difference"),
                new(interval),
                new("Cohen's d"),
                new(interval),
                new("Glass's delta"),
                new(interval),
                new("Cliff's delta"),
                new(interval),
                new("Common language"),
            ],
            [
                .. comparison.Comparisons.Select(pair => new TableRow([
                    $"{pair.Group} minus {pair.Reference}",
                    .. Pair(pair.Pooled.Difference),
                    .. Pair(pair.CohensD),
                    .. Pair(pair.GlassDelta),
                    .. Pair(pair.CliffsDelta),
                    Cell.Number(pair.CommonLanguage.Value),
                ])),
            ],
            [
                "Common language: the chance that a person of the group scores higher than one of the reference, ties one half.",
                .. Reasons(
                    comparison,
                    p => [p.Pooled.Difference, p.CohensD, p.GlassDelta, p.CliffsDelta, p.CommonLanguage]
                ),
            ]
        );

    private static IEnumerable<string> Pair(Estimate estimate) =>
        [Cell.Number(estimate.Value), estimate.Interval is null ? "" : EstimateCells.Interval(estimate.Interval)];

    private static IEnumerable<string> Overall(string name, TestResult? test)
    {
        if (test is not null)
        {
            string statistic = test.Reason is { } reason ? reason : $"statistic {Cell.Number(test.Statistic)}";
            yield return $"All groups, {name}: {statistic}, {Cell.PStatement(test.PValue)}.";
        }
    }

    private static IEnumerable<string> Reasons(MeanComparison comparison, Func<TwoGroups, Estimate[]> estimates) =>
        comparison
            .Comparisons.SelectMany(estimates)
            .Select(e => e.Reason ?? e.Interval?.Reason)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(reason => $"{Cell.NotEstimable}: {reason}.");
}
