using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Reporting.Methods;

namespace KetamineOutcomes.Reporting;

/// <summary>Methods in words, ready to paste, with sources; the run's settings; the plan itself.</summary>
internal static class MethodsChapter
{
    public static void Write(HtmlBuilder body, TrialRun run)
    {
        body.Heading(2, "methods", "Methods");
        MethodsParagraph methods = MethodsParagraph.Of(run);
        body.Raw("<blockquote>\n");
        if (methods.Outcomes.Count > 0)
        {
            body.SmallHeading("Outcomes").Paragraph(string.Join(" ", methods.Outcomes));
        }
        body.SmallHeading("Statistical analysis").Paragraph(string.Join(" ", methods.Statistics));
        body.Raw("</blockquote>\n");
        if (methods.Sources.Count > 0)
        {
            body.SmallHeading("Sources");
            body.Items(methods.Sources);
        }
        body.AddAside(SettingsTable.Of("Settings of the run", run.Settings));
        body.Folded("The analysis plan", $"<pre>{HtmlBuilder.Encode(run.Plan.ToJson())}</pre>\n");
    }
}
