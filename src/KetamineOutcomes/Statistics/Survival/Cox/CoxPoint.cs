namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>The log partial likelihood at standardised coefficients.</summary>
/// <param name="Coefficients">Where.</param>
/// <param name="LogLikelihood">Its value; not finite where a risk is beyond the range of doubles.</param>
/// <param name="Score">Its slope.</param>
/// <param name="Information">Minus its curvature: lower triangle by rows.</param>
/// <param name="EventTimes">Event times, strata apart.</param>
internal sealed record CoxPoint(
    double[] Coefficients,
    double LogLikelihood,
    double[] Score,
    double[] Information,
    int EventTimes
);
