using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>How groups are compared.</summary>
public sealed record MeanComparisonOptions
{
    /// <summary>Confidence level, in (0, 1). Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The level that the others are compared with; <c>null</c> (the default) is the first.</summary>
    public string? Reference { get; init; }

    /// <summary>How quartiles are found. Default R's type 7.</summary>
    public QuartileRule Quartiles { get; init; }

    /// <summary>When the Mann-Whitney test is exact. Default: below 50 people a group without ties.</summary>
    public RankTestMethod RankTest { get; init; }

    /// <summary>How the limits of Cliff's δ are found. Default: consistent variance.</summary>
    public CliffsDeltaInterval CliffsDelta { get; init; }

    /// <summary>How many people a row stands for, one a row; <c>null</c> is one each.</summary>
    public FrequencyWeights? Frequencies { get; init; }

    internal int ReferenceIn(Factor by)
    {
        if (!(Level > 0 && Level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Level), "A confidence level lies between 0 and 1.");
        }
        if (Reference is null)
        {
            return 0;
        }
        int index = by.Levels.ToList().IndexOf(Reference);
        return index >= 0
            ? index
            : throw new ArgumentException(
                $"Column '{by.Name}' has no level '{Reference}'; it has {string.Join(", ", by.Levels)}."
            );
    }
}
