namespace KetamineOutcomes.Statistics.Survival;

/// <summary>How Kaplan-Meier curves are read: level, intervals, quantiles, means. Immutable.</summary>
public sealed record KaplanMeierOptions
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

    /// <summary>The estimator of the curve. Default Kaplan-Meier.</summary>
    public SurvivalEstimator Estimator { get; init; }

    /// <summary>Scale of the intervals. Default log-log.</summary>
    public IntervalTransform Interval { get; init; } = IntervalTransform.LogLog;

    /// <summary>Quantiles where the curve stays flat to the end. Default R's midpoint.</summary>
    public QuantileRule QuantileRule { get; init; } = QuantileRule.R;

    /// <summary>How far means reach when no limit is given. Default the group's longest time.</summary>
    public MeanLimit MeanLimit { get; init; } = MeanLimit.LongestTime;

    /// <summary>Whether variances of restricted means are multiplied by m/(m−1), m the group's events up to the limit, as SAS
    /// does. Default no, as R and survRM2.</summary>
    public bool CorrectMeanVariance { get; init; }

    /// <summary>What R's survival does by default: log intervals, midpoint to the last time.</summary>
    public static KaplanMeierOptions R { get; } = new() { Interval = IntervalTransform.Log };

    /// <summary>What SAS LIFETEST does by default: log-log intervals, flat quantiles not estimable, means to the longest event
    /// time, their variance times m/(m−1).</summary>
    public static KaplanMeierOptions Sas { get; } =
        new()
        {
            QuantileRule = QuantileRule.Sas,
            MeanLimit = MeanLimit.LongestEventTime,
            CorrectMeanVariance = true,
        };
}
