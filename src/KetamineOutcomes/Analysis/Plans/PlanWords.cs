using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>The closed lists of words in a plan: the reader, the writer and the schema's test use the same ones.</summary>
internal static class PlanWords
{
    public static readonly IReadOnlyDictionary<string, MissingRule> Missing = new Dictionary<string, MissingRule>
    {
        ["nonresponder"] = MissingRule.Nonresponder,
        ["observed"] = MissingRule.Observed,
        ["locf"] = MissingRule.Locf,
    };

    public static readonly IReadOnlyDictionary<string, MissingRule> MissingChange = new Dictionary<string, MissingRule>
    {
        ["observed"] = MissingRule.Observed,
        ["locf"] = MissingRule.Locf,
    };

    public static readonly IReadOnlyDictionary<string, BaselineRule> Baseline = new Dictionary<string, BaselineRule>
    {
        ["last"] = BaselineRule.Last,
        ["first"] = BaselineRule.First,
        ["mean"] = BaselineRule.Mean,
    };

    public static readonly IReadOnlyDictionary<string, ChangeMethod> Method = new Dictionary<string, ChangeMethod>
    {
        ["effect"] = ChangeMethod.Effect,
        ["ancova"] = ChangeMethod.Ancova,
    };

    public static readonly IReadOnlyDictionary<string, Conventions> Conventions = new Dictionary<string, Conventions>
    {
        ["default"] = Procedures.Conventions.Default,
        ["r"] = Procedures.Conventions.R,
        ["sas"] = Procedures.Conventions.Sas,
    };

    /// <summary>Kinds of interval of a survival curve.</summary>
    public static readonly IReadOnlyDictionary<string, IntervalTransform> ConfTypes =
        Enum.GetValues<IntervalTransform>().ToDictionary(transform => transform.ToWord(), transform => transform);

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
        "adverse-events",
        "vital-signs",
    ];

    /// <summary>The word of a value.</summary>
    /// <param name="words">The list.</param>
    /// <param name="value">The value.</param>
    public static string Of<T>(IReadOnlyDictionary<string, T> words, T value)
        where T : struct
    {
        foreach ((string word, T meaning) in words)
        {
            if (EqualityComparer<T>.Default.Equals(meaning, value))
            {
                return word;
            }
        }
        throw new ArgumentOutOfRangeException(nameof(value));
    }
}
