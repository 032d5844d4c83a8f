using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Draws the maintenance phase: relapse by SUSTAIN-1's rule, withdrawal, loss, or the end.</summary>
internal static class MaintenanceDraw
{
    public static void Draw(TrialDesign design, Participant participant, Course course, CourseDraw scores)
    {
        if (design.Maintenance is not { } maintenance || !Enters(design, maintenance, course))
        {
            return;
        }
        RandomStream random = participant.Stream(StreamUse.Maintenance);
        double start = course.EndDay;
        double relapse = start + Draws.Wait(random, participant.Arm.RelapsePer30Days / 30);
        double withdrawn = start + Draws.Wait(random, maintenance.WithdrawnPer30Days / 30);
        double lost = start + Draws.Wait(random, maintenance.LostPer30Days / 30);
        bool admitted = random.NextBool(maintenance.Hospitalised);
        double leaves = Math.Floor(Math.Min(withdrawn, lost));
        double admission = admitted ? Math.Ceiling(relapse) : double.PositiveInfinity;
        course.FollowUpStart = start;
        bool excursion = false;
        for (int k = 1; ; k++)
        {
            double day = start + k * maintenance.VisitEvery;
            double end = start + maintenance.Days;
            double next = Math.Min(day, end);
            if (Math.Min(leaves, admission) < next)
            {
                (double at, string status, string reason) =
                    admission <= leaves ? (admission, "relapse", "admitted to hospital for depression")
                    : withdrawn <= lost ? (leaves, "withdrawn", "withdrew consent")
                    : (leaves, "lost", "lost to follow-up");
                Close(course, Math.Max(at, course.Visits[^1].Day), status, reason);
                return;
            }
            if (day > end)
            {
                Close(course, end, "completed", "completed maintenance");
                return;
            }
            bool relapsed = !admitted && relapse <= day;
            // No excursion next to another or to a relapse: two high scores running would be one.
            bool mayRise = !excursion && relapse > day + maintenance.VisitEvery;
            excursion = random.NextBool(maintenance.Excursions) && mayRise;
            double high = Math.Min(60, maintenance.Threshold + Math.Floor(Math.Abs(5 * random.NextNormal())));
            double score = Math.Min(scores.NextScore(day), maintenance.Threshold - 1);
            Visit(course, day, start, relapsed || excursion ? high : score);
            if (relapsed)
            {
                double confirmed = day + maintenance.ConfirmAfter;
                if (confirmed > end && leaves >= end)
                {
                    Close(course, end, "completed", "completed maintenance");
                    return;
                }
                if (leaves < confirmed)
                {
                    bool withdrew = withdrawn <= lost;
                    string reason = withdrew ? "withdrew consent" : "lost to follow-up";
                    Close(course, Math.Max(leaves, day), withdrew ? "withdrawn" : "lost", reason);
                    return;
                }
                double again = maintenance.Threshold + Math.Floor(Math.Abs(5 * random.NextNormal()));
                Visit(course, confirmed, start, Math.Min(60, again));
                Close(
                    course,
                    confirmed,
                    "relapse",
                    Invariant($"MADRS of {maintenance.Threshold} or more at two visits running")
                );
                return;
            }
        }
    }

    /// <summary>A response at the last planned visit, and a score under the threshold.</summary>
    private static bool Enters(TrialDesign design, MaintenanceDesign maintenance, Course course)
    {
        ScoredVisit last = course.Visits[^1];
        return last.Planned == design.Visits[^1].Day
            && !last.IsMissing
            && last.Score <= (1 - maintenance.Reduction) * course.Baseline
            && last.Score < maintenance.Threshold;
    }

    private static void Visit(Course course, double day, double start, double score) =>
        course.Visits.Add(new ScoredVisit(day, double.NaN, Invariant($"Maintenance day {day - start}"), score, false));

    private static void Close(Course course, double day, string status, string reason)
    {
        course.EndDay = day;
        course.Status = status;
        course.Reason = reason;
        course.EndReason = status is "completed" or "relapse" ? status : reason;
    }
}
