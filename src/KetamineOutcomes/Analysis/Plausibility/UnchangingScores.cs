using KetamineOutcomes.Trials.Reading;
using KetamineOutcomes.Trials.Reading.Rules;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Analysis.Plausibility;

/// <summary>Participants whose scores of a scale never change: carried forward, or invented.</summary>
/// <remarks>With q the share of changes from score to score that are zero among everybody else (one zero of two added), a participant
/// without a change has k in a row by chance with probability qᵏ. Pointed out when people × scales × qᵏ is below
/// <see cref="TrialPlausibility.FalseAlarms"/>: on a scale of seven steps that often stands still nothing is ever said. Scores at the
/// scale's floor or ceiling are left alone, and so are participants with fewer than four scores.</remarks>
internal static class UnchangingScores
{
    private const int FewestScores = 4;

    public static void Check(TrialParts parts, ProblemList problems)
    {
        string[] names = [.. parts.Assessments.Scale.Levels];
        var changes = new long[names.Length];
        var zeros = new long[names.Length];
        var people = new long[names.Length];
        var still = new List<ScoreRun>();
        ScoreRun.Visit(
            parts,
            run =>
            {
                changes[run.Scale] += run.Changes;
                zeros[run.Scale] += run.Zeros;
                if (run.Changes >= FewestScores - 1)
                {
                    people[run.Scale]++;
                    if (run.Zeros == run.Changes)
                    {
                        still.Add(run);
                    }
                }
            }
        );
        int scales = people.Count(count => count > 0);
        foreach (ScoreRun run in still)
        {
            RatingScale scale = parts.Settings.Scales.Find(names[run.Scale])!;
            double others = (zeros[run.Scale] - run.Zeros + 1.0) / (changes[run.Scale] - run.Changes + 2.0);
            double byChance = people[run.Scale] * scales * Math.Pow(others, run.Changes);
            bool isAtLimit = run.First <= scale.Minimum || run.First >= scale.Maximum;
            if (byChance < TrialPlausibility.FalseAlarms && !isAtLimit)
            {
                problems.Add(
                    TrialRules.UnchangingScores,
                    parts.AssessmentSource,
                    run.FirstRow,
                    "score",
                    Invariant($"The participant's {run.Changes + 1} scores of {scale.Name} are all the same."),
                    "Check whether they were carried forward or copied."
                );
            }
        }
    }
}
