using KetamineOutcomes.Tool.Verbs;

namespace KetamineOutcomes.Tool;

/// <summary>The verbs, in the order of the help.</summary>
internal static class VerbList
{
    /// <summary>The verb of a name alone, which starts faster; else all of them.</summary>
    /// <param name="name">A verb's name, or <c>null</c>.</param>
    public static IReadOnlyList<Verb> Create(string? name = null) =>
        name switch
        {
            "analyze" => [new AnalyzeVerb()],
            "survival" => [new SurvivalVerb()],
            "cox" => [new CoxVerb()],
            "competing-risks" => [new CompetingRisksVerb()],
            "proportion" => [new ProportionVerb()],
            "effect" => [new EffectVerb()],
            "ancova" => [new AncovaVerb()],
            "validate" => [new ValidateVerb()],
            "check" => [new CheckVerb()],
            "simulate" => [new SimulateVerb()],
            "schema" => [new SchemaVerb()],
            _ =>
            [
                new AnalyzeVerb(),
                new SurvivalVerb(),
                new CoxVerb(),
                new CompetingRisksVerb(),
                new ProportionVerb(),
                new EffectVerb(),
                new AncovaVerb(),
                new ValidateVerb(),
                new CheckVerb(),
                new SimulateVerb(),
                new SchemaVerb(),
            ],
        };
}
