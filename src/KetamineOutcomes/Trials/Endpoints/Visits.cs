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
        ScoreRows scores = ScoreRows.AfterDayZero(series, row => starts[trial.Assessments.Subject[row]]);
        if (scores.Count == 0)
        {
            scores = ScoreRows.AfterDayZero(series, _ => double.PositiveInfinity);
        }
        Factor? labels = trial.Assessments.Visit;
        bool isLabelled = labels is not null && scores.AllRows(row => labels.Codes[row] >= 0);
        int[] codes = isLabelled ? scores.CodesOf(labels!) : Cluster(scores.Days);
        int count =
            isLabelled ? labels!.Levels.Count
            : codes.Length == 0 ? 0
            : codes.Max() + 1;
        var days = new List<VisitDay>();
        for (int code = 0; code < count; code++)
        {
            if (scores.DaysOf(codes, code) is { Length: > 0 } sorted)
            {
                // Two labels of one day (a crossover's "ketamine day 2" and "saline day 2") are one visit.
                double day = Median(sorted);
                VisitDay? visit = days.Find(v => v.Day == day);
                if (visit is null)
                {
                    days.Add(visit = new VisitDay(day));
                }
                visit.Codes.Add(code);
            }
        }
        return days.Select(visit => Make(visit, isLabelled ? labels : null, codes, scores, series.UnitCount))
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

    private static double Median(double[] sorted) => sorted[(sorted.Length - 1) / 2];

    private static Visit Make(VisitDay visit, Factor? labels, int[] codes, ScoreRows scores, int units)
    {
        var days = new List<double>();
        bool[] seen = new bool[units];
        int people = 0;
        for (int i = 0; i < scores.Count; i++)
        {
            if (visit.Codes.Contains(codes[i]))
            {
                days.Add(scores.Days[i]);
                people += seen[scores.Units[i]] ? 0 : 1;
                seen[scores.Units[i]] = true;
            }
        }
        days.Sort();
        double day = days[(days.Count - 1) / 2];
        string label =
            labels is not null && visit.Codes.Count == 1 ? labels.Levels[visit.Codes[0]] : Invariant($"day {day}");
        return new Visit(label, day, days[0], days[^1], people);
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

    private static int[] Cluster(double[] days)
    {
        double[] sorted = (double[])days.Clone();
        Array.Sort(sorted);
        int[] clusterOf = new int[sorted.Length];
        for (int i = 1; i < sorted.Length; i++)
        {
            double gap = sorted[i] - sorted[i - 1];
            bool isNear = gap == 0 || gap <= MaximumGap && gap <= RelativeGap * sorted[i - 1];
            clusterOf[i] = clusterOf[i - 1] + (isNear ? 0 : 1);
        }
        int[] clusters = new int[days.Length];
        for (int i = 0; i < days.Length; i++)
        {
            clusters[i] = clusterOf[Array.BinarySearch(sorted, days[i])];
        }
        return clusters;
    }

    /// <summary>The labels (or clusters) whose median is one day.</summary>
    private sealed class VisitDay(double day)
    {
        public double Day => day;

        public List<int> Codes { get; } = [];
    }
}
