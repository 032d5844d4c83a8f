using System.Text;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>Paths as text: <c>analyses[response-d28].result.groups[Placebo].proportion</c>.</summary>
internal static class ResultPath
{
    /// <summary>A path's text from its steps: names as they are, keys with <c>[</c> before them.</summary>
    public static string Text(IEnumerable<string> steps)
    {
        var text = new StringBuilder();
        foreach (string step in steps)
        {
            bool key = step.StartsWith('[');
            text.Append(text.Length > 0 && !key ? "." : "").Append(step).Append(key ? "]" : "");
        }
        return text.ToString();
    }
}
