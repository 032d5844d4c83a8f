using KetamineOutcomes.Analysis.Simulation.Design;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Draws everything about one participant.</summary>
internal static class ParticipantDraw
{
    public static TrialTables Draw(TrialDesign design, int arm, int number, string id)
    {
        var participant = new Participant(design, arm, number, id);
        var scores = new CourseDraw(design, participant);
        Course course = scores.Draw();
        MaintenanceDraw.Draw(design, participant, course, scores);
        var tables = new TrialTables();
        participant.Write(tables.Subjects, course);
        AssessmentDraw.Write(design, participant, course, tables.Assessments);
        IReadOnlyList<DosingSession> sessions = DosingSession.Draw(design, participant, course);
        foreach (DosingSession session in sessions)
        {
            session.Write(participant, tables.Sessions);
        }
        if (course.FollowUpStart is { } start)
        {
            tables.FollowUp.Cell(id).Cell(start).Cell(course.EndDay).Cell(course.Status).Cell(course.Reason).End();
        }
        IReadOnlyDictionary<double, string> sideEffects = AdverseEventDraw.Write(
            design,
            participant,
            course,
            sessions,
            tables.AdverseEvents
        );
        VitalSignDraw.Write(design, participant, sessions, tables.Vitals);
        MeasureDraw.WriteBiomarkers(design, participant, course, tables.Biomarkers);
        MeasureDraw.WriteCognition(design, participant, course, tables.Cognition);
        DiaryDraw.Write(design, participant, course, sideEffects, tables.Diary);
        MedicationDraw.Write(design, participant, tables.Medications);
        CostDraw.Write(design, participant, course, sessions, tables.Costs);
        return tables;
    }
}
