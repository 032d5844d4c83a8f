using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Models;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Predicted curves: Breslow's hazard, Tsiatis' (1981, doi:10.1214/aos/1176345335) variance.</summary>
/// <remarks>Var Λ(t|x) = exp(2x′β)·[Σ dN/S₀² + q′Vq], q = ∫(x − x̄)dΛ₀; R's <c>survfit.coxph</c>.</remarks>
internal static class CoxCurves
{
    public static IReadOnlyList<CoxCurve> Of(
        CoxState state,
        CovariateProfile profile,
        IntervalTransform transform,
        double level
    )
    {
        var design = new double[state.Design.Names.Count];
        state.Design.FillProfile(profile, design);
        double[] x = state.Standardise(design);
        var steps = new HazardSteps(state.Rows);
        state.Likelihood.Visit(state.Coefficients, steps);
        return state
            .Strata.Select((name, stratum) => new CoxCurve(name, Points(state, steps, stratum, x, transform, level)))
            .ToArray();
    }

    private static CoxCurvePoint[] Points(
        CoxState state,
        HazardSteps steps,
        int stratum,
        double[] x,
        IntervalTransform transform,
        double level
    )
    {
        double risk = Math.Exp(state.Predict(x) - steps.ShiftOf(stratum));
        double z = Normal.UpperQuantile((1 - level) / 2);
        var points = new List<CoxCurvePoint>();
        var q = new double[x.Length];
        double hazard = 0;
        double variance = 0;
        for (int step = steps.FirstOf(stratum); step >= 0; step = steps.After(step, stratum))
        {
            HazardStep here = steps[step];
            hazard += here.Hazard;
            variance += here.Variance;
            for (int j = 0; j < q.Length; j++)
            {
                q[j] += x[j] * here.Hazard - here.Pull[j];
            }
            double error = risk * Math.Sqrt(variance + state.Spread(q, q));
            points.Add(Point(here.Time, risk * hazard, error, transform, z, level));
        }
        return [.. points];
    }

    private static CoxCurvePoint Point(
        double time,
        double hazard,
        double error,
        IntervalTransform transform,
        double z,
        double level
    )
    {
        double survival = Math.Exp(-hazard);
        (double? lower, double? upper) = Limits(hazard, error, survival, transform, z);
        const string Edge = "the curve is 1 or 0, where the scale of the interval has no limits";
        ConfidenceInterval interval = lower is null
            ? ConfidenceInterval.None(level, Edge)
            : new ConfidenceInterval(lower, upper, level);
        return new CoxCurvePoint(
            time,
            hazard,
            error,
            Estimate.Of(survival, survival * error, interval, interval.Reason)
        );
    }

    private static (double? Lower, double? Upper) Limits(
        double hazard,
        double error,
        double survival,
        IntervalTransform transform,
        double z
    )
    {
        switch (transform)
        {
            case IntervalTransform.Plain:
                return (
                    Math.Clamp(survival - z * survival * error, 0, 1),
                    Math.Clamp(survival + z * survival * error, 0, 1)
                );
            case IntervalTransform.Log:
                return (Math.Exp(-hazard - z * error), Math.Min(1, Math.Exp(-hazard + z * error)));
            default:
                if (!(hazard > 0 && survival > 0))
                {
                    return (null, null);
                }
                double factor = Math.Exp(z * error / hazard);
                return (Math.Exp(-hazard * factor), Math.Exp(-hazard / factor));
        }
    }
}
