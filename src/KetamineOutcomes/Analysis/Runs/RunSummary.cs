using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>The main numbers of a run on one page: each group's, and its difference from the reference.</summary>
public sealed record RunSummary : Result
{
    /// <summary>The rows, in the plan's order, groups in theirs.</summary>
    public required IReadOnlyList<Headline> Headlines { get; init; }

    /// <summary>Confidence level of the plan.</summary>
    public required double Level { get; init; }

    /// <summary>Analyses that the summary leaves to the report, by their titles: of each kind the first is shown.</summary>
    public required IReadOnlyList<string> Further { get; init; }

    /// <summary>The summary of a run: the first analysis of each kind (response, remission, change, adjusted change, relapse
    /// …), in the plan's order.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The summary.</returns>
    public static RunSummary Of(TrialRun run)
    {
        AnalysisResult[] first = [.. run.Analyses.DistinctBy(KindOf)];
        return new RunSummary
        {
            Headlines = [.. first.SelectMany(HeadlineReader.Of)],
            Further = [.. run.Analyses.Except(first).Select(a => a.Title)],
            Level = run.Plan.Level,
        };
    }

    private static string KindOf(AnalysisResult analysis) =>
        analysis.Planned is ChangeAnalysis change ? $"{change.Type} {change.Method}" : analysis.Type;

    /// <inheritdoc/>
    public override Table ToTable()
    {
        var rows = new List<TableRow>();
        string? analysis = null;
        foreach (Headline headline in Headlines)
        {
            if (headline.Analysis != analysis)
            {
                analysis = headline.Analysis;
                rows.Add(new TableRow([headline.Analysis, "", "", "", ""]));
            }
            rows.Add(new TableRow([headline.Group, headline.N, headline.Result, headline.Difference, headline.P], 1));
        }
        string interval = Invariant($"{Math.Round(100 * Level, 6)}% interval");
        return new Table(
            "The main numbers",
            [
                new("Analysis and group", false),
                new("n"),
                new("Result"),
                new($"Difference from the reference ({interval})"),
                new("p"),
            ],
            rows,
            [
                "Rates: difference in percentage points (Newcombe), Fisher's exact test (McNemar's within people). Means: Welch's t-test; least-squares means where a covariance analysis was made. Times: medians; difference in restricted mean time. p-values are not adjusted for multiple comparisons.",
                .. Further.Count > 0 ? [$"Further analyses: {string.Join("; ", Further)}."] : Array.Empty<string>(),
            ]
        );
    }
}

/// <summary>The main number of one group in one analysis, finished for a table.</summary>
/// <param name="Analysis">The analysis' title.</param>
/// <param name="Group">The group.</param>
/// <param name="N">How many people.</param>
/// <param name="Result">The number.</param>
/// <param name="Difference">Difference from the reference with its interval; <c>reference</c> for that group.</param>
/// <param name="P">p-value of that difference; empty for the reference.</param>
public sealed record Headline(string Analysis, string Group, string N, string Result, string Difference, string P);
