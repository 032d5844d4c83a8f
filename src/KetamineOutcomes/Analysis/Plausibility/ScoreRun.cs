using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Analysis.Plausibility;

/// <summary>A participant's scores of one scale (and one period and treatment) in the order of days.</summary>
/// <param name="Subject">The participant.</param>
/// <param name="Scale">The scale's level.</param>
/// <param name="First">The first score.</param>
/// <param name="FirstRow">Its row.</param>
/// <param name="Changes">Steps from score to score.</param>
/// <param name="Zeros">Those without a change.</param>
internal readonly record struct ScoreRun(int Subject, int Scale, double First, int FirstRow, int Changes, int Zeros)
{
    /// <summary>Hands out every run with a score, participant by participant; one pass over the rows in order.</summary>
    public static void Visit(TrialParts parts, Action<ScoreRun> take)
    {
        AssessmentOrder order = parts.Order;
        (int[] scales, double[] scores) = (parts.Assessments.Scale.Array, parts.Score);
        for (int subject = 0; subject < order.SubjectCount; subject++)
        {
            (int first, int changes, int zeros) = (-1, 0, 0);
            double last = double.NaN;
            foreach (int row in order.Of(subject))
            {
                double score = scores[row];
                if (scales[row] < 0 || double.IsNaN(score))
                {
                    continue;
                }
                if (first >= 0 && scales[row] == scales[first] && order.IsSamePeriod(first, row))
                {
                    changes++;
                    zeros += score == last ? 1 : 0;
                }
                else
                {
                    if (first >= 0)
                    {
                        take(new ScoreRun(subject, scales[first], scores[first], first, changes, zeros));
                    }
                    (first, changes, zeros) = (row, 0, 0);
                }
                last = score;
            }
            if (first >= 0)
            {
                take(new ScoreRun(subject, scales[first], scores[first], first, changes, zeros));
            }
        }
    }
}
