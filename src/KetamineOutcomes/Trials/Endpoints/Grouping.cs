using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>What units are grouped by: <c>arm</c>, <c>route</c> ("the route in subjects.csv, placebo included"),
/// <c>treatment</c> (crossover), or any column of subjects.csv.</summary>
internal static class Grouping
{
    /// <summary>The word for the arm.</summary>
    public const string Arm = "arm";

    /// <summary>The word for the route.</summary>
    public const string Route = "route";

    /// <summary>The word for a crossover's treatment.</summary>
    public const string Treatment = "treatment";

    /// <summary>The group of every unit, or <c>null</c> when the trial has no such column.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="units">Its units.</param>
    /// <param name="by">What to group by.</param>
    public static Factor? Of(Trial trial, AnalysisUnits units, string by) =>
        by == Arm ? Spread(trial.Subjects.Arm, units, by)
        : by == Treatment && units.Treatment is not null ? units.Treatment
        : by == Route ? OfRoutes(trial.Subjects.Route, units)
        : OfColumn(trial, units, by);

    /// <summary>A column of subjects.csv, one value a unit, categorical whatever it holds; <c>null</c> when absent.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="units">Its units.</param>
    /// <param name="column">The column.</param>
    public static Factor? OfColumn(Trial trial, AnalysisUnits units, string column) =>
        trial.Subjects.Data.Find(column) switch
        {
            Factor factor => Spread(factor, units, column),
            NumericColumn numbers => Spread(numbers.AsFactor(), units, column),
            _ => null,
        };

    private static Factor Spread(Factor factor, AnalysisUnits units, string name)
    {
        int[] codes = new int[units.Count];
        for (int unit = 0; unit < codes.Length; unit++)
        {
            codes[unit] = factor.Codes[units.Subject[unit]];
        }
        return new Factor(name, codes, factor.Levels);
    }

    private static Factor? OfRoutes(IReadOnlyList<DosingRoute?> routes, AnalysisUnits units)
    {
        var found = new List<string>();
        for (int subject = 0; subject < routes.Count; subject++)
        {
            if (routes[subject] is { } route && !found.Contains(route.Code()))
            {
                found.Add(route.Code());
            }
        }
        string[] present = DosingRoutes.Codes.Where(found.Contains).ToArray();
        if (present.Length == 0)
        {
            return null;
        }
        int[] codes = new int[units.Count];
        for (int unit = 0; unit < codes.Length; unit++)
        {
            codes[unit] = routes[units.Subject[unit]] is { } route ? Array.IndexOf(present, route.Code()) : -1;
        }
        return new Factor(Route, codes, present);
    }
}
