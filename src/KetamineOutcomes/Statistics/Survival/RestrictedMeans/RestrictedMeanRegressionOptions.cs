using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.RestrictedMeans;

/// <summary>How a regression of restricted mean time is made. Immutable.</summary>
public sealed record RestrictedMeanRegressionOptions
{
    /// <summary>Confidence level, in (0, 1). Default 0.95.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public double Level
    {
        get;
        init =>
            field = value is > 0 and < 1
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), "A confidence level lies between 0 and 1.");
    } = 0.95;

    /// <summary>Reference levels by column name; a factor without one (the arm too) has its first level.</summary>
    public IReadOnlyDictionary<string, string> References { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many people a row stands for, one a row; <c>null</c> is one each.</summary>
    public FrequencyWeights? Frequencies { get; init; }
}
