using System.Text;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A comparison as GitHub Actions' workflow commands: an error for each part that differs, at the baseline's line.</summary>
/// <remarks>GitHub shows ten errors of a step. When more parts differ, the tenth counts the others. See
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions for the form and its escapes.</remarks>
public static class GitHubAnnotations
{
    private const int MostShown = 10;
    private const int MostValues = 20;

    /// <summary>The commands, a line each; empty when nothing differs and the versions are the same.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>Lines that end with LF.</returns>
    public static string ToText(BaselineComparison comparison)
    {
        var text = new StringBuilder();
        BaselinePart[] differing = [.. comparison.Parts.Where(part => !part.IsMatch)];
        int shown = differing.Length <= MostShown ? differing.Length : MostShown - 1;
        foreach (BaselinePart part in differing.AsSpan(0, shown))
        {
            Append(text, "error", comparison, part.Differences[0].BaselineLine, part.Path, Message(part));
        }
        if (shown < differing.Length)
        {
            string others = string.Join(", ", differing.Skip(shown).Select(part => part.Path));
            int values = differing.Skip(shown).Sum(part => part.Differences.Count);
            Append(
                text,
                "error",
                comparison,
                null,
                Invariant($"{differing.Length - shown} more parts differ"),
                Invariant($"{values} differences in {others}")
            );
        }
        if (comparison.BaselineVersion != comparison.ActualVersion)
        {
            string versions =
                $"The baseline was written by version {comparison.BaselineVersion ?? "unknown"}, the result by version {comparison.ActualVersion ?? "unknown"}.";
            Append(text, "notice", comparison, null, "Another version", versions);
        }
        return text.ToString();
    }

    private static void Append(
        StringBuilder text,
        string command,
        BaselineComparison comparison,
        int? line,
        string title,
        string message
    )
    {
        // GitHub finds a file by its path from the checkout's root, with slashes.
        string file = comparison.BaselineName.Replace('\\', '/');
        text.Append(Invariant($"::{command} file={Property(file)},"));
        if (line is { } number)
        {
            text.Append(Invariant($"line={number},"));
        }
        text.Append(Invariant($"title={Property(title)}::{Data(message)}\n"));
    }

    private static string Message(BaselinePart part)
    {
        IEnumerable<string> lines = part
            .Differences.Take(MostValues)
            .Select(d =>
                Invariant($"{d.Path}: {d.Baseline ?? "(not there)"} → {d.Actual ?? "(not there)"}")
                + (d.RelativeDifference is { } relative ? Invariant($" ({relative:+0.###%;-0.###%})") : "")
            );
        string[] more =
            part.Differences.Count > MostValues ? [Invariant($"and {part.Differences.Count - MostValues} more")] : [];
        return string.Join('\n', [ComparisonTables.Sentence(part), .. lines, .. more]);
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
