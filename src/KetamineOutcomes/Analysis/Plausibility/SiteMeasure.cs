using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Reading.Rules;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Analysis.Plausibility;

/// <summary>What sites are compared in: a number of each participant.</summary>
/// <param name="Name">What it is, for a message: <c>change of MADRS</c>.</param>
/// <param name="Values">One a participant; NaN where there is none.</param>
/// <param name="IsShare">Whether they are 0 and 1.</param>
internal sealed record SiteMeasure(string Name, double[] Values, bool IsShare)
{
    private const double Range = 20;

    /// <summary>Days around the commonest one within which a score counts for it: a fifth of it, three at least.</summary>
    private const double WindowShare = 0.2;
    private const double ShortestWindow = 3;

    /// <summary>Of the scale with most scores among those of 20 points and more: the last score at or before day 0, the change from it
    /// to the commonest day after, and whether there is none; and whether an adverse event was recorded. A crossover, whose days begin
    /// anew in each period, gives baselines and events alone.</summary>
    public static IEnumerable<SiteMeasure> Of(TrialParts parts)
    {
        if (MainScale(parts) is int scale and >= 0)
        {
            string name = parts.Assessments.Scale.Levels[scale];
            double[] baseline = Baselines(parts, scale);
            yield return new SiteMeasure($"baseline of {name}", baseline, false);
            if (
                parts.Assessments.Period is null
                && parts.Assessments.Treatment is null
                && CommonDay(parts, scale) is int day and > 0
            )
            {
                double[] later = ScoresAt(parts, scale, day);
                yield return new SiteMeasure(
                    Invariant($"change of {name} to day {day}"),
                    [.. later.Select((score, i) => score - baseline[i])],
                    false
                );
                yield return new SiteMeasure(
                    Invariant($"people without a score of {name} at day {day}"),
                    [
                        .. later.Select(
                            (score, i) =>
                                double.IsNaN(baseline[i]) ? double.NaN
                                : double.IsNaN(score) ? 1
                                : 0
                        ),
                    ],
                    true
                );
            }
        }
        if (parts.AdverseEvents is { Count: > 0 } events)
        {
            var any = new double[parts.Subjects.Count];
            foreach (int subject in events.Subject)
            {
                any[subject] = 1;
            }
            yield return new SiteMeasure("people with an adverse event", any, true);
        }
    }

    private static int MainScale(TrialParts parts)
    {
        var rows = new long[parts.Assessments.Scale.Levels.Count];
        foreach (int code in parts.Assessments.Scale.Array)
        {
            rows[code]++;
        }
        int main = -1;
        for (int level = 0; level < rows.Length; level++)
        {
            RatingScale scale = parts.Settings.Scales.Find(parts.Assessments.Scale.Levels[level])!;
            bool isWide = scale.HasBaseline && scale.Maximum - scale.Minimum >= Range;
            main = isWide && (main < 0 || rows[level] > rows[main]) ? level : main;
        }
        return main;
    }

    private static double[] Baselines(TrialParts parts, int scale)
    {
        var (scores, days) = (Missing(parts), new double[parts.Subjects.Count]);
        Array.Fill(days, double.NegativeInfinity);
        int[] subjects = parts.SubjectOfAssessment;
        AssessmentTable table = parts.Assessments;
        for (int row = 0; row < subjects.Length; row++)
        {
            int own = subjects[row];
            double day = parts.Day[row];
            if (table.Scale.Array[row] == scale && day <= 0 && day >= days[own] && !double.IsNaN(parts.Score[row]))
            {
                (scores[own], days[own]) = (parts.Score[row], day);
            }
        }
        return scores;
    }

    /// <summary>The day, rounded, on which most scores after day 0 were taken; of equal ones the latest; 0 when there is none.</summary>
    private static int CommonDay(TrialParts parts, int scale)
    {
        var counts = new SortedDictionary<int, int>();
        var early = new int[1000];
        for (int row = 0; row < parts.Day.Length; row++)
        {
            if (parts.Assessments.Scale.Array[row] == scale && parts.Day[row] >= 0.5 && !double.IsNaN(parts.Score[row]))
            {
                int day = (int)Math.Min(Math.Round(parts.Day[row], MidpointRounding.AwayFromZero), int.MaxValue - 1.0);
                if (day < early.Length)
                {
                    early[day]++;
                }
                else
                {
                    counts[day] = counts.GetValueOrDefault(day) + 1;
                }
            }
        }
        (int common, int most) = (0, 0);
        for (int day = 0; day < early.Length; day++)
        {
            (common, most) = early[day] > 0 && early[day] >= most ? (day, early[day]) : (common, most);
        }
        foreach ((int day, int count) in counts)
        {
            (common, most) = count >= most ? (day, count) : (common, most);
        }
        return common;
    }

    private static double[] ScoresAt(TrialParts parts, int scale, int day)
    {
        double window = Math.Max(ShortestWindow, WindowShare * day);
        var (scores, away) = (Missing(parts), new double[parts.Subjects.Count]);
        Array.Fill(away, double.PositiveInfinity);
        int[] subjects = parts.SubjectOfAssessment;
        for (int row = 0; row < subjects.Length; row++)
        {
            int own = subjects[row];
            double off = Math.Abs(parts.Day[row] - day);
            bool isScore =
                parts.Assessments.Scale.Array[row] == scale && parts.Day[row] > 0 && !double.IsNaN(parts.Score[row]);
            if (isScore && off <= window && off < away[own])
            {
                (scores[own], away[own]) = (parts.Score[row], off);
            }
        }
        return scores;
    }

    private static double[] Missing(TrialParts parts)
    {
        var missing = new double[parts.Subjects.Count];
        Array.Fill(missing, double.NaN);
        return missing;
    }
}
