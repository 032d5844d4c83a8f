using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.PublishedCurves;

/// <summary>Turns a printed Kaplan-Meier curve back into participants: times and events that would draw it.</summary>
/// <remarks><para>Between two columns of numbers at risk, censorings are spread evenly; at each point the events are
/// round(n·(1 − S/Ŝ)), n those at risk and Ŝ the rebuilt curve so far; the number of censorings is the one with which the next
/// number at risk comes out; of several such, the one whose curve is nearest to the points. After the last column the number of censorings is the one that gives the
/// printed total of events; where no total is printed it goes on at the mean rate of the columns before. Whoever is left is
/// censored at the end.</para>
/// <para>Guyot et al. search the number of censorings step by step from a first guess; here every number is tried, so that the
/// answer does not depend on the guess. Rebuilt people are fit for pooled curves, hazard ratios and restricted means; nobody's
/// own time is known. Guyot et al. (2012), doi:10.1186/1471-2288-12-9.</para></remarks>
public static class CurveReconstruction
{
    /// <summary>Rebuilds one arm.</summary>
    /// <param name="curve">The printed curve.</param>
    /// <returns>The arm's participants, and how well they draw the curve.</returns>
    public static ReconstructedArm Rebuild(PublishedCurve curve)
    {
        var people = new RebuiltPeople(curve.AtRisk[0].People);
        double end = Math.Max(curve.Points[^1].Time, curve.AtRisk[^1].Time);
        double censored = 0;
        int point = 0;
        for (int i = 0; i < curve.AtRisk.Count; i++)
        {
            bool isLast = i == curve.AtRisk.Count - 1;
            double from = curve.AtRisk[i].Time;
            double to = isLast ? end : curve.AtRisk[i + 1].Time;
            int first = point;
            while (point < curve.Points.Count && (isLast || curve.Points[point].Time < to))
            {
                point++;
            }
            var span = new CurveSpan(curve.Points, first, point, from, to);
            double lost =
                !isLast ? Nearest(people, span, rebuilt => rebuilt.AtRisk - curve.AtRisk[i + 1].People)
                : curve.Events is { } total ? Nearest(people, span, rebuilt => rebuilt.Events - total)
                : Math.Min(people.AtRisk, Math.Round(from > 0 ? censored / from * (to - from) : 0));
            people = people.Through(span, lost, keep: true);
            censored += lost;
        }
        return people.Finish(curve, end);
    }

    /// <summary>The arms' participants together, ready for every estimator that takes times by group.</summary>
    /// <param name="arms">Name and participants of each arm, in the order of the groups.</param>
    /// <returns>Times and groups, arm after arm.</returns>
    public static (EventTimes Times, Factor By) Combine(IReadOnlyList<(string Name, ReconstructedArm Arm)> arms)
    {
        double[] times = arms.SelectMany(arm => arm.Arm.Times).ToArray();
        bool[] events = arms.SelectMany(arm => arm.Arm.IsEvent).ToArray();
        string[] names = arms.SelectMany(arm => Enumerable.Repeat(arm.Name, arm.Arm.Times.Count)).ToArray();
        return (EventTimes.FromEventFlag(times, events), Factor.FromTexts("arm", names));
    }

    /// <summary>The number of censorings whose outcome is off by least; of equals, the one nearest to the curve.</summary>
    private static double Nearest(RebuiltPeople people, CurveSpan span, Func<RebuiltPeople, double> off)
    {
        double best = 0;
        (double Off, double Misfit) least = (double.PositiveInfinity, double.PositiveInfinity);
        for (double lost = 0; lost <= people.AtRisk; lost++)
        {
            RebuiltPeople tried = people.Through(span, lost, keep: false);
            (double Off, double Misfit) here = (Math.Abs(off(tried)), tried.Misfit);
            if (here.CompareTo(least) < 0)
            {
                (best, least) = (lost, here);
            }
        }
        return best;
    }
}
