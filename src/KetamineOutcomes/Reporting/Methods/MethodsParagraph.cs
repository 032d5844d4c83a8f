using KetamineOutcomes.Analysis;
using KetamineOutcomes.Analysis.Runs;

namespace KetamineOutcomes.Reporting.Methods;

/// <summary>A methods section ready to paste: what was defined and computed, from the plan that was run, with its sources.</summary>
/// <param name="Outcomes">The sentences on outcomes.</param>
/// <param name="Statistics">The sentences on statistics.</param>
/// <param name="Sources">The sources cited, each once, in order of appearance.</param>
internal sealed record MethodsParagraph(
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<string> Statistics,
    IReadOnlyList<string> Sources
)
{
    public static MethodsParagraph Of(TrialRun run)
    {
        MethodsText text = MethodsText.Of(run, run.Analyses);
        return new(text.Outcomes, [.. text.Statistics, .. Closing(run)], text.Sources);
    }

    private static IEnumerable<string> Closing(TrialRun run)
    {
        if (run.Plan.Population.Count > 0)
        {
            string filters = string.Join(" and ", run.Plan.Population.Select(f => f.ToString()));
            yield return $"The population was restricted to participants with {filters}.";
        }
        yield return Invariant(
            $"Intervals are two-sided at the {Percent(run.Plan.Level)} level; p-values are two-sided and not adjusted for multiple comparisons."
        );
        if (run.Plan.Conventions != Analysis.Procedures.Conventions.Default)
        {
            yield return $"Where packages differ, the conventions of {(run.Plan.Conventions == Analysis.Procedures.Conventions.R ? "R" : "SAS")} were used.";
        }
        yield return $"Analyses were run with KetamineOutcomes {LibraryVersion.Current}.";
    }

    internal static string Percent(double level) => Invariant($"{Math.Round(level * 100, 6):0.######}%");
}
