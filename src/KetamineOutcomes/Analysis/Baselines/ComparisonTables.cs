using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A comparison as tables: what moved part by part, and each difference.</summary>
internal static class ComparisonTables
{
    private const string NotThere = "(not there)";

    /// <summary>Nothing but a sentence, when nothing differs.</summary>
    public static Table NoDifference(BaselineComparison comparison) =>
        new(
            $"No difference from {comparison.BaselineName} in {Count(comparison.Compared, "value")}.",
            [],
            [],
            Footnotes(comparison)
        );

    /// <summary>A row a part that differs: how many values moved, the largest move, and what differs beside them.</summary>
    public static Table Overview(BaselineComparison comparison) =>
        new(
            Invariant(
                $"{Count(comparison.Differences.Count, "difference")} from {comparison.BaselineName} in {Count(comparison.Compared, "value")}"
            ),
            [new("Part", false), new("Moved"), new("Largest relative"), new("What differs beside it", false)],
            [.. comparison.Parts.Where(part => !part.IsMatch).SelectMany(Rows)],
            Footnotes(comparison)
        );

    /// <summary>A row a difference, up to a number of rows.</summary>
    public static Table Differences(BaselineComparison comparison, int most)
    {
        if (comparison.IsMatch)
        {
            return NoDifference(comparison);
        }
        IReadOnlyList<BaselineDifference> all = comparison.Differences;
        string[] notes =
            all.Count > most
                ? [$"{Count(all.Count - most, "more difference")} not shown; `check --all` and the JSON hold all."]
                : [];
        return new(
            "Differences",
            [new("Path", false), new("From"), new("To"), new("Difference"), new("Relative")],
            [.. Rows(comparison, most)],
            notes
        );
    }

    /// <summary>What moved in a part, in a sentence: <c>12 values moved; settings.confType differs: log-log → log</c>.</summary>
    public static string Sentence(BaselinePart part)
    {
        int moved = part.Moved.Count();
        int settings = part.Differences.Count - moved;
        return moved == 0
            ? $"{Count(settings, "setting")} {(settings == 1 ? "differs" : "differ")}"
            : $"{Count(moved, "value")} moved; {string.Join("; ", Beside(part))}";
    }

    private static IEnumerable<TableRow> Rows(BaselinePart part)
    {
        int moved = part.Moved.Count();
        double? largest = part.Moved.Select(d => Math.Abs(d.RelativeDifference ?? 0)).DefaultIfEmpty(0).Max();
        string[] beside = moved == 0 ? [Sentence(part)] : Beside(part);
        for (int i = 0; i < beside.Length; i++)
        {
            yield return i > 0
                ? new TableRow(["", "", "", beside[i]])
                : new TableRow([
                    part.Path,
                    Invariant($"{moved}"),
                    largest > 0 ? Invariant($"{largest:G3}") : "",
                    beside[0],
                ]);
        }
    }

    private static string[] Beside(BaselinePart part) =>
        part.Causes.Count > 0
            ? [.. part.Causes.Select(cause => cause.ToString())]
            : ["nothing: settings, files and version are the same"];

    /// <summary>Differences below their analysis, whose path stands once: that path, a dot and the row's make the whole.</summary>
    private static IEnumerable<TableRow> Rows(BaselineComparison comparison, int most)
    {
        int left = most;
        foreach (BaselinePart part in comparison.Parts.Where(part => !part.IsMatch))
        {
            bool isAnalysis = part.Steps.Count > 1 && part.Differences[0].Steps.Count > part.Steps.Count;
            if (isAnalysis && left > 0)
            {
                yield return new TableRow([part.Path, "", "", "", ""]);
            }
            foreach (BaselineDifference difference in part.Differences.Take(left))
            {
                yield return isAnalysis
                    ? Row(difference, ResultPath.Text(difference.Steps.Skip(part.Steps.Count)), indent: 1)
                    : Row(difference, difference.Path, indent: 0);
            }
            left = Math.Max(0, left - part.Differences.Count);
        }
    }

    private static TableRow Row(BaselineDifference difference, string path, int indent) =>
        new(
            [
                path,
                CellOf(difference.Baseline),
                CellOf(difference.Actual),
                difference.Difference is { } absolute ? Invariant($"{absolute:G3}") : "",
                difference.RelativeDifference is { } relative ? Invariant($"{relative:G3}") : "",
            ],
            indent
        );

    private static string CellOf(string? json) =>
        json is null ? NotThere
        : json.Length <= 32 ? json
        : string.Concat(json.AsSpan(0, 31), "…");

    private static IReadOnlyList<string> Footnotes(BaselineComparison comparison)
    {
        BaselineTolerance tolerance = comparison.Tolerance;
        string own =
            tolerance.Paths.Count > 0 ? $"; {Count(tolerance.Paths.Count, "path")} with a tolerance of its own" : "";
        List<string> notes =
        [
            Invariant(
                $"Numbers count as equal within {tolerance.Absolute:R} absolute or {tolerance.Relative:R} relative; whole numbers are exact{own}."
            ),
        ];
        if (comparison.Ignored.Count > 0)
        {
            notes.Add($"Not counted: {Count(comparison.Ignored.Count, "difference")} that the tolerance ignores.");
        }
        foreach (PathTolerance unused in comparison.UnusedTolerances)
        {
            notes.Add($"The tolerance for '{unused.Path}' names nothing in either result.");
        }
        if (comparison.BaselineVersion != comparison.ActualVersion)
        {
            notes.Add(
                $"The baseline was written by version {comparison.BaselineVersion ?? "unknown"}, the result by version {comparison.ActualVersion ?? "unknown"}."
            );
        }
        return notes;
    }

    private static string Count(int count, string what) => Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}
