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
            "Time to event: Kaplan-Meier",
            [
                new("Group", false),
                new("n"),
                new("Events"),
                new("Median"),
                new(interval),
                new($"Mean to {Cell.Number(tau, digits)}"),
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
            tables.Add(AtTimes(result));
        }
        if (result.RestrictedMeans.Differences.Count > 0)
        {
            tables.Add(Contrasts(result));
        }
        return tables;
    }

    private static Table AtTimes(SurvivalResult result) =>
        new(
            "Survival at times",
            [new("Group", false), new("Time"), new("At risk"), new("Survival"), new(IntervalHeader(result))],
            result
                .Groups.SelectMany(group =>
                    group.At.Select(at => new TableRow([
                        group.Group,
                        Cell.Number(at.Time, at.Time % 1 == 0 ? 0 : 2),
                        Count(at.AtRisk),
                        Cell.Percent(at.Survival.Value),
                        Limits(100 * at.Survival.Interval?.Lower, 100 * at.Survival.Interval?.Upper, 1),
                    ]))
                )
                .ToArray(),
            [
                $"Intervals on the {result.Fit.Options.Interval.ToWord()} scale. NE: not estimable, beyond the group's follow-up.",
            ]
        );

    private static Table Contrasts(SurvivalResult result)
    {
        RestrictedMeanComparison means = result.RestrictedMeans;
        int digits = Digits(result);
        string interval = IntervalHeader(result);
        return new Table(
            $"Mean time to {Cell.Number(means.Tau, digits)}, against {means.Reference}",
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

    private static string[] Footnotes(SurvivalResult result)
    {
        var notes = new List<string> { "NE: not estimable (not reached)." };
        if (result.Test is { } test)
        {
            bool weighted = test.Weight.Rho != 0 || test.Weight.Gamma != 0;
            string name =
                (test.IsStratified ? "Stratified log-rank" : "Log-rank")
                + (weighted ? Invariant($", Fleming-Harrington({test.Weight.Rho}, {test.Weight.Gamma})") : "");
            notes.Add(
                test.Test.Reason is { } reason
                    ? $"{name}: no test, {reason}."
                    : $"{name}: chi-square {Cell.Number(test.Test.Statistic)} on {Cell.Number(test.Test.DegreesOfFreedom, 0)} df, p {P(test.Test.PValue)}."
            );
        }
        if (result.Fit.Table.HasSamplingWeights)
        {
            notes.Add("Weighted; standard errors are robust, events are sums of weights.");
        }
        return [.. notes];
    }

    private static string P(double? p)
    {
        string text = Cell.PValue(p);
        return text.StartsWith('<') ? text : "= " + text;
    }

    private static string[] Cells(Estimate estimate, int digits) =>
        [Cell.Number(estimate.Value, digits), Limits(estimate.Interval?.Lower, estimate.Interval?.Upper, digits)];

    private static string Limits(double? lower, double? upper, int digits) => Cell.Interval(lower, upper, digits);

    private static string Count(double count) => Cell.Number(count, count % 1 == 0 ? 0 : 1);

    private static string IntervalHeader(SurvivalResult result) =>
        Invariant($"{100 * result.Fit.Options.Level:0.##}% CI");

    /// <summary>Decimals of times: fewer the longer follow-up is.</summary>
    private static int Digits(SurvivalResult result) =>
        result.Fit.Curves.Max(curve => curve.LongestTime) switch
        {
            >= 100 => 1,
            >= 10 => 2,
            _ => 3,
        };
}
