using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads columns of dosing routes.</summary>
internal static class RouteReader
{
    /// <summary>The routes, null where missing or unknown (recorded); null when the column is not there.</summary>
    public static DosingRoute?[]? Read(TableReader reader, string column) =>
        reader.Values(
            column,
            TrialRules.UnknownWord,
            DosingRoutes.Find,
            "The route is not known.",
            word =>
                $"{NearestWord.Question(word, DosingRoutes.Codes)}Routes are: "
                + $"{string.Join(", ", DosingRoutes.Codes)}; map other words under \"codes\" in trial.json."
        );
}
