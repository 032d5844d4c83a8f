using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>The table of a comparison: each group, then each comparison with its measures, then the overall tests.</summary>
internal static class ComparisonTable
{
    public static Table Of(
        string title,
        IReadOnlyList<GroupSummary> groups,
        IReadOnlyList<TwoGroups> comparisons,
        IReadOnlyList<PairedGroups> paired,
        TestResult? anova,
        TestResult? kruskalWallis,
        MeanComparisonOptions options
    )
    {
        var rows = new List<TableRow>();
        var reasons = new List<string>();
        foreach (GroupSummary group in groups)
        {
            Heading(rows, group.Group, Cell.Number(group.N, 0));
            Add(rows, reasons, "Mean", group.Mean, null);
            Plain(rows, "Standard deviation", Cell.Number(group.StandardDeviation));
            Plain(
                rows,
                "Median (Q1 to Q3)",
                $"{Cell.Number(group.Median)} ({Cell.Interval(group.LowerQuartile, group.UpperQuartile)})"
            );
            Plain(rows, "Range", Cell.Interval(group.Minimum, group.Maximum));
        }
        foreach (TwoGroups pair in comparisons)
        {
            Heading(rows, $"{pair.Group} minus {pair.Reference}", "");
            Add(rows, reasons, "Mean difference (Welch)", pair.Welch.Difference, pair.Welch.Test);
            Add(rows, reasons, "Mean difference (pooled)", pair.Pooled.Difference, pair.Pooled.Test);
            Add(rows, reasons, "Cohen's d", pair.CohensD, null);
            Add(rows, reasons, "Hedges' g", pair.HedgesG, null);
            Add(rows, reasons, "Glass's delta", pair.GlassDelta, null);
            Add(rows, reasons, "Cliff's delta", pair.CliffsDelta, null);
            Add(rows, reasons, "Common language", pair.CommonLanguage, null);
            Add(rows, reasons, "Shift (Mann-Whitney)", pair.MannWhitney.Shift, pair.MannWhitney.Test);
        }
        foreach (PairedGroups pair in paired)
        {
            Heading(rows, $"{pair.Group} minus {pair.Reference}", Cell.Number(pair.N, 0));
            Add(rows, reasons, "Mean difference (paired)", pair.MeanDifference.Difference, pair.MeanDifference.Test);
            Add(rows, reasons, "Cohen's dz", pair.CohensDz, null);
            Add(rows, reasons, "Shift (signed rank)", pair.Wilcoxon.Shift, pair.Wilcoxon.Test);
        }
        Overall(rows, reasons, "Analysis of variance", anova);
        Overall(rows, reasons, "Kruskal-Wallis", kruskalWallis);
        return new Table(
            title,
            [new("", IsNumeric: false), new("n"), new("Estimate"), new(EstimateCells.Heading(options.Level)), new("p")],
            rows,
            reasons
        );
    }

    private static void Heading(List<TableRow> rows, string text, string n) => rows.Add(new([text, n, "", "", ""]));

    private static void Plain(List<TableRow> rows, string label, string text) =>
        rows.Add(new([label, "", text, "", ""], 1));

    private static void Add(
        List<TableRow> rows,
        List<string> reasons,
        string label,
        Estimate estimate,
        TestResult? test
    )
    {
        rows.Add(
            new(
                [
                    label,
                    "",
                    Cell.Number(estimate.Value),
                    estimate.Interval is null ? "" : EstimateCells.Interval(estimate.Interval),
                    test is null ? "" : Cell.PValue(test.PValue),
                ],
                1
            )
        );
        Note(reasons, label, estimate.Reason ?? estimate.Interval?.Reason ?? test?.Reason);
    }

    private static void Overall(List<TableRow> rows, List<string> reasons, string label, TestResult? test)
    {
        if (test is not null)
        {
            rows.Add(new([label, "", Cell.Number(test.Statistic), "", Cell.PValue(test.PValue)]));
            Note(reasons, label, test.Reason);
        }
    }

    private static void Note(List<string> reasons, string label, string? reason)
    {
        string note = $"{label}: {reason}.";
        if (reason is not null && !reasons.Contains(note))
        {
            reasons.Add(note);
        }
    }
}
