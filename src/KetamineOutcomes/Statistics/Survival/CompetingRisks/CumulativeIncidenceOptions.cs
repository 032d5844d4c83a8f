namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>How cumulative incidences are read: level, intervals, variance. Immutable.</summary>
public sealed record CumulativeIncidenceOptions
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

    /// <summary>Scale of the intervals, applied to the incidence itself, as R and SAS do: on the log-log scale F^exp(±zσ/(F log F)).
    /// Default log-log, SAS's too; R's survfit takes log.</summary>
    public IntervalTransform Interval { get; init; } = IntervalTransform.LogLog;

    /// <summary>The variance. Default the delta form.</summary>
    public IncidenceVariance Variance { get; init; }
}
