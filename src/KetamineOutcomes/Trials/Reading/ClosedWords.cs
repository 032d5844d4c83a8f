using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads columns of words from a closed list to which trial.json adds.</summary>
internal static class ClosedWords
{
    /// <summary>The words in canonical form; case does not matter; null when the column is not there.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="column">The column: <c>status</c>.</param>
    /// <param name="known">The canonical words.</param>
    /// <param name="settings">What trial.json adds.</param>
    public static Factor? Read(TableReader reader, string column, IReadOnlyList<string> known, TrialSettings settings)
    {
        string[] words = known.Concat(settings.AddedWords(column)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var canonical = words.ToDictionary(word => word, word => word, StringComparer.OrdinalIgnoreCase);
        return reader.Words(
            column,
            word => canonical.GetValueOrDefault(word),
            column,
            word =>
                $"{NearestWord.Question(word, words)}Known are: {string.Join(", ", words)}; "
                + $"add others under \"codes\" in trial.json.",
            words
        );
    }
}
