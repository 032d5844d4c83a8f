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
    /// <summary>Every run with a score, participant by participant; one pass over the rows in order.</summary>
    public static IEnumerable<ScoreRun> Of(TrialParts parts)
    {
        AssessmentOrder order = parts.Order;
        (int[] scales, double[] scores) = (parts.Assessments.Scale.Array, parts.Score);
        for (int subject = 0; subject < order.SubjectCount; subject++)
        {
            var run = new ScoreRun(subject, -1, double.NaN, -1, 0, 0);
            double last = double.NaN;
            for (int i = 0; i < order.Of(subject).Length; i++)
            {
                int row = order.Of(subject)[i];
                if (scales[row] < 0 || double.IsNaN(scores[row]))
                {
                    continue;
                }
                if (run.FirstRow >= 0 && scales[row] == run.Scale && order.IsSamePeriod(run.FirstRow, row))
                {
                    run = run with { Changes = run.Changes + 1, Zeros = run.Zeros + (scores[row] == last ? 1 : 0) };
                }
                else
                {
                    if (run.FirstRow >= 0)
                    {
                        yield return run;
                    }
                    run = new ScoreRun(subject, scales[row], scores[row], row, 0, 0);
                }
                last = scores[row];
            }
            if (run.FirstRow >= 0)
            {
                yield return run;
            }
        }
    }
}
