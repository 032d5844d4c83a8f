using KetamineOutcomes.Analysis.Runs;

namespace KetamineOutcomes.Reporting;

/// <summary>Who took part: the flow of participants, Table 1, and who was left out of which analysis.</summary>
internal static class ParticipantsChapter
{
    public static void Write(HtmlBuilder body, TrialRun run)
    {
        body.Heading(2, "participants", "Participants");
        Report.Notice(body, run);
        body.Heading(3, "flow", "Flow of participants");
        body.Add(run.ParticipantFlow().ToTable());
        body.Heading(3, "baseline", "Baseline characteristics");
        body.Add(run.BaselineCharacteristics().ToTable());
        body.Heading(3, "left-out", "Who was left out of which analysis, and why");
        body.Add(run.Exclusions().ToTable());
    }
}
