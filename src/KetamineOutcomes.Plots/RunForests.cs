using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Plots;

/// <summary>Forests that bring the comparisons of several analyses together: a block an analysis, a row a group.</summary>
internal static class RunForests
{
    public static IEnumerable<Figure> Of(TrialRun run, IReadOnlyList<string> notes) =>
        new[] { Rates(run, notes), Changes(run, notes) }.OfType<Figure>();

    private static Figure? Changes(TrialRun run, IReadOnlyList<string> notes)
    {
        List<ForestRow> rows = Blocks(
            run,
            result => result is EffectResult effect ? EffectFigures.Rows(effect, standardised: true) : [],
            result => EffectFigures.ReferenceOf((EffectResult)result)
        );
        bool within = run.Analyses.Any(a => a.Result is EffectResult { Within: not null });
        bool isLowerBetter = run
            .Analyses.Select(a => a.Planned)
            .OfType<ChangeAnalysis>()
            .All(a => run.Trial.Scales.Find(a.Scale)?.Direction == ScaleDirection.LowerIsBetter);
        string measure = within ? "Cohen's dz" : "Hedges' g";
        var words = new ForestWords("Change: standardised differences from the reference", measure)
        {
            CellHeadings = [within ? "Pairs" : "n"],
            EstimateHeading = $"{measure} ({FigureText.Level(run.Plan.Level)} CI)",
            LeftSide = isLowerBetter ? "Favours group" : "",
            RightSide = isLowerBetter ? "Favours reference" : "",
            Notes = ["Group minus reference. Intervals: noncentral t."],
        };
        return rows.Count(r => !r.IsHeading) < 2
            ? null
            : ForestFigure.Draw("effects-change", rows, words, new ForestFigureOptions { Notes = notes });
    }

    private static List<ForestRow> Blocks(
        TrialRun run,
        Func<ProcedureResult, IReadOnlyList<ForestRow>> rowsOf,
        Func<ProcedureResult, string> referenceOf
    )
    {
        var rows = new List<ForestRow>();
        bool routesAreArms = new RunGroups(run).RoutesAreArms;
        foreach (AnalysisResult analysis in run.Analyses)
        {
            // The same numbers under other names would look like more evidence.
            if (routesAreArms && analysis.By == "route" && IsRepeated(run, analysis))
            {
                continue;
            }
            if (analysis.Result is { } result && rowsOf(result) is { Count: > 0 } own)
            {
                rows.Add(new ForestRow($"{analysis.Title}, v {referenceOf(result)}") { IsHeading = true });
                rows.AddRange(own.Select(r => r with { Indent = 1 }));
            }
        }
        return rows;
    }

    private static bool IsRepeated(TrialRun run, AnalysisResult analysis) =>
        run.Analyses.Any(other => other.By == "arm" && Unnamed(other.Planned) == Unnamed(analysis.Planned));

    private static PlannedAnalysis Unnamed(PlannedAnalysis planned) =>
        planned with
        {
            Id = "",
            Title = null,
            By = null,
            Reference = null,
        };

    private static Figure? Rates(TrialRun run, IReadOnlyList<string> notes)
    {
        List<ForestRow> rows = Blocks(
            run,
            result => result is ProportionResult rates ? ProportionFigures.DifferenceRows(rates) : [],
            result => ProportionFigures.ReferenceOf((ProportionResult)result)
        );
        if (rows.Count(r => !r.IsHeading) < 2)
        {
            return null;
        }
        string level = FigureText.Level(run.Plan.Level);
        var words = new ForestWords(
            "Response and remission: differences from the reference",
            "Difference (percentage points)"
        )
        {
            CellHeadings = ["Events/n"],
            EstimateHeading = $"Points ({level} CI)",
            Decimals = 1,
            LeftSide = "Favours reference",
            RightSide = "Favours group",
            Notes = ["Group minus reference. Intervals: Newcombe."],
        };
        return ForestFigure.Draw("effects-rates", rows, words, new ForestFigureOptions { Notes = notes });
    }
}
