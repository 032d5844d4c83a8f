using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>What the verb <c>survival</c> says of one group.</summary>
public sealed record SurvivalGroup
{
    /// <summary>The group's name; <c>all</c> without groups.</summary>
    public string Group => Curve.Group;

    /// <summary>People: rows, each as often as its frequency; sampling weights leave it alone.</summary>
    public double People => Curve.People;

    /// <summary>Events; a sum of weights under sampling weights.</summary>
    public double Events => Curve.Events;

    /// <summary>The Kaplan-Meier curve.</summary>
    public required KaplanMeierCurve Curve { get; init; }

    /// <summary>Median time.</summary>
    public required Estimate Median { get; init; }

    /// <summary>The quantiles asked for.</summary>
    public required IReadOnlyList<SurvivalQuantile> Quantiles { get; init; }

    /// <summary>Mean time, restricted to <see cref="KaplanMeierCurve.MeanTau"/>.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>Mean time restricted to the analysis' tau.</summary>
    public required Estimate RestrictedMean { get; init; }

    /// <summary>Median follow-up (reverse Kaplan-Meier); <c>null</c> when it was not asked for.</summary>
    public Estimate? FollowUp { get; init; }

    /// <summary>Actuarial life table; <c>null</c> when it was not asked for.</summary>
    public LifeTableGroup? LifeTable { get; init; }

    /// <summary>The curve at the times asked for, ascending.</summary>
    public required IReadOnlyList<SurvivalAtTime> At { get; init; }
}

/// <summary>A quantile of the time to event.</summary>
/// <param name="P">The share of people who have had the event.</param>
/// <param name="Time">The time by which they have.</param>
public sealed record SurvivalQuantile(double P, Estimate Time);

/// <summary>The curve at a time asked for.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">At risk: entry &lt; t ≤ time.</param>
/// <param name="Events">Events since the time before in the list, as R's summary counts them.</param>
/// <param name="Survival">The probability; beyond the group's follow-up not estimable.</param>
public sealed record SurvivalAtTime(double Time, double AtRisk, double Events, Estimate Survival);
