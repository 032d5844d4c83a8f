namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Gauss-Legendre quadrature: nodes and weights on [−1, 1].</summary>
internal static class GaussLegendre
{
    /// <summary>The rule of n nodes, exact for polynomials up to degree 2n − 1; nodes by Newton's method on Pₙ.</summary>
    /// <param name="n">Number of nodes, 1 or more.</param>
    public static (double[] Nodes, double[] Weights) Rule(int n)
    {
        var nodes = new double[n];
        var weights = new double[n];
        for (int i = 0; i < n; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 0;
            for (int step = 0; step < 100; step++)
            {
                (double value, slope) = Legendre(n, x);
                double move = value / slope;
                x -= move;
                if (Math.Abs(move) < 1e-16)
                {
                    break;
                }
            }
            nodes[i] = x;
            weights[i] = 2 / ((1 - x * x) * slope * slope);
        }
        return (nodes, weights);
    }

    /// <summary>Pₙ(x) and its slope, by the three-term recurrence.</summary>
    private static (double Value, double Slope) Legendre(int n, double x)
    {
        double before = 1;
        double value = x;
        for (int k = 2; k <= n; k++)
        {
            (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k);
        }
        return (value, n * (x * value - before) / (x * x - 1));
    }
}
