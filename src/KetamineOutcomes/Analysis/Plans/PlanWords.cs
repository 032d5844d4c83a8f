using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>The closed lists of words in a plan: the reader, the writer and the schema's test use the same ones.</summary>
internal static class PlanWords
{
    public static readonly WordList<MissingRule> Missing = new()
    {
        { "nonresponder", MissingRule.Nonresponder },
        { "observed", MissingRule.Observed },
        { "locf", MissingRule.Locf },
    };

    public static readonly WordList<MissingRule> MissingChange = new()
    {
        { "observed", MissingRule.Observed },
        { "locf", MissingRule.Locf },
    };

    public static readonly WordList<BaselineRule> Baseline = new()
    {
        { "last", BaselineRule.Last },
        { "first", BaselineRule.First },
        { "mean", BaselineRule.Mean },
    };

    public static readonly WordList<ChangeMethod> Method = new()
    {
        { "effect", ChangeMethod.Effect },
        { "ancova", ChangeMethod.Ancova },
    };

    public static readonly WordList<Conventions> Conventions = new()
    {
        { "default", Procedures.Conventions.Default },
        { "r", Procedures.Conventions.R },
        { "sas", Procedures.Conventions.Sas },
    };

    /// <summary>Kinds of interval of a survival curve.</summary>
    public static readonly WordList<IntervalTransform> ConfTypes = WordList.Of(
        Enum.GetValues<IntervalTransform>(),
        transform => transform.ToWord()
    );

    /// <summary>The types of analysis, in the order of the documentation.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "response",
        "remission",
        "change",
        "time-to-response",
        "sessions-to-response",
        "time-to-remission",
        "sessions-to-remission",
        "time-to-relapse",
        "time-on-treatment",
        "adverse-events",
        "vital-signs",
    ];
}
