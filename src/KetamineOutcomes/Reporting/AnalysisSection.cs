using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Reporting.Methods;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials.Dosing;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Reporting;

/// <summary>One analysis in the report: who entered, what came out, its pictures, how it was done.</summary>
internal static class AnalysisSection
{
    public static void Write(HtmlBuilder body, TrialRun run, AnalysisResult analysis, IReadOnlyList<Picture> pictures)
    {
        body.Heading(3, $"analysis-{analysis.Id}", analysis.Title);
        string routes = analysis.By == Grouping.Route ? " " + Routes(analysis) : "";
        body.Paragraph(PopulationSentence(analysis.Population) + routes);
        if (analysis.Result is null)
        {
            body.Paragraph($"No result: {analysis.Reason}", "notice");
        }
        foreach (Table table in analysis.Result is null ? [] : analysis.ToTables())
        {
            body.Add(table);
        }
        foreach (Picture picture in pictures.Where(p => p.AnalysisId == analysis.Id))
        {
            body.Add(picture);
        }
        body.Folded("How this was computed", MethodOf(run, analysis));
    }

    private static string PopulationSentence(AnalysisPopulation population)
    {
        string excluded = string.Join("; ", population.Excluded.Select(e => Invariant($"{e.N} left out ({e.Reason})")));
        return Invariant($"{population.N} analysed") + (excluded.Length > 0 ? $"; {excluded}." : "; nobody left out.");
    }

    private static string Routes(AnalysisResult analysis) =>
        "Routes are "
        + MethodsText.Join(DosingRoutes.Codes.Where(code => Occurs(analysis, code)).Select(InWords))
        + ".";

    private static bool Occurs(AnalysisResult analysis, string code) =>
        analysis.Data.Columns.OfType<Factor>().Any(f => f.Name == analysis.By && f.Levels.Contains(code));

    private static string InWords(string code) =>
        DosingRoutes.Find(code) is { } route and not DosingRoute.None
            ? $"{code} ({route.Name().ToLowerInvariant()})"
            : $"{code} (no drug, or placebo)";

    private static string MethodOf(TrialRun run, AnalysisResult analysis)
    {
        var inner = new HtmlBuilder();
        MethodsText text = MethodsText.Of(run, analysis);
        inner.Paragraph(string.Join(" ", text.Outcomes.Concat(text.Statistics)));
        if (analysis.Result is not { } result)
        {
            return inner.ToString();
        }
        inner.AddAside(SettingsTable.Of($"Settings of {analysis.Id}", result.Settings));
        RowCounts rows = result.Rows;
        inner.Paragraph(
            Invariant($"Rows: {rows.Read} read, {rows.Used} used")
                + string.Concat(rows.Dropped.Select(d => Invariant($"; {d.Rows} dropped ({d.Reason})")))
                + "."
        );
        return inner.ToString();
    }
}
