using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Trials.Reading;
using KetamineOutcomes.Trials.Reading.Rules;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Analysis.Plausibility;

/// <summary>Scores that end in some digit, in 0 or 5, or in even digits more often than their neighbours let expect.</summary>
/// <remarks>
/// The usual chi-square against ten equal shares fails here: scores of a trial are a hump with a floor, and their last digits are
/// never equally frequent. Each count is held against its four neighbours instead: with f(x) people at score x,
/// D = Σ [f(x) − (4f(x−1) + 4f(x+1) − f(x−2) − f(x+2))/6] over the scores x that end so, three points and more inside the scale's
/// limits, but for the one that exceeds its neighbours most: raters and rules pile scores up just below a cutoff, and that is no
/// preference for a digit. The bracket vanishes for every cubic, so that a smooth hump of any place and width adds next to nothing. D is a
/// sum over rows; its variance is the sum of squares over participants (rows of one are alike), or over rows if that is more.
/// z = D/√V for each of the ten digits, for 0 and 5, and for the even ones, Bonferroni over these twelve and the scales.
/// Of whole scores after day 0 (inclusion criteria cut baselines), on scales of 20 points and more, from 200 scores on; and only
/// when the excess is a quarter or more of what was expected, shows at more than half of the scores that end so (two at least), and
/// these make up a fiftieth of all: among a million scores everything is significant, and a hump narrower than five points is no cubic.
/// On terminal digits as a sign of invented data: Al-Marzouki et al. (2005), doi:10.1136/bmj.331.7511.267.
/// </remarks>
internal static class DigitPreference
{
    private const int Fewest = 200;
    private const int Range = 20;
    private const int Margin = 3;
    private const double SmallestExcess = 0.25;
    private const double SmallestPart = 0.02;

    /// <summary>The ten digits, then 0 and 5, then the even ones.</summary>
    private const int Patterns = 12;

    public static void Check(TrialParts parts, ProblemList problems)
    {
        for (int level = 0; level < parts.Assessments.Scale.Levels.Count; level++)
        {
            RatingScale scale = parts.Settings.Scales.Find(parts.Assessments.Scale.Levels[level])!;
            if (scale is { IsWhole: true, Minimum: { } low, Maximum: { } high } && high - low is >= Range and <= 10_000)
            {
                CheckScale(parts, problems, level, scale, (int)low, (int)high);
            }
        }
    }

    private static void CheckScale(
        TrialParts parts,
        ProblemList problems,
        int level,
        RatingScale scale,
        int low,
        int high
    )
    {
        long[] counts = Count(parts, level, low, high);
        if (counts.AsSpan(Margin..^Margin).ToArray().Sum() < Fewest)
        {
            return;
        }
        int tests = Patterns * parts.Assessments.Scale.Levels.Count;
        double limit = Normal.UpperQuantile(TrialPlausibility.FalseAlarms / tests);
        (int Pattern, double Z, double Share) worst = (-1, 0, 0);
        for (int pattern = 0; pattern < Patterns; pattern++)
        {
            int most = MostExceeded(counts, pattern, low, high);
            double[] part = Parts(pattern, low, high, most);
            (double excess, double variance, long seen) = (0, 0, 0);
            for (int i = 0; i < counts.Length; i++)
            {
                excess += part[i] * counts[i];
                variance += part[i] * part[i] * counts[i];
                seen += i + low != most && IsCounted(i + low, pattern, low, high) ? counts[i] : 0;
            }
            double share = excess / (seen - excess);
            if (
                excess > Math.Max(limit, worst.Z) * Math.Sqrt(variance)
                && share >= SmallestExcess
                && seen >= SmallestPart * counts.AsSpan(Margin..^Margin).ToArray().Sum()
                && AreMostAbove(counts, pattern, low, high, most)
            )
            {
                double z = excess / Math.Sqrt(Math.Max(variance, OverPeople(parts, level, low, part)));
                worst = z > Math.Max(limit, worst.Z) ? (pattern, z, share) : worst;
            }
        }
        if (worst.Pattern >= 0)
        {
            problems.Add(
                TrialRules.DigitPreference,
                parts.AssessmentSource.File,
                null,
                "score",
                Invariant(
                    $"Scores of {scale.Name} after day 0 end in {Words(worst.Pattern)} {100 * worst.Share:0} % more often than their neighbours."
                ),
                "Check how the scores were taken: rounded, estimated, or invented?",
                null
            );
        }
    }

