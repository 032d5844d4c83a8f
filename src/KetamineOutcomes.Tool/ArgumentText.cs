using System.Globalization;

namespace KetamineOutcomes.Tool;

/// <summary>Reads the texts of arguments; numbers use a dot whatever the user's culture.</summary>
internal static class ArgumentText
{
    public static double Number(string option, string text) =>
        double.TryParse(
            text.Trim(),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out double number
        ) && double.IsFinite(number)
            ? number
            : throw new UsageException($"{option} needs a number with a decimal dot, found '{text}'.");

    public static int Whole(string option, string text) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new UsageException($"{option} needs a whole number, found '{text}'.");

    public static T Choice<T>(string option, string text, ReadOnlySpan<(string Word, T Value)> words)
    {
        foreach ((string word, T value) in words)
        {
            if (string.Equals(word, text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }
        string[] known = new string[words.Length];
        for (int i = 0; i < known.Length; i++)
        {
            known[i] = words[i].Word;
        }
        throw new UsageException($"{option} is one of {string.Join(", ", known)}; found '{text}'.");
    }
}
