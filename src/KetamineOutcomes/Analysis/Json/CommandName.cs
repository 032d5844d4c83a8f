using System.Text;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The name under which a result is stored: the verb's, where there is one.</summary>
internal static class CommandName
{
    /// <summary>A type's name in kebab-case without "Result": <c>CompetingRisksResult</c> gives <c>competing-risks</c>.</summary>
    public static string Of(Type type)
    {
        string name = type.Name.EndsWith("Result", StringComparison.Ordinal) ? type.Name[..^6] : type.Name;
        var words = new StringBuilder();
        foreach (char letter in name)
        {
            words
                .Append(char.IsAsciiLetterUpper(letter) && words.Length > 0 ? "-" : "")
                .Append(char.ToLowerInvariant(letter));
        }
        return words.ToString() switch
        {
            "adverse-event" => "adverse-events",
            "vital-sign" => "vital-signs",
            var word => word,
        };
    }
}
