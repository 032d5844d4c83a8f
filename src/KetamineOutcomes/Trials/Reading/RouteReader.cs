using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads columns of dosing routes.</summary>
internal static class RouteReader
{
    /// <summary>The routes, null where missing or unknown (recorded); null when the column is not there.</summary>
    public static DosingRoute?[]? Read(TableReader reader, string column)
    {
        if (reader.Category(column) is not { } words)
        {
            return null;
        }
        var routes = new DosingRoute?[words.Levels.Count];
        for (int level = 0; level < routes.Length; level++)
        {
            routes[level] = DosingRoutes.Find(words.Levels[level]);
        }
        reader.ReportLevels(
            TrialRules.UnknownWord,
            column,
            words,
            level => routes[level] is null,
            _ => "The route is not known.",
            level =>
                $"{NearestWord.Question(words.Levels[level], DosingRoutes.Codes)}Routes are: "
                + $"{string.Join(", ", DosingRoutes.Codes)}; map other words under \"codes\" in trial.json."
        );
        int[] codes = words.Array;
        var result = new DosingRoute?[codes.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            result[row] = codes[row] < 0 ? null : routes[codes[row]];
        }
        return result;
    }
}
