using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>Hazard e^(η + γt); the shape is γ, of either sign.</summary>
internal sealed class GompertzLifetime : Lifetime
{
    public override IReadOnlyList<string> Shapes => ["shape"];

    public override IReadOnlyList<double> Start => [0];

    public override bool IsProportionalHazards => true;

    public override LogPart Evaluate(double time, bool isEvent, double eta, ReadOnlySpan<double> shapes)
    {
        double gamma = shapes[0];
        double rate = Math.Exp(eta);
        double h0 = rate * Integral(0, gamma, time);
        double h1 = rate * Integral(1, gamma, time);
        double h2 = rate * Integral(2, gamma, time);
        double event1 = isEvent ? 1 : 0;
        return new LogPart(
            event1 * (eta + gamma * time) - h0,
            event1 - h0,
            event1 * time - h1,
            0,
            -h0,
            -h1,
            -h2,
            0,
            0,
            0
        );
    }

    /// <summary>∫ uᵏ e^(γu) du from 0 to t, k up to 2.</summary>
    private static double Integral(int k, double gamma, double t)
    {
        double x = gamma * t;
        if (Math.Abs(x) < 1)
        {
            // Σ xʲ/(j!(j + k + 1)), where the closed forms cancel.
            double term = 1;
            double sum = 1.0 / (k + 1);
            for (int j = 1; Math.Abs(term) > 1e-18; j++)
            {
                term *= x / j;
                sum += term / (j + k + 1);
            }
            return Math.Pow(t, k + 1) * sum;
        }
        double e = Math.Exp(x);
        return k switch
        {
            0 => SpecialFunctions.Expm1(x) / gamma,
            1 => (e * (x - 1) + 1) / (gamma * gamma),
            _ => (e * (x * x - 2 * x + 2) - 2) / (gamma * gamma * gamma),
        };
    }
}
