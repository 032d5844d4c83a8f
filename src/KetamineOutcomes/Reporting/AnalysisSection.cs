using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Reporting.Methods;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Reporting;

/// <summary>One analysis in the report: who entered, what came out, its pictures, how it was done.</summary>
internal static class AnalysisSection
{
    public static void Write(HtmlBuilder body, AnalysisResult analysis, IReadOnlyList<Picture> pictures)
    {
        body.Heading(3, $"analysis-{analysis.Id}", analysis.Title);
        body.Paragraph(PopulationSentence(analysis.Population));
        if (analysis.Result is null)
        {
            body.Paragraph($"No result: {analysis.Reason}", "notice");
        }
        foreach (Table table in analysis.Result?.ToTables() ?? [])
        {
            body.Add(table);
        }
        foreach (Picture picture in pictures.Where(p => p.AnalysisId == analysis.Id))
        {
            body.Add(picture);
        }
        body.Folded("How this was computed", MethodOf(analysis));
    }

    private static string PopulationSentence(AnalysisPopulation population)
    {
        string excluded = string.Join("; ", population.Excluded.Select(e => Invariant($"{e.N} left out ({e.Reason})")));
        return Invariant($"{population.N} analysed") + (excluded.Length > 0 ? $"; {excluded}." : "; nobody left out.");
    }

    private static string MethodOf(AnalysisResult analysis)
    {
        var inner = new HtmlBuilder();
        inner.Paragraph(string.Join(" ", MethodsText.Of(analysis).Sentences));
        if (analysis.Result is not { } result)
        {
            return inner.ToString();
        }
        inner.Add(SettingsTable.Of($"Settings of {analysis.Id}", result.Settings));
        RowCounts rows = result.Rows;
        inner.Paragraph(
            Invariant($"Rows: {rows.Read} read, {rows.Used} used")
                + string.Concat(rows.Dropped.Select(d => Invariant($"; {d.Rows} dropped ({d.Reason})")))
                + "."
        );
        return inner.ToString();
    }
}
