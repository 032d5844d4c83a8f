using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Finds the visits after day 0 at which a scale was assessed: by the visit column, else by days that lie close
/// together.</summary>
/// <remarks>Without a label on every row, days belong to one visit when the next is at most 2 days away and at most 15 %
/// of the day itself: days 27, 28 and 29 are one visit, days 1 and 2 are two.</remarks>
internal static class Visits
{
    private const double MaximumGap = 2;
    private const double RelativeGap = 0.15;

    /// <summary>The visits in the order of their days.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="series">The scale's scores.</param>
    public static IReadOnlyList<Visit> Of(Trial trial, ScoreSeries series)
    {
        List<Score> scores = ScoresAfterDayZero(series);
        Factor? labels = trial.Assessments.Visit;
        bool isLabelled = labels is not null && scores.All(score => labels.Codes[score.Row] >= 0);
        int[] clusters = isLabelled ? [] : Cluster([.. scores.Select(score => score.Day)]);
        return scores
            .Select((score, i) => (score, Visit: isLabelled ? labels!.Codes[score.Row] : clusters[i]))
            .GroupBy(row => row.Visit, row => row.score)
            .Select(visit => Make(isLabelled ? labels!.Levels[visit.Key] : null, visit))
            .OrderBy(visit => visit.Day)
            .ThenBy(visit => visit.From)
            .ThenBy(visit => visit.Label, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>The last visit that is common: the latest with at least half the people of the best attended one.</summary>
    /// <param name="visits">The visits, in the order of days.</param>
    public static Visit? LastCommon(IReadOnlyList<Visit> visits)
    {
        int most = visits.Count == 0 ? 0 : visits.Max(visit => visit.N);
        return visits.LastOrDefault(visit => 2 * visit.N >= most);
    }

    private static Visit Make(string? label, IEnumerable<Score> scores)
    {
        double[] days = [.. scores.Select(score => score.Day).Order()];
        double median = days[(days.Length - 1) / 2];
        int people = scores.DistinctBy(score => score.Unit).Count();
        return new Visit(label ?? Invariant($"day {median}"), median, days[0], days[^1], people);
    }

    private static List<Score> ScoresAfterDayZero(ScoreSeries series)
    {
        var scores = new List<Score>();
        for (int unit = 0; unit < series.UnitCount; unit++)
        {
            ReadOnlySpan<double> days = series.Days(unit);
            for (int i = 0; i < days.Length; i++)
            {
                if (days[i] > 0)
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
