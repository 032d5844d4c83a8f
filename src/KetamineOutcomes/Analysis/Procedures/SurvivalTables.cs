using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The tables that people read of a <see cref="SurvivalResult"/>.</summary>
internal static class SurvivalTables
{
    public static Table Summary(SurvivalResult result)
    {
        int digits = Digits(result);
        string interval = IntervalHeader(result);
        double? tau = result.RestrictedMeans.Tau;
        return new Table(
            $"Time to event: {Title(result.Fit.Options.Estimator)}",
            [
                new("Group", false),
                new("n"),
                new("Events"),
                new("Median"),
                new(interval),
                new(
                    tau is null ? "Mean"
                    : result.RestrictedMeans.From > 0
                        ? $"Mean {Cell.Shortest(result.RestrictedMeans.From, digits)} to {Cell.Shortest(tau, digits)}"
                    : $"Mean to {Cell.Shortest(tau, digits)}"
                ),
                new(interval),
            ],
            result
                .Groups.Select(group => new TableRow([
                    group.Group,
                    Cell.Number(group.People, 0),
                    Count(group.Events),
                    .. Cells(group.Median, digits),
                    .. Cells(group.RestrictedMean, digits),
                ]))
                .ToArray(),
            Footnotes(result)
        );
    }

    public static IReadOnlyList<Table> All(SurvivalResult result)
    {
        var tables = new List<Table> { Summary(result) };
        if (result.Groups.Any(group => group.At.Count > 0))
        {
            tables.Add(SurvivalAtTimesTable.Of(result));
        }
        if (result.RestrictedMeans.Differences.Count > 0)
        {
            tables.Add(Contrasts(result));
        }
        if (result.HazardRatios is { Count: > 0 } ratios)
        {
            tables.Add(HazardRatios(result, ratios));
        }
        if (result.Pairwise is { } pairs)
        {
            tables.Add(pairs.ToTable());
        }
        if (result.MaxCombo is { } combo)
        {
            tables.Add(combo.ToTable());
        }
        if (result.LeaveOneOut is { } leaveOneOut)
        {
            tables.AddRange(leaveOneOut.ToTables());
        }
        if (result.Groups.Any(group => group.LifeTable is not null))
        {
            tables.Add(
                new LifeTableFit
                {
                    Groups = result.Groups.Select(g => g.LifeTable).OfType<LifeTableGroup>().ToArray(),
                }.ToTable()
            );
        }
        return tables;
    }

    private static Table Contrasts(SurvivalResult result)
    {
        RestrictedMeanComparison means = result.RestrictedMeans;
        int digits = Digits(result);
        string interval = IntervalHeader(result);
        return new Table(
            means.From > 0
                ? $"Mean time without event from {Cell.Shortest(means.From, digits)} to {Cell.Shortest(means.Tau, digits)}, against {means.Reference}"
                : $"Mean time to {Cell.Shortest(means.Tau, digits)}, against {means.Reference}",
            [new("Group", false), new("Difference"), new(interval), new("p"), new("Ratio"), new(interval), new("p")],
            means
                .Differences.Zip(means.Ratios)
                .Select(pair => new TableRow([
                    pair.First.Group,
                    .. Cells(pair.First.Estimate, digits),
                    Cell.PValue(pair.First.Test?.PValue),
                    .. Cells(pair.Second.Estimate, 2),
                    Cell.PValue(pair.Second.Test?.PValue),
                ]))
                .ToArray(),
            means.Differences.Select(d => d.Estimate.Reason).OfType<string>().Distinct(StringComparer.Ordinal).ToArray()
        );
    }

    private static Table HazardRatios(SurvivalResult result, IReadOnlyList<SurvivalContrast> ratios) =>
        new(
            $"Hazard ratios against {result.RestrictedMeans.Reference}",
            [new("Group", false), new("Hazard ratio"), new(IntervalHeader(result)), new("p")],
            ratios
                .Select(ratio => new TableRow([
                    ratio.Group,
                    .. Cells(ratio.Estimate, 2),
                    Cell.PValue(ratio.Test?.PValue),
                ]))
                .ToArray(),
            [
                result.Test is { IsStratified: true } ? "Stratified Cox regression, Efron." : "Cox regression, Efron.",
                .. ratios.Select(r => r.Estimate.Reason).OfType<string>().Distinct(StringComparer.Ordinal),
            ]
        );

    private static string[] Footnotes(SurvivalResult result)
    {
        var notes = new List<string> { "NE: not estimable (not reached)." };
        if (result.Test is { } test)
        {
            bool weighted = test.Weight.Rho != 0 || test.Weight.Gamma != 0;
            string name =
                (test.IsStratified ? "Stratified " : "")
                + (test.IsStratified ? test.Test.Name : char.ToUpperInvariant(test.Test.Name[0]) + test.Test.Name[1..])
                + (weighted ? Invariant($", Fleming-Harrington({test.Weight.Rho}, {test.Weight.Gamma})") : "");
            notes.Add(
                test.Test.Reason is { } reason
                    ? $"{name}: no test, {reason}."
                    : $"{name}: chi-square {Cell.Number(test.Test.Statistic)} on {Cell.Number(test.Test.DegreesOfFreedom, 0)} df, {Cell.PStatement(test.Test.PValue)}."
            );
        }
        if (result.Trend is { } trend)
        {
            notes.Add(
                trend.Reason is { } reason
                    ? $"Trend: no test, {reason}."
                    : $"Trend: chi-square {Cell.Number(trend.Statistic)} on 1 df, {Cell.PStatement(trend.PValue)}."
            );
        }
        if (result.Groups.Any(group => group.FollowUp is not null))
        {
            int digits = Digits(result);
            string[] medians = result
                .Groups.Select(g => $"{g.Group} {Cell.Number(g.FollowUp?.Value, digits)}")
                .ToArray();
            notes.Add($"Median follow-up (reverse Kaplan-Meier): {string.Join(", ", medians)}.");
        }
        if (result.Fit.Table.HasSamplingWeights)
        {
            notes.Add("Weighted; standard errors are robust, events are sums of weights.");
        }
        return [.. notes];
    }

    private static string Title(SurvivalEstimator estimator) =>
        estimator switch
        {
            SurvivalEstimator.Breslow => "Breslow's estimator",
            SurvivalEstimator.FlemingHarrington => "Fleming-Harrington's estimator",
            _ => "Kaplan-Meier",
        };

    private static string[] Cells(Estimate estimate, int digits) =>
        [Cell.Number(estimate.Value, digits), Limits(estimate.Interval?.Lower, estimate.Interval?.Upper, digits)];

    private static string Limits(double? lower, double? upper, int digits) => Cell.Interval(lower, upper, digits);

    internal static string Count(double count) => Cell.Number(count, count % 1 == 0 ? 0 : 1);

    internal static string IntervalHeader(SurvivalResult result) =>
        Invariant($"{100 * result.Fit.Options.Level:0.##}% CI");

    /// <summary>Decimals of times: fewer the longer follow-up is, and one for a clock that counts (days, sessions).</summary>
    private static int Digits(SurvivalResult result) =>
        result.Fit.Curves.Max(curve => curve.LongestTime) switch
        {
            >= 100 => 1,
            _ when result.Fit.Rows().All(point => point.Time % 1 == 0) => 1,
            >= 10 => 2,
            _ => 3,
        };
}
