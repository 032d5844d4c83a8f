using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Finds words of a column that differ in case, blanks, dashes or underscores alone: they would be counted apart.</summary>
internal static class SimilarWords
{
    /// <summary>Records them for arms, sites and the terms of adverse events.</summary>
    public static void Check(TrialParts parts)
    {
        Check(parts.SubjectSource, parts.Problems, "arm");
        Check(parts.SubjectSource, parts.Problems, "site");
        if (parts.AdverseEventSource is { } events)
        {
            Check(events, parts.Problems, "term");
            Check(events, parts.Problems, "soc");
        }
    }

    private static void Check(SourceTable table, ProblemList problems, string column)
    {
        if (table.Find(column) is not Factor words)
        {
            return;
        }
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var isLater = new bool[words.Levels.Count];
        for (int level = 0; level < isLater.Length; level++)
        {
            isLater[level] = !first.TryAdd(Form(words.Levels[level]), level);
        }
        problems.AddLevels(
            TrialRules.SimilarWords,
            table,
            column,
            words,
            level => isLater[level],
            _ =>
                $"The word differs from another of the column '{column}' in case, blanks, dashes or underscores alone.",
            _ => "If both mean the same, write them the same way, or map one under \"codes\" in trial.json."
        );
    }

    private static string Form(string word) =>
        string.Concat(word.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '_')))
            .ToUpperInvariant();
}
