using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.IntervalCensored;

/// <summary>The survival curve of times known only to lie between visits: Turnbull's nonparametric maximum likelihood.</summary>
/// <remarks><para>A relapse found at a visit happened since the visit before. Dating it at the visit, as Kaplan-Meier must, moves
/// the curve right by up to a visit's distance, more in the arm that is seen less often. Turnbull's estimate puts mass on the
/// innermost intervals alone; between them the curve is known, inside one it is not, and no value is given there.</para>
/// <para>With exact and right-censored times alone it is the Kaplan-Meier curve. There are no standard errors: the estimate is not
/// normal even in large samples (its error falls with the cube root of n); bootstrap whole curves where limits are
/// needed.</para>
/// <para>Peto (1973), doi:10.2307/2346307; Turnbull (1976), doi:10.1111/j.2517-6161.1976.tb01597.x; recognising the maximum:
/// Gentleman and Geyer (1994), doi:10.1093/biomet/81.3.618.</para></remarks>
public static class Turnbull
{
    /// <summary>Fits a curve a group.</summary>
    /// <param name="times">Intervals, one a row.</param>
    /// <param name="by">Groups, or <c>null</c> for one named <c>all</c>; rows without a level are left out.</param>
    /// <param name="frequencies">How many people a row stands for, or <c>null</c>.</param>
    /// <returns>The curves, in the order of the groups.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static TurnbullFit Fit(IntervalTimes times, Factor? by = null, FrequencyWeights? frequencies = null)
    {
        if (
            (by is not null && by.Length != times.Length)
            || (frequencies is not null && frequencies.Length != times.Length)
        )
        {
            throw new ArgumentException("Times, groups and frequencies differ in length.");
        }
        IReadOnlyList<string> groups = by?.Levels ?? ["all"];
        var rows = groups.Select(_ => new List<int>()).ToArray();
        for (int i = 0; i < times.Length; i++)
        {
            int group = by?.Codes[i] ?? 0;
            if (group >= 0)
            {
                rows[group].Add(i);
            }
        }
        return new TurnbullFit
        {
            Curves = groups.Select((group, g) => FitGroup(group, times, rows[g], frequencies)).ToArray(),
        };
    }

    private static TurnbullCurve FitGroup(
        string group,
        IntervalTimes times,
        List<int> rows,
        FrequencyWeights? frequencies
    )
    {
        double[] people = rows.Select(row => frequencies?.Values[row] ?? 1).ToArray();
        int[] counted = Enumerable.Range(0, rows.Count).Where(i => people[i] > 0).ToArray();
        if (counted.Length == 0)
        {
            return new TurnbullCurve(group, 0, [], 0, true);
        }
        people = counted.Select(i => people[i]).ToArray();
        InnermostIntervals inner = InnermostIntervals.Of(times, counted.Select(i => rows[i]).ToArray());
        var solver = new TurnbullSolver(inner.First, inner.Last, people, inner.Count);
        double[] mass = solver.Solve();
        var steps = new List<TurnbullInterval>();
        double left = 1;
        for (int j = 0; j < inner.Count; j++)
        {
            if (mass[j] > 0)
            {
                left = j == inner.Count - 1 ? 0 : Math.Max(0, left - mass[j]);
                steps.Add(new(inner.Lower[j], double.IsFinite(inner.Upper[j]) ? inner.Upper[j] : null, mass[j], left));
            }
        }
        return new TurnbullCurve(group, people.Sum(), steps, solver.Steps, solver.Converged);
    }
}
