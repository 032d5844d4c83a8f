using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Draws blood markers and cognitive tests.</summary>
internal static class MeasureDraw
{
    public static void WriteBiomarkers(TrialDesign design, Participant participant, Course course, CsvRows rows)
    {
        RandomStream random = participant.Stream(StreamUse.Biomarkers);
        foreach (BiomarkerDesign truth in design.Biomarkers)
        {
            double own = truth.Spread * random.NextNormal();
            foreach (ScoredVisit visit in course.Visits)
            {
                if (truth.Days.Contains(visit.Planned))
                {
                    double change = truth.PerPoint * (visit.Score - course.Baseline);
                    double log = own + change + truth.Within * random.NextNormal();
                    double value = Draws.Round(truth.Median * PortableMath.Exp(log), 2);
                    rows.Cell(participant.Id).Cell(visit.Day).Cell(truth.Marker).Cell(value).Cell(truth.Unit).End();
                }
            }
        }
    }

    public static void WriteCognition(TrialDesign design, Participant participant, Course course, CsvRows rows)
    {
        RandomStream random = participant.Stream(StreamUse.Cognition);
        foreach (CognitionDesign truth in design.Cognition)
        {
            double own = truth.Mean + truth.Deviation * random.NextNormal();
            int repetition = 0;
            foreach (ScoredVisit visit in course.Visits)
            {
                if (truth.Days.Contains(visit.Planned))
                {
                    double mean =
                        own + truth.Practice * repetition++ + truth.PerPoint * (visit.Score - course.Baseline);
                    double score = Math.Max(0, Draws.Round(mean + truth.Within * random.NextNormal(), 0));
                    rows.Cell(participant.Id).Cell(visit.Day).Cell(truth.Test).Cell(score).End();
                }
            }
        }
    }
}
