using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads numbers from a column that became text because some of its cells are.</summary>
internal static class TextNumbers
{
    /// <summary>The numbers, NaN where missing or text (recorded).</summary>
    public static double[] Read(SourceTable table, ProblemList problems, string column, Factor words)
    {
        var numbers = new double[words.Levels.Count];
        var isText = new bool[numbers.Length];
        // One bad cell makes the column text; its other numbers may be written with a decimal comma.
        bool isComma =
            words.Levels.Any(HasDecimalComma)
            && !words.Levels.Any(level =>
                level.Contains('.', StringComparison.Ordinal) && NumberText.TryParse(level, out _)
            );
        for (int level = 0; level < numbers.Length; level++)
        {
            string text = isComma ? words.Levels[level].Replace(',', '.') : words.Levels[level];
            isText[level] = !NumberText.TryParse(text, out numbers[level]);
        }
        int[] codes = words.Array;
        var values = new double[codes.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            int code = codes[row];
            values[row] = code < 0 || isText[code] ? double.NaN : numbers[code];
            if (code >= 0 && isText[code])
            {
                problems.Add(
                    TrialRules.NotANumber,
                    table,
                    row,
                    column,
                    "Text stands where a number is needed.",
                    "Write a number, leave the cell empty, or list the code under \"missing\" in trial.json."
                );
            }
        }
        return values;
    }

    /// <summary>Whether a text is a number with a comma that cannot be a thousands separator.</summary>
    private static bool HasDecimalComma(string text)
    {
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma >= 0 && text.Length - comma - 1 != 3 && NumberText.TryParse(text.Replace(',', '.'), out _);
    }
}
