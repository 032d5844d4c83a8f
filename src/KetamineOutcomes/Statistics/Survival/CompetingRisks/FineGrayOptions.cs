namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>How a Fine-Gray model is fitted. Immutable.</summary>
public sealed record FineGrayOptions
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

    /// <summary>Reference levels by column name; a factor without one has its first level.</summary>
    public IReadOnlyDictionary<string, string> References { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Newton steps after which a fit counts as not converged. Default 100.</summary>
    public int MaximumIterations { get; init; } = 100;
}
