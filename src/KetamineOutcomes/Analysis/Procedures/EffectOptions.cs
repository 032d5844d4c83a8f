using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>What <see cref="EffectProcedure"/> compares.</summary>
public sealed record EffectOptions : ProcedureOptions
{
    /// <summary>Column of the numbers compared.</summary>
    public required string Value { get; init; }

    /// <summary>Column of the groups.</summary>
    public required string By { get; init; }

    /// <summary>Column that says who a row belongs to, when the same people stand in several groups; <c>null</c> (the
    /// default) when everybody stands in one.</summary>
    public string? Paired { get; init; }

    /// <summary>SAS: quartiles by PCTLDEF 5, Mann-Whitney always normal. R: limits of Cliff's δ as in effectsize.</summary>
    internal MeanComparisonOptions ComparisonOptions =>
        new()
        {
            Level = Level,
            Quartiles = Conventions == Conventions.Sas ? QuartileRule.Averaged : QuartileRule.Interpolated,
            RankTest = Conventions == Conventions.Sas ? RankTestMethod.Normal : RankTestMethod.Automatic,
            CliffsDelta = Conventions == Conventions.R ? CliffsDeltaInterval.FisherZ : CliffsDeltaInterval.Consistent,
        };

    internal IReadOnlyList<Setting> AllSettings()
    {
        MeanComparisonOptions used = ComparisonOptions;
        return
        [
            new("value", Value),
            new("by", By),
            new("paired", Paired),
            .. SharedSettings(),
            new("meanDifference", "Welch"),
            new("hedgesG", "exact J, interval J times that of d"),
            new("glassDelta", "noncentral t on the reference's degrees of freedom, Welch standard error"),
            new("cliffsDelta", CliffsDelta.MethodOf(used.CliffsDelta)),
            new("commonLanguage", "share of pairs higher, ties one half"),
            new(
                "mannWhitney",
                used.RankTest == RankTestMethod.Normal
                    ? "normal with continuity correction"
                    : "exact below 50 people a group without ties, else normal with continuity correction"
            ),
            new("quartiles", used.Quartiles == QuartileRule.Averaged ? "SAS PCTLDEF 5" : "R type 7"),
        ];
    }
}
