using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Draws cost items.</summary>
internal static class CostDraw
{
    public static void Write(
        TrialDesign design,
        Participant participant,
        Course course,
        IReadOnlyList<DosingSession> sessions,
        CsvRows rows
    )
    {
        RandomStream random = participant.Stream(StreamUse.Costs);
        foreach (CostDesign truth in design.Costs)
        {
            if (!truth.Amount.TryGetValue(participant.Arm.Name, out double amount))
            {
                continue;
            }
            IEnumerable<double> days = truth.Per switch
            {
                CostOccasion.Session => sessions.Select(session => session.Day),
                CostOccasion.Visit => course.Visits.Select(visit => visit.Day),
                _ => [0],
            };
            foreach (double day in days)
            {
                double paid = Draws.Round(amount * Math.Max(0, 1 + truth.Variation * random.NextNormal()), 2);
                rows.Cell(participant.Id).Cell(truth.Item).Cell(paid).Cell(day).End();
            }
        }
    }
}
