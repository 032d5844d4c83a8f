using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The tables that people read of a <see cref="CompetingRisksResult"/>.</summary>
internal static class CompetingRisksTables
{
    public static Table Summary(CompetingRisksResult result)
    {
        string interval = EstimateCells.Heading(result.Fit.Options.Level);
        string lost = result.Tau is null ? "Time lost" : $"Time lost to {Cell.Shortest(result.Tau)}";
        return new Table(
            "Competing risks: cumulative incidence (Aalen-Johansen)",
            [
                new("Group", false),
                new("n"),
                new("Cause", false),
                new("Events"),
                new("At the end of follow-up"),
                new(interval),
                new(lost),
                new(interval),
            ],
            result
                .Groups.SelectMany(group =>
                    group.Causes.Select(
                        (cause, i) =>
                            new TableRow([
                                i == 0 ? group.Incidence.Group : "",
                                i == 0 ? Cell.Number(group.Incidence.People, 0) : "",
                                cause.Curve.Cause,
                                Count(cause.Curve.Events),
                                .. AtTheEnd(cause.Curve),
                                Cell.Number(cause.TimeLost.Value, 1),
                                EstimateCells.Interval(cause.TimeLost.Interval, 1),
                            ])
                    )
                )
                .ToArray(),
            Footnotes(result)
        );
    }

    public static IReadOnlyList<Table> All(CompetingRisksResult result)
    {
        var tables = new List<Table> { Summary(result) };
        if (result.Groups.Any(group => group.EventFree.Count > 0))
        {
            tables.Add(AtTimes(result));
        }
        if (result.FineGray is not null || result.CauseSpecific.Count > 0)
        {
            tables.Add(Models(result));
        }
        return tables;
    }

    private static Table AtTimes(CompetingRisksResult result) =>
        new(
            "Cumulative incidence at times",
            [
                new("Group", false),
                new("Time"),
                new("At risk"),
                .. result.Fit.Causes.Select(cause => new TableColumn(
                    $"{cause} ({EstimateCells.Heading(result.Fit.Options.Level)})"
                )),
                new("No event"),
            ],
            result
                .Groups.SelectMany(group =>
                    group.EventFree.Select(
                        (at, i) =>
                            new TableRow([
                                group.Incidence.Group,
                                Cell.Shortest(at.Time),
                                Count(at.AtRisk),
                                .. group.Causes.Select(cause => WithLimits(cause.At[i].Incidence)),
                                Cell.Percent(at.Survival.Value),
                            ])
                    )
                )
                .ToArray(),
            [
                $"Intervals on the {result.Fit.Options.Interval.ToWord()} scale.",
                "NE: not estimable (beyond the group's follow-up, or no interval where the incidence is 0).",
            ]
        );

    /// <summary>Cause-specific hazards, the test of incidences and the subdistribution hazard on one page.</summary>
    private static Table Models(CompetingRisksResult result)
    {
        string interval = EstimateCells.Heading(result.Fit.Options.Level);
        var rows = new List<TableRow>();
        foreach (CauseSpecificModel model in result.CauseSpecific)
        {
            rows.Add(Heading($"Cause-specific hazard: {model.Cause}"));
            rows.AddRange(model.Fit.Coefficients.Select(c => Row(c.Term, c.HazardRatio, c.Test)));
        }
        if (result.FineGray is { } fineGray)
        {
            rows.Add(Heading($"Subdistribution hazard (Fine-Gray): {result.Cause}"));
            rows.AddRange(fineGray.Coefficients.Select(c => Row(c.Term, c.SubdistributionHazardRatio, c.Test)));
        }
        IEnumerable<string> reasons = result
            .CauseSpecific.SelectMany(m => m.Fit.Coefficients.Select(c => c.Estimate.Reason).Concat(m.Fit.Warnings))
            .Concat(result.FineGray?.Coefficients.Select(c => c.Estimate.Reason) ?? [])
            .Append(result.ModelReason)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(reason => Cell.Sentence(reason) + ".");
        return new Table(
            "Regression of competing risks",
            [new("", false), new("Ratio"), new(interval), new("p")],
            rows,
            [
                "A cause-specific ratio compares rates among those still without any event; a subdistribution ratio says which way "
                    + "the incidence itself moves.",
                .. reasons,
            ]
        );

        static TableRow Heading(string text) => new([text, "", "", ""]);
        static TableRow Row(string term, Estimate ratio, TestResult test) =>
            new([term, Cell.Number(ratio.Value), EstimateCells.Interval(ratio.Interval), Cell.PValue(test.PValue)], 1);
    }

    private static string[] Footnotes(CompetingRisksResult result)
    {
        var notes = new List<string>();
        foreach (GrayTest test in result.Gray)
        {
            string name = $"{(test.IsStratified ? "Stratified " : "")}Gray's test, {test.Cause}";
            notes.Add(
                test.Test.Reason is { } reason
                    ? $"{name}: no test, {reason}."
                    : $"{name}: chi-square {Cell.Number(test.Test.Statistic)} on {Cell.Number(test.Test.DegreesOfFreedom, 0)} df, {Cell.PStatement(test.Test.PValue)}."
            );
        }
        if (result.ModelReason is { } none)
        {
            notes.Add($"No Fine-Gray model: {none}.");
        }
        if (result.Fit.Table.HasSamplingWeights)
        {
            notes.Add("Weighted; standard errors are robust, events are sums of weights.");
        }
        notes.Add(
            result.Fit.Options.Variance == IncidenceVariance.Aalen
                ? "Aalen's variance."
                : "Variance by the delta method."
        );
        return [.. notes];
    }

    private static string[] AtTheEnd(IncidenceCurve curve)
    {
        IncidencePoint? last = curve.Count > 0 ? curve[curve.Count - 1] : null;
        return [Cell.Percent(last?.Incidence), Cell.Interval(100 * last?.Lower, 100 * last?.Upper, 1)];
    }

    private static string WithLimits(Estimate estimate)
    {
        string value = Cell.Percent(estimate.Value);
        string limits = Cell.Interval(100 * estimate.Interval?.Lower, 100 * estimate.Interval?.Upper, 1);
        return value == Cell.NotEstimable && limits == value ? value : $"{value} ({limits})";
    }

    private static string Count(double count) => Cell.Number(count, count % 1 == 0 ? 0 : 1);
}
