using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>A dosing session that was given.</summary>
/// <param name="Number">Its number, from 1 without gaps.</param>
/// <param name="Day">Its day.</param>
internal sealed record DosingSession(int Number, double Day)
{
    public static IReadOnlyList<DosingSession> Draw(TrialDesign design, Participant participant, Course course)
    {
        var sessions = new List<DosingSession>();
        if (design.Sessions is not { } planned)
        {
            return sessions;
        }
        RandomStream random = participant.Stream(StreamUse.Sessions);
        double acuteEnd = course.FollowUpStart ?? course.EndDay;
        foreach (double day in planned.Days)
        {
            bool given = !random.NextBool(planned.Missed) || sessions.Count == 0;
            if (given && day <= acuteEnd)
            {
                sessions.Add(new DosingSession(sessions.Count + 1, day));
            }
        }
        if (course.FollowUpStart is { } start && design.Maintenance is { SessionEvery: > 0 } maintenance)
        {
            for (double day = start + maintenance.SessionEvery; day < course.EndDay; day += maintenance.SessionEvery)
            {
                sessions.Add(new DosingSession(sessions.Count + 1, day));
            }
        }
        return sessions;
    }

    public void Write(Participant participant, CsvRows rows) =>
        rows.Cell(participant.Id)
            .Cell(Number)
            .Cell(Day)
            .Cell(participant.Arm.Route.Code())
            .Cell(participant.Milligrams)
            .Cell(participant.MilligramsPerKilogram)
            .Cell(participant.Arm.DurationMinutes)
            .End();
}
