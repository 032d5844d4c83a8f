using KetamineOutcomes.Analysis;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;

namespace KetamineOutcomes.Reporting;

/// <summary>The report of a run: one self-contained HTML page that prints well and that a screen reader can follow.</summary>
public static class Report
{
    private static readonly (string Id, string Title, Func<PlannedAnalysis, bool> Holds)[] Chapters =
    [
        ("rates", "Response and remission", a => a is RateAnalysis),
        ("change", "Change scores and effect sizes", a => a is ChangeAnalysis),
        (
            "onset",
            "Time and sessions to response and remission",
            a => a is TimeAnalysis and not (RelapseAnalysis or TimeOnTreatmentAnalysis)
        ),
        ("treatment", "Time on treatment", a => a is TimeOnTreatmentAnalysis),
        ("relapse", "Relapse", a => a is RelapseAnalysis),
        ("adverse-events", "Adverse events", a => a is AdverseEventsAnalysis),
        ("vital-signs", "Vital signs", a => a is VitalSignsAnalysis),
    ];

    /// <summary>Renders the report.</summary>
    /// <param name="run">The run.</param>
    /// <param name="pictures">Its figures, in the order in which they are shown; each goes under its analysis.</param>
    /// <returns>A whole HTML page. The same run and pictures give the same text: nothing in it depends on clock, folder or
    /// culture, and nothing is fetched.</returns>
    public static string ToHtml(TrialRun run, IReadOnlyList<Picture> pictures)
    {
        var body = new HtmlBuilder();
        Opening(body, run);
        ParticipantsChapter.Write(body, run);
        foreach ((string id, string title, Func<PlannedAnalysis, bool> holds) in Chapters)
        {
            AnalysisResult[] analyses = run.Analyses.Where(a => holds(a.Planned)).ToArray();
            if (analyses.Length > 0)
            {
                body.Heading(2, id, title);
                Notice(body, run);
                foreach (AnalysisResult analysis in analyses)
                {
                    AnalysisSection.Write(body, run, analysis, pictures);
                }
            }
        }
        FurtherFigures(body, run, pictures);
        MethodsChapter.Write(body, run);
        DataChapter.Write(body, run);
        body.Raw($"<footer>KetamineOutcomes {HtmlBuilder.Encode(LibraryVersion.Current)}. ")
            .Raw("Every number here stands in results.json at full precision.</footer>\n");
        return ReportPage.Render(run.Title, run.BlindNotice, body);
    }

    internal static void Notice(HtmlBuilder body, TrialRun run)
    {
        if (run.BlindNotice is { } notice)
        {
            body.Paragraph(notice, "notice");
        }
    }

    private static void Opening(HtmlBuilder body, TrialRun run)
    {
        body.Raw($"<h1>{HtmlBuilder.Encode(run.Title)}</h1>\n");
        string registration = run.Trial.Description.Registration is { } number ? $" Registration {number}." : "";
        body.Paragraph(
            Invariant($"{run.Trial.Subjects.Count} participants; {run.Analyses.Count} analyses.") + registration,
            "lead"
        );
        Notice(body, run);
        body.Heading(2, "summary", "Summary");
        body.Add(RunSummary.Of(run).ToTable(), "summary");
    }

    private static void FurtherFigures(HtmlBuilder body, TrialRun run, IReadOnlyList<Picture> pictures)
    {
        var shown = run.Analyses.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        Picture[] others = pictures.Where(p => p.AnalysisId is null || !shown.Contains(p.AnalysisId)).ToArray();
        if (others.Length > 0)
        {
            body.Heading(2, "figures", "Further figures");
            foreach (Picture picture in others)
            {
                body.Add(picture);
            }
        }
    }
}
