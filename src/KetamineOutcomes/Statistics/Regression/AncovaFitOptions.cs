using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Regression;

/// <summary>How an analysis of covariance is made.</summary>
public sealed record AncovaFitOptions
{
    /// <summary>Confidence level, in (0, 1). Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Reference levels by column name; a factor without one (the arm too) has its first level.</summary>
    public IReadOnlyDictionary<string, string> References { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many people a row stands for, one a row; <c>null</c> is one each.</summary>
    public FrequencyWeights? Frequencies { get; init; }
}