    private static long[] Count(TrialParts parts, int level, int low, int high)
    {
        var counts = new long[high - low + 1];
        int[] scales = parts.Assessments.Scale.Array;
        for (int row = 0; row < scales.Length; row++)
        {
            if (scales[row] == level && parts.Day[row] > 0 && IsWhole(parts.Score[row]))
            {
                counts[(int)parts.Score[row] - low]++;
            }
        }
        return counts;
    }

    /// <summary>The score of a pattern that exceeds its neighbours most.</summary>
    private static int MostExceeded(long[] counts, int pattern, int low, int high)
    {
        (int most, double excess) = (low - 1, double.NegativeInfinity);
        for (int score = low + Margin; score <= high - Margin; score++)
        {
            if (IsCounted(score, pattern, low, high) && Bracket(counts, score - low) > excess)
            {
                (most, excess) = (score, Bracket(counts, score - low));
            }
        }
        return most;
    }

    /// <summary>Whether a preference shows at more than half of the other scores of a pattern, two at least: at one alone it is the
    /// shape of the scores.</summary>
    private static bool AreMostAbove(long[] counts, int pattern, int low, int high, int except)
    {
        (int above, int all) = (0, 0);
        for (int score = low + Margin; score <= high - Margin; score++)
        {
            if (score != except && IsCounted(score, pattern, low, high))
            {
                all++;
                above += Bracket(counts, score - low) > 0 ? 1 : 0;
            }
        }
        return above >= 2 && 2 * above > all;
    }

    private static double Bracket(long[] counts, int i) =>
        counts[i] - (4 * (counts[i - 1] + counts[i + 1]) - counts[i - 2] - counts[i + 2]) / 6.0;

    /// <summary>What one person at a score adds to D: the bracket's weights, gathered; without the bracket of one score.</summary>
    private static double[] Parts(int pattern, int low, int high, int except)
    {
        var parts = new double[high - low + 1];
        for (int score = low; score <= high; score++)
        {
            double On(int at) => at != except && IsCounted(at, pattern, low, high) ? 1 : 0;
            parts[score - low] =
                On(score) - (4 * On(score - 1) + 4 * On(score + 1) - On(score - 2) - On(score + 2)) / 6;
        }
        return parts;
    }

    private static bool IsCounted(int score, int pattern, int low, int high)
    {
        int digit = Math.Abs(score) % 10;
        bool isOf = pattern switch
        {
            < 10 => digit == pattern,
            10 => digit is 0 or 5,
            _ => digit % 2 == 0,
        };
        return isOf && score >= low + Margin && score <= high - Margin;
    }

    private static double OverPeople(TrialParts parts, int level, int low, double[] part)
    {
        double variance = 0;
        int[] scales = parts.Assessments.Scale.Array;
        for (int subject = 0; subject < parts.AssessmentRows.SubjectCount; subject++)
        {
            double own = 0;
            foreach (int row in parts.AssessmentRows.Of(subject))
            {
                if (scales[row] == level && parts.Day[row] > 0 && IsWhole(parts.Score[row]))
                {
                    own += part[(int)parts.Score[row] - low];
                }
            }
            variance += own * own;
        }
        return variance;
    }

    // Scores outside the scale are errors, and then nobody asks.
    private static bool IsWhole(double score) => score == Math.Floor(score);

    private static string Words(int pattern) =>
        pattern switch
        {
            < 10 => Invariant($"{pattern}"),
            10 => "0 or 5",
            _ => "an even digit",
        };
}
