using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.PublishedCurves;

/// <summary>A point read off a printed survival curve.</summary>
/// <param name="Time">Time, 0 or more.</param>
/// <param name="Survival">Height of the curve, in [0, 1].</param>
public readonly record struct CurvePoint(double Time, double Survival);

/// <summary>A column of the table of numbers at risk below a printed curve.</summary>
/// <param name="Time">Time, 0 or more.</param>
/// <param name="People">People at risk then, a whole number.</param>
public readonly record struct RiskPoint(double Time, double People);

/// <summary>One arm's Kaplan-Meier curve as a paper shows it.</summary>
/// <remarks>Points may come in any order. A point a little above an earlier one is a tremor of the hand that read it, and is
/// lowered to it; by more than <see cref="Tremor"/> it is refused, for then the curve was misread. Of several points at one time
/// the lowest stands (the foot of the step).</remarks>
public sealed record PublishedCurve
{
    /// <summary>How far a later point may lie above an earlier one: 0.02.</summary>
    public const double Tremor = 0.02;

    /// <summary>Takes the curve.</summary>
    /// <param name="points">Points of the curve, the foot of every visible step at least; (0, 1) is added.</param>
    /// <param name="atRisk">Numbers at risk; the first at time 0 is the arm's size. The last column may lie beyond the last
    /// point.</param>
    /// <param name="events">Events in all, where the paper prints them; else <c>null</c>.</param>
    /// <exception cref="TrialDataException">Every fault of the points and the numbers, with its place in the
    /// list.</exception>
    public PublishedCurve(IReadOnlyList<CurvePoint> points, IReadOnlyList<RiskPoint> atRisk, double? events = null)
    {
        var problems = new List<DataProblem>();
        Points = Sorted(points, problems);
        AtRisk = CheckedRisk(atRisk, problems);
        if (
            events is { } total
            && !(total >= 0 && Math.Floor(total) == total && (AtRisk.Count == 0 || total <= AtRisk[0].People))
        )
        {
            Add(problems, "events", "The number of events is not whole, or exceeds the people at risk at time 0.");
        }
        if (problems.Count > 0)
        {
            throw new TrialDataException(problems);
        }
        Events = events;
    }

    /// <summary>Points by time, never rising, the first (0, 1).</summary>
    public IReadOnlyList<CurvePoint> Points { get; }

    /// <summary>Numbers at risk by time, never rising, the first at time 0.</summary>
    public IReadOnlyList<RiskPoint> AtRisk { get; }

    /// <summary>Events in all, or <c>null</c> when not printed.</summary>
    public double? Events { get; }

    private static CurvePoint[] Sorted(IReadOnlyList<CurvePoint> points, List<DataProblem> problems)
    {
        for (int i = 0; i < points.Count; i++)
        {
            if (!(points[i].Time >= 0 && double.IsFinite(points[i].Time) && points[i].Survival is >= 0 and <= 1))
            {
                Add(
                    problems,
                    "points",
                    Invariant($"Point {i + 1} is not a time of 0 or more with a survival from 0 to 1.")
                );
            }
        }
        if (problems.Count > 0)
        {
            return [];
        }
        var sorted = new List<CurvePoint> { new(0, 1) };
        foreach (CurvePoint point in points.OrderBy(p => p.Time).ThenByDescending(p => p.Survival))
        {
            CurvePoint last = sorted[^1];
            if (point.Survival > last.Survival + Tremor)
            {
                Add(
                    problems,
                    "points",
                    Invariant($"The curve rises from {last.Survival} to {point.Survival} at time {point.Time}.")
                );
            }
            var next = new CurvePoint(point.Time, Math.Min(point.Survival, last.Survival));
            if (next.Time == last.Time)
            {
                sorted[^1] = next;
            }
            else
            {
                sorted.Add(next);
            }
        }
        return [.. sorted];
    }

    private static RiskPoint[] CheckedRisk(IReadOnlyList<RiskPoint> atRisk, List<DataProblem> problems)
    {
        RiskPoint[] sorted = [.. atRisk.OrderBy(r => r.Time)];
        if (sorted.Length == 0 || sorted[0].Time != 0 || !(sorted[0].People >= 1))
        {
            Add(problems, "atRisk", "The numbers at risk do not begin with the arm's size at time 0.");
        }
        for (int i = 0; i < sorted.Length; i++)
        {
            RiskPoint here = sorted[i];
            bool whole = here.People >= 0 && Math.Floor(here.People) == here.People && double.IsFinite(here.Time);
            if (!whole || (i > 0 && (here.People > sorted[i - 1].People || here.Time <= sorted[i - 1].Time)))
            {
                Add(
                    problems,
                    "atRisk",
                    Invariant($"The number at risk at time {here.Time} is not whole, rises, or stands twice.")
                );
            }
        }
        return sorted;
    }

    private static void Add(List<DataProblem> problems, string column, string message) =>
        problems.Add(
            DataProblem.Error("published-curve", message, "Read the figure again, at this place.") with
            {
                Column = column,
            }
        );
}
