using KetamineOutcomes.Tool.Verbs;

namespace KetamineOutcomes.Tool;

/// <summary>The verbs, in the order of the help.</summary>
internal static class VerbList
{
    public static IReadOnlyList<Verb> Create() =>
        [
            new AnalyzeVerb(),
            new SurvivalVerb(),
            new ProportionVerb(),
            new EffectVerb(),
            new AncovaVerb(),
            new ValidateVerb(),
            new CheckVerb(),
            new SimulateVerb(),
        ];
}
