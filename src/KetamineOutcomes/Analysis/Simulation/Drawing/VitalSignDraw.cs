using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Draws vital signs after dosing.</summary>
internal static class VitalSignDraw
{
    public static void Write(
        TrialDesign design,
        Participant participant,
        IReadOnlyList<DosingSession> sessions,
        CsvRows rows
    )
    {
        if (design.Vitals is not { } vitals)
        {
            return;
        }
        RandomStream random = participant.Stream(StreamUse.Vitals);
        double sharedBase = random.NextNormal();
        double sharedRise = random.NextNormal();
        var own = vitals
            .Parameters.Select(truth =>
                (
                    Base: truth.Mean + truth.BetweenDeviation * Mixed(truth, sharedBase),
                    Rise: truth.Peak.GetValueOrDefault(participant.Arm.Name)
                        * (1 + truth.PeakVariation * Mixed(truth, sharedRise))
                )
            )
            .ToArray();
        foreach (DosingSession session in sessions)
        {
            if (!vitals.Sessions.Contains(session.Number))
            {
                continue;
            }
            for (int p = 0; p < own.Length; p++)
            {
                VitalParameterDesign truth = vitals.Parameters[p];
                double before = own[p].Base + truth.SessionDeviation * random.NextNormal();
                double rise = own[p].Rise * PortableMath.Pow(truth.Decay, session.Number - 1);
                foreach (double minute in vitals.Minutes)
                {
                    double shape = VitalParameterDesign.Shape(minute, participant.Arm.PeakMinute);
                    double value = before + rise * shape + truth.ReadingDeviation * random.NextNormal();
                    rows.Cell(participant.Id).Cell(session.Number).Cell(minute).Cell(truth.Parameter);
                    rows.Cell(Draws.Score(value, truth.Minimum, truth.Maximum)).End();
                }
            }
        }

        double Mixed(VitalParameterDesign truth, double shared) =>
            truth.Common * shared + Math.Sqrt(1 - truth.Common * truth.Common) * random.NextNormal();
    }
}
