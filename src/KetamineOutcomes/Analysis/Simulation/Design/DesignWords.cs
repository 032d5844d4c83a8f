using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>The closed lists of words of design.json.</summary>
internal static class DesignWords
{
    public static IReadOnlyDictionary<string, DosingRoute> Routes { get; } =
        Enum.GetValues<DosingRoute>().ToDictionary(route => route.Code(), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, DoseUnit> Units { get; } =
        Enum.GetValues<DoseUnit>().ToDictionary(unit => unit.Symbol(), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, CostOccasion> Occasions { get; } =
        new Dictionary<string, CostOccasion>(StringComparer.Ordinal)
        {
            ["session"] = CostOccasion.Session,
            ["visit"] = CostOccasion.Visit,
            ["once"] = CostOccasion.Once,
        };
}
