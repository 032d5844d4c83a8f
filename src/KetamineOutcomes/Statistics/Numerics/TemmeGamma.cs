namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Temme's uniform asymptotic expansion of the incomplete gamma functions for large shape: DLMF 8.12.7 to 8.12.13.</summary>
internal static class TemmeGamma
{
    /// <summary>From this shape on, six terms in 1/a leave nothing that a double can hold.</summary>
    public const double SmallestShape = 2000;

    private const int Orders = 6;
    private const int Powers = 40;

    private static readonly double[][] Coefficients = MakeCoefficients();

    private static ReadOnlySpan<double> Stirling =>
        [1, 1.0 / 12, 1.0 / 288, -139.0 / 51840, -571.0 / 2488320, 163879.0 / 209018880];

    /// <summary>Whether the expansion's power series in η is used at this argument.</summary>
    public static bool Covers(double a, double x) => Math.Abs(x - a) < 0.6 * a;

    /// <summary>P(a, x) and Q(a, x).</summary>
    public static (double Lower, double Upper) Tails(double a, double x)
    {
        // a η²/2 = a(λ − 1 − ln λ), λ = x/a, is the deviance of a from x.
        double exponent = SpecialFunctions.Deviance(a, x, a - x);
        double y = Math.Sqrt(2 * exponent);
        double eta = (x < a ? -1 : 1) * y / Math.Sqrt(a);
        double scale = Math.Exp(-exponent);
        double correction = scale / Math.Sqrt(2 * Math.PI * a) * Sum(a, eta);
        double tail = scale / Math.Sqrt(2 * Math.PI) * Normal.MillsRatio(y);
        if (x >= a)
        {
            double upper = tail + correction;
            return (1 - upper, upper);
        }
        double lower = tail - correction;
        return (lower, 1 - lower);
    }

    private static double Sum(double a, double eta)
    {
        double total = 0;
        for (int k = Orders - 1; k >= 0; k--)
        {
            double[] row = Coefficients[k];
            double value = 0;
            for (int n = row.Length - 1; n >= 0; n--)
            {
                value = value * eta + row[n];
            }
            total = total / a + value;
        }
        return total;
    }

    private static double[][] MakeCoefficients()
    {
        // λ − 1 = Σ α_n ηⁿ: DLMF 8.12.14 in the form (n+1) α_n = α_{n−1} − Σ_{j=2}^{n−1} j α_j α_{n−j+1}.
        const int Length = Powers + 2 * Orders + 4;
        double[] alpha = new double[Length];
        alpha[1] = 1;
        for (int n = 2; n < Length; n++)
        {
            double sum = alpha[n - 1];
            for (int j = 2; j < n; j++)
            {
                sum -= j * alpha[j] * alpha[n - j + 1];
            }
            alpha[n] = sum / (n + 1);
        }
        double[][] rows = new double[Orders][];
        rows[0] = new double[Powers + 2 * Orders];
        rows[0][0] = -1.0 / 3;
        for (int n = 1; n < rows[0].Length; n++)
        {
            rows[0][n] = (n + 2) * alpha[n + 2];
        }
        for (int k = 1; k < Orders; k++)
        {
            rows[k] = new double[rows[k - 1].Length - 2];
            double g = (k % 2 == 0 ? 1 : -1) * Stirling[k];
            for (int n = 0; n < rows[k].Length; n++)
            {
                rows[k][n] = g * rows[0][n] + (n + 2) * rows[k - 1][n + 2];
            }
        }
        return rows;
    }
}
