namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>∫₀^∞ e^(−as) [1 + (x/y)(1 − e^(−s))]^(b−1) ds: the incomplete beta integral with t = x e^(−s), scaled by its value at x.</summary>
/// <remarks>The double-exponential rule of Takahasi and Mori (1974) with s = exp(u − e^(−u)); the step is halved until two sums agree.</remarks>
internal static class BetaQuadrature
{
    /// <summary>The integral; b ≤ 1, so that the integrand falls from 1.</summary>
    public static double Integral(double a, double b, double x, double y)
    {
        // The faster of the two decays sets the scale.
        double scale = 1 / (a + (1 - b) * x / y);
        double odds = x / y;
        double step = 0.25;
        double sum = Sum(0, step);
        double value = sum * step;
        for (int halving = 0; halving < 7; halving++)
        {
            sum += Sum(step / 2, step);
            step /= 2;
            double next = sum * step;
            bool settled = Math.Abs(next - value) <= 1e-14 * next;
            value = next;
            if (settled)
            {
                break;
            }
        }
        return value * scale;

        double Sum(double offset, double width)
        {
            double total = 0;
            for (int direction = -1; direction <= 1; direction += 2)
            {
                for (int i = direction < 0 ? 1 : 0; i < 100_000; i++)
                {
                    double u = direction < 0 ? offset - i * width : offset + i * width;
                    double inner = Math.Exp(-u);
                    double s = Math.Exp(u - inner);
                    double at = s * scale;
                    double log = -a * at + (b - 1) * SpecialFunctions.Log1p(-odds * SpecialFunctions.Expm1(-at));
                    double term = s * (1 + inner) * Math.Exp(log);
                    total += term;
                    if (term < 1e-18 * total && Math.Abs(u) > 1)
                    {
                        break;
                    }
                }
            }
            return total;
        }
    }
}
