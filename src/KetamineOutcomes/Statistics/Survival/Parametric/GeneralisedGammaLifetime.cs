using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>Prentice's generalised gamma: with w = (log t − η)/σ and k = 1/Q², f ∝ exp(k(Qw − e^(Qw))), S a tail of the gamma law
/// with shape k at k·e^(Qw); normal at Q = 0. The shapes are log σ and Q.</summary>
/// <remarks>Derivatives by differences of fourth order in (w, Q): the tail's derivative by its shape has no closed form. Their
/// error is some 1e-8 of the curvature, and nothing in the place of the maximum.</remarks>
internal sealed class GeneralisedGammaLifetime : Lifetime
{
    private const double NearNormal = 1e-4;
    private const double StepW = 2e-3;
    private const double StepQ = 2e-3;

    public override IReadOnlyList<string> Shapes => ["log scale", "Q"];

    public override IReadOnlyList<double> Start => [0, 0.5];

    public override LogPart Evaluate(double time, bool isEvent, double eta, ReadOnlySpan<double> shapes)
    {
        double scale = Math.Exp(shapes[0]);
        double q = shapes[1];
        double logTime = Math.Log(time);
        double w = (logTime - eta) / scale;
        double constant = isEvent ? -shapes[0] - logTime : 0;
        (double value, double slopeW, double curveW) = InW(isEvent, w, q);
        double Shifted(int step) => InW(isEvent, w, q + step * StepQ).Value;
        double ShiftedSlope(int step) => InW(isEvent, w, q + step * StepQ).Slope;
        (double minus2, double minus1, double plus1, double plus2) = (Shifted(-2), Shifted(-1), Shifted(1), Shifted(2));
        double slopeQ = (minus2 - 8 * minus1 + 8 * plus1 - plus2) / (12 * StepQ);
        double curveQ = (-minus2 + 16 * minus1 - 30 * value + 16 * plus1 - plus2) / (12 * StepQ * StepQ);
        double mixed = (ShiftedSlope(-2) - 8 * ShiftedSlope(-1) + 8 * ShiftedSlope(1) - ShiftedSlope(2)) / (12 * StepQ);
        return new LogPart(
            value + constant,
            -slopeW / scale,
            -slopeW * w - (isEvent ? 1 : 0),
            slopeQ,
            curveW / (scale * scale),
            (slopeW + curveW * w) / scale,
            (slopeW + curveW * w) * w,
            -mixed / scale,
            -mixed * w,
            curveQ
        );
    }

    /// <summary>log f (without its scale) or log S at w, with derivatives by w.</summary>
    private static (double Value, double Slope, double Curvature) InW(bool isEvent, double w, double q)
    {
        double e = Math.Exp(q * w);
        // (1 − e^(Qw))/Q, which tends to −w.
        double slope = Math.Abs(q) < 1e-9 ? -w : -SpecialFunctions.Expm1(q * w) / q;
        double logDensity = LogDensity(w, q);
        if (isEvent)
        {
            return (logDensity, slope, -e);
        }
        double logSurvival = LogSurvival(w, q);
        double hazard = Math.Exp(logDensity - logSurvival);
        return (logSurvival, -hazard, -hazard * (slope + hazard));
    }

    private static double LogDensity(double w, double q)
    {
        if (Math.Abs(q) < 1e-9)
        {
            return -0.5 * w * w - SpecialFunctions.LogRootTwoPi;
        }
        double k = 1 / (q * q);
        // log|Q| + k log k − lgamma(k) by Stirling's series, and k(Qw − e^(Qw) + 1), so that nothing large cancels.
        double x = q * w;
        return -SpecialFunctions.LogRootTwoPi - SpecialFunctions.StirlingError(k) + k * (x - SpecialFunctions.Expm1(x));
    }

    private static double LogSurvival(double w, double q)
    {
        if (Math.Abs(q) < NearNormal)
        {
            // Nearer to 0 the tail is read off a parabola through the normal's; its error there is below 1e-12.
            double middle = Normal.LogUpperTail(w);
            double left = FromGamma(w, -NearNormal);
            double right = FromGamma(w, NearNormal);
            double at = q / NearNormal;
            return middle + 0.5 * at * (right - left) + 0.5 * at * at * (left - 2 * middle + right);
        }
        return FromGamma(w, q);
    }

    private static double FromGamma(double w, double q)
    {
        double k = 1 / (q * q);
        double x = q * w;
        (double lower, double upper) =
            x > -500 ? IncompleteGamma.Tails(k, k * Math.Exp(x)) : IncompleteGamma.TailsAtLog(k, Math.Log(k) + x);
        return Math.Log(q > 0 ? upper : lower);
    }
}
