using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>The closed lists of words of design.json.</summary>
internal static class DesignWords
{
    public static WordList<DosingRoute> Routes { get; } =
        WordList.Of(Enum.GetValues<DosingRoute>(), route => route.Code());

    public static WordList<DoseUnit> Units { get; } = WordList.Of(Enum.GetValues<DoseUnit>(), unit => unit.Symbol());

    public static WordList<CostOccasion> Occasions { get; } =
        new()
        {
            { "session", CostOccasion.Session },
            { "visit", CostOccasion.Visit },
            { "once", CostOccasion.Once },
        };
}
