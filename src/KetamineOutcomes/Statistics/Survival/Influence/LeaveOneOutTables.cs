using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.Influence;

/// <summary>The tables of a <see cref="LeaveOneOutResult"/>.</summary>
internal static class LeaveOneOutTables
{
    public static Table Comparisons(LeaveOneOutResult result)
    {
        bool several = result.Groups.Count > 2;
        bool hasTime = result.At is not null;
        string interval = EstimateCells.Heading(result.Level);
        TableColumn[] columns =
        [
            new("Left out", false),
            new("n"),
            new("Events"),
            .. several ? [new TableColumn("Group", false)] : Array.Empty<TableColumn>(),
            new("Hazard ratio"),
            new(interval),
            .. hasTime
                ? [new TableColumn($"Difference at {Cell.Shortest(result.At)}, points ({interval})")]
                : Array.Empty<TableColumn>(),
            new("Log-rank p"),
            new("Crosses"),
        ];
        return new Table(
            $"Hazard ratios against {result.Reference} with each {result.Part} left out",
            columns,
            [.. new[] { result.All }.Concat(result.Without).SelectMany(fit => Rows(result, fit, several, hasTime))],
            Notes(result)
        );
    }

    public static Table ByPart(LeaveOneOutResult result)
    {
        int width = result.Groups.Count;
        IEnumerable<TableRow> rows = result
            .Counts.Chunk(width)
            .Select(part => new TableRow([part[0].Part, .. part.Select(Share)]));
        return new Table(
            $"Events by {result.Part} and group",
            [new(result.Part, false), .. result.Groups.Select(group => new TableColumn(group))],
            [.. rows],
            ["Events/people (percent of people, whatever their follow-up)."]
        );
    }

    private static IEnumerable<TableRow> Rows(LeaveOneOutResult result, LeaveOneOutStep fit, bool several, bool hasTime)
    {
        for (int i = 0; i < fit.Comparisons.Count; i++)
        {
            LeaveOneOutComparison comparison = fit.Comparisons[i];
            bool first = i == 0;
            yield return new TableRow([
                first ? fit.LeftOut ?? "None" : "",
                first ? Cell.Number(fit.People, 0) : "",
                first ? Count(fit.Events) : "",
                .. several ? [comparison.Group] : Array.Empty<string>(),
                Cell.Number(comparison.HazardRatio.Value),
                EstimateCells.Interval(comparison.HazardRatio.Interval),
                .. hasTime ? [Difference(comparison.Difference)] : Array.Empty<string>(),
                first ? Cell.PValue(fit.Test.PValue) : "",
                first && fit.LeftOut is not null ? Crossing(result.Crosses(fit)) : "",
            ]);
        }
    }

    private static IReadOnlyList<string> Notes(LeaveOneOutResult result)
    {
        string alpha = Cell.Shortest(1 - result.Level, 4);
        string[] carriers = [.. result.Without.Where(f => result.Crosses(f) == true).Select(f => f.LeftOut!)];
        string[] reasons =
        [
            .. new[] { result.All }
                .Concat(result.Without)
                .SelectMany(fit => fit.Comparisons.Select(c => c.HazardRatio.Reason).Append(fit.Test.Reason))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Select(reason => Cell.Sentence(reason) + "."),
        ];
        string[] most = result.MostInfluential() is { } part
            ? [$"The hazard ratio{Of(result)} moves most without {part}."]
            : [];
        return
        [
            carriers.Length == 0
                ? $"No {result.Part} carries the result: without any of them the log-rank p stays on its side of {alpha}."
                : $"The log-rank p lies on the other side of {alpha} without {string.Join(", ", carriers)}.",
            .. most,
            "Cox regression of the group alone (Efron), log-rank test of all groups; not adjusted for the number of looks.",
            .. reasons,
        ];
    }

    private static string Of(LeaveOneOutResult result) =>
        result.Groups.Count > 2 ? $" of {result.All.Comparisons[0].Group}" : "";

    private static string Difference(SurvivalContrast? difference) =>
        difference?.Estimate.Value is { } value
            ? Cell.Number(100 * value, 1)
                + $" ({Cell.Interval(100 * difference.Estimate.Interval?.Lower, 100 * difference.Estimate.Interval?.Upper, 1)})"
            : Cell.NotEstimable;

    private static string Crossing(bool? crosses) =>
        crosses switch
        {
            true => "yes",
            false => "no",
            null => Cell.NotEstimable,
        };

    private static string Share(PartCount count) =>
        count.People == 0
            ? "0/0"
            : $"{Count(count.Events)}/{Count(count.People)} ({Cell.Percent(count.Events / count.People, 0)})";

    private static string Count(double count) => Cell.Number(count, count % 1 == 0 ? 0 : 1);
}
