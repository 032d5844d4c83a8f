using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Finds the visits after day 0 at which a scale was assessed: by the visit column, else by days that lie close
/// together.</summary>
/// <remarks>Without a label on every row, days belong to one visit when the next is at most 2 days away and at most 15 %
/// of the day itself: days 27, 28 and 29 are one visit, days 1 and 2 are two. Scores after a participant's start of follow-up
/// are left out: those in maintenance were chosen for their response, and a visit of theirs is none of the whole trial's.</remarks>
internal static class Visits
{
    private const double MaximumGap = 2;
    private const double RelativeGap = 0.15;

    /// <summary>The visits in the order of their days.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="series">The scale's scores.</param>
    public static IReadOnlyList<Visit> Of(Trial trial, ScoreSeries series)
    {
        double[] starts = FollowUpStarts(trial);
        List<Score> scores = ScoresAfterDayZero(series, row => starts[trial.Assessments.Subject[row]]);
        if (scores.Count == 0)
        {
            scores = ScoresAfterDayZero(series, _ => double.PositiveInfinity);
        }
        Factor? labels = trial.Assessments.Visit;
        bool isLabelled = labels is not null && scores.All(score => labels.Codes[score.Row] >= 0);
        int[] clusters = isLabelled ? [] : Cluster([.. scores.Select(score => score.Day)]);
        return scores
            .Select((score, i) => (Score: score, Visit: isLabelled ? labels!.Codes[score.Row] : clusters[i]))
            .GroupBy(row => row.Visit, row => row.Score)
            // Two labels of one day (a crossover's "ketamine day 2" and "saline day 2") are one visit.
            .GroupBy(visit => MedianDay(visit), visit => visit)
            .Select(day =>
                Make(
                    isLabelled && day.Count() == 1 ? labels!.Levels[day.First().Key] : null,
                    [.. day.SelectMany(visit => visit)]
                )
            )
            .OrderBy(visit => visit.Day)
            .ToArray();
    }

    /// <summary>The last visit that is common: the latest with at least half the people of the best attended one.</summary>
    /// <param name="visits">The visits, in the order of days.</param>
    public static Visit? LastCommon(IReadOnlyList<Visit> visits)
    {
        int most = visits.Count == 0 ? 0 : visits.Max(visit => visit.N);
        return visits.LastOrDefault(visit => 2 * visit.N >= most);
    }

    private static double MedianDay(IEnumerable<Score> scores)
    {
        double[] days = [.. scores.Select(score => score.Day).Order()];
        return days[(days.Length - 1) / 2];
    }

    private static Visit Make(string? label, List<Score> scores)
    {
        double day = MedianDay(scores);
        int people = scores.DistinctBy(score => score.Unit).Count();
        return new Visit(
            label ?? Invariant($"day {day}"),
            day,
            scores.Min(score => score.Day),
            scores.Max(score => score.Day),
            people
        );
    }

    /// <summary>The day after 0 on which each participant's follow-up starts; infinite for those without.</summary>
    private static double[] FollowUpStarts(Trial trial)
    {
        double[] starts = new double[trial.Subjects.Count];
        Array.Fill(starts, double.PositiveInfinity);
        for (int row = 0; row < (trial.FollowUp?.Count ?? 0); row++)
        {
            double day = trial.FollowUp!.StartDay[row];
            starts[trial.FollowUp.Subject[row]] = day > 0 ? day : double.PositiveInfinity;
        }
        return starts;
    }

    private static List<Score> ScoresAfterDayZero(ScoreSeries series, Func<int, double> lastDayOf)
    {
        var scores = new List<Score>();
        for (int unit = 0; unit < series.UnitCount; unit++)
        {
            ReadOnlySpan<double> days = series.Days(unit);
            for (int i = 0; i < days.Length; i++)
            {
                if (days[i] > 0 && days[i] <= lastDayOf(series.Rows(unit)[i]))
                {
                    scores.Add(new Score(unit, days[i], series.Rows(unit)[i]));
                }
            }
        }
        return scores;
    }

    private static int[] Cluster(double[] days)
    {
        double[] distinct = [.. days.Distinct().Order()];
        int[] clusterOf = new int[distinct.Length];
        for (int i = 1; i < distinct.Length; i++)
        {
            double gap = distinct[i] - distinct[i - 1];
            bool isNear = gap <= MaximumGap && gap <= RelativeGap * distinct[i - 1];
            clusterOf[i] = clusterOf[i - 1] + (isNear ? 0 : 1);
        }
        return [.. days.Select(day => clusterOf[Array.BinarySearch(distinct, day)])];
    }

    private readonly record struct Score(int Unit, double Day, int Row);
}
