using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Draws concomitant medications.</summary>
internal static class MedicationDraw
{
    public static void Write(TrialDesign design, Participant participant, CsvRows rows)
    {
        RandomStream random = participant.Stream(StreamUse.Medications);
        var left = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (MedicationDesign truth in design.Medications)
        {
            double chance = random.NextDouble();
            int dose = random.NextInt(truth.Doses.Count);
            double start = -28 - Math.Floor(random.NextExponential() * 120);
            if (truth.OneOf is { } group)
            {
                // One number decides for the whole group: each medication takes the next stretch of it.
                left.TryAdd(group, chance);
                chance = left[group];
                left[group] = chance - truth.Share;
            }
            if (chance >= 0 && chance < truth.Share)
            {
                rows.Cell(participant.Id).Cell(truth.Name).Cell(truth.Class).Cell(start);
                rows.Cell((double?)null).Cell(truth.Doses[dose]).End();
            }
        }
    }
}
