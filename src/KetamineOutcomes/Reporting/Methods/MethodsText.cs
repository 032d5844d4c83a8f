using KetamineOutcomes.Analysis.Runs;

namespace KetamineOutcomes.Reporting.Methods;

/// <summary>What some analyses of a run defined and computed, in sentences, with the sources they rest on.</summary>
/// <param name="Outcomes">How the outcomes were defined.</param>
/// <param name="Statistics">How they were summarised and compared.</param>
/// <param name="Sources">The sources cited, each once, in order of appearance.</param>
internal sealed record MethodsText(
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<string> Statistics,
    IReadOnlyList<string> Sources
)
{
    /// <summary>One analysis alone.</summary>
    public static MethodsText Of(TrialRun run, AnalysisResult analysis) => Of(run, [analysis]);

    /// <summary>Several analyses; those that share a definition or a method share its sentence.</summary>
    public static MethodsText Of(TrialRun run, IReadOnlyList<AnalysisResult> analyses)
    {
        var statistics = new StatisticsSentences(analyses);
        return new(
            Distinct(new OutcomeSentences(run, analyses).All()),
            Distinct(statistics.All()),
            Distinct(statistics.Sources())
        );
    }

    /// <summary>Words as a list: "a, b and c".</summary>
    internal static string Join(IEnumerable<string> words, string last = "and")
    {
        string[] all = [.. words.Distinct(StringComparer.Ordinal)];
        return all.Length <= 1 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }

    private static string[] Distinct(IEnumerable<string> sentences) => [.. sentences.Distinct(StringComparer.Ordinal)];
}
