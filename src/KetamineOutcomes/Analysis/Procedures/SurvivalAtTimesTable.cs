using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Survival at the times asked for, the times across: a block for the probabilities, one for the people at risk, one
/// for the differences, each with a row a group.</summary>
internal static class SurvivalAtTimesTable
{
    // More columns than this do not fit a page: then the times go down.
    private const int MostAcross = 5;

    public static Table Of(SurvivalResult result)
    {
        double[] times = [.. result.Groups[0].At.Select(at => at.Time)];
        return times.Length <= MostAcross ? Across(result, times) : Down(result);
    }

    private static Table Across(SurvivalResult result, double[] times)
    {
        string interval = SurvivalTables.IntervalHeader(result);
        var rows = new List<TableRow>();
        Heading($"Survival ({interval})");
        foreach (SurvivalGroup group in result.Groups)
        {
            Row(group.Group, group.At.Select(at => WithLimits(Cell.Percent(at.Survival.Value), at.Survival)));
        }
        Heading("At risk");
        foreach (SurvivalGroup group in result.Groups)
        {
            Row(group.Group, group.At.Select(at => SurvivalTables.Count(at.AtRisk)));
        }
        if (IsCompared(result))
        {
            Heading($"Difference from {result.RestrictedMeans.Reference}, points ({interval})");
            foreach (SurvivalGroup group in result.Groups.Where(g => g.Group != result.RestrictedMeans.Reference))
            {
                Row(group.Group, result.Milestones.Select(m => Difference(m, group.Group)));
            }
        }
        return new Table(
            "Survival at times",
            [new("Time", false), .. times.Select(time => new TableColumn(Cell.Shortest(time)))],
            rows,
            Notes(result)
        );

        void Heading(string text) => rows.Add(new TableRow([text, .. times.Select(_ => "")]));
        void Row(string name, IEnumerable<string> cells) => rows.Add(new TableRow([name, .. cells], 1));
    }

    private static Table Down(SurvivalResult result)
    {
        string interval = SurvivalTables.IntervalHeader(result);
        bool compared = IsCompared(result);
        return new Table(
            "Survival at times",
            [
                new("Group", false),
                new("Time"),
                new("At risk"),
                new($"Survival ({interval})"),
                .. compared
                    ? [new TableColumn($"Difference from {result.RestrictedMeans.Reference}, points ({interval})")]
                    : Array.Empty<TableColumn>(),
            ],
            [
                .. result.Groups.SelectMany(group =>
                    group.At.Select(
                        (at, i) =>
                            new TableRow([
                                group.Group,
                                Cell.Shortest(at.Time),
                                SurvivalTables.Count(at.AtRisk),
                                WithLimits(Cell.Percent(at.Survival.Value), at.Survival),
                                .. compared ? [Difference(result.Milestones[i], group.Group)] : Array.Empty<string>(),
                            ])
                    )
                ),
            ],
            Notes(result)
        );
    }

    private static string[] Notes(SurvivalResult result) =>
        [
            $"Intervals on the {result.Fit.Options.Interval.ToWord()} scale."
                + (
                    IsCompared(result) ? " Differences are in percentage points, with plain intervals and their p." : ""
                ),
            "NE: not estimable (beyond the group's follow-up, or no interval where survival is 100% or 0%).",
        ];

    private static bool IsCompared(SurvivalResult result) => result.Milestones.Any(m => m.Differences.Count > 0);

    private static string Difference(MilestoneComparison milestone, string group) =>
        milestone.Differences.FirstOrDefault(d => d.Group == group) is { } difference
            ? WithLimits(Cell.Number(100 * difference.Estimate.Value, 1), difference.Estimate)
                + (difference.Test?.PValue is { } p ? $", {Cell.PStatement(p)}" : "")
            : "reference";

    private static string WithLimits(string value, Estimate estimate)
    {
        string limits = Cell.Interval(100 * estimate.Interval?.Lower, 100 * estimate.Interval?.Upper, 1);
        return value == Cell.NotEstimable && limits == value ? value : $"{value} ({limits})";
    }
}
