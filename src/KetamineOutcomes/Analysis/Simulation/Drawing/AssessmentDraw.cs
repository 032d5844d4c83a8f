using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Writes assessments: the MADRS with its items, then the scales that follow it.</summary>
internal static class AssessmentDraw
{
    /// <summary>How readily a point goes to each item: sadness first, suicidal thoughts last.</summary>
    private static readonly double[] ItemWeights = [1.1, 1.25, 1.0, 1.05, 0.75, 1.0, 1.1, 1.05, 0.9, 0.45];

    public static void Write(TrialDesign design, Participant participant, Course course, CsvRows rows)
    {
        RandomStream items = participant.Stream(StreamUse.Items);
        foreach (ScoredVisit visit in course.Visits)
        {
            double[] parts = Split(items, (int)visit.Score);
            rows.Cell(participant.Id).Cell("MADRS").Cell(visit.Day);
            rows.Cell(visit.IsMissing ? null : visit.Score).Cell(visit.Label);
            foreach (double part in parts)
            {
                rows.Cell(visit.IsMissing ? null : part);
            }
            rows.End();
        }
        RandomStream random = participant.Stream(StreamUse.Scales);
        foreach (LinkedScaleDesign scale in design.Scales)
        {
            foreach (ScoredVisit visit in course.Visits)
            {
                // Where the MADRS was not taken, nothing else was either.
                if (!scale.Days.Contains(visit.Planned) || visit.IsMissing)
                {
                    continue;
                }
                double mean = scale.Intercept + scale.Slope * visit.Score;
                double score = Draws.Score(mean + scale.Deviation * random.NextNormal(), scale.Minimum, scale.Maximum);
                rows.Cell(participant.Id).Cell(scale.Scale).Cell(visit.Day);
                rows.Cell(score).Cell(visit.Label);
                for (int i = 0; i < ItemWeights.Length; i++)
                {
                    rows.Cell((string?)null);
                }
                rows.End();
            }
        }
    }

    /// <summary>Ten items from 0 to 6 that sum to the total: points are dealt one by one.</summary>
    private static double[] Split(RandomStream random, int total)
    {
        double[] items = new double[ItemWeights.Length];
        double[] open = (double[])ItemWeights.Clone();
        for (int point = 0; point < total; point++)
        {
            double left = random.NextDouble() * open.Sum();
            int item = 0;
            while (item < items.Length - 1 && (left -= open[item]) >= 0)
            {
                item++;
            }
            while (items[item] == 6)
            {
                item = (item + 1) % items.Length;
            }
            items[item]++;
            // A fuller item takes the next point less readily, so that items stay alike as in real scores.
            open[item] = items[item] == 6 ? 0 : ItemWeights[item] * (6 - items[item]) / 6;
        }
        return items;
    }
}
