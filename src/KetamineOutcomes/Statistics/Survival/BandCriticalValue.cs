using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Critical values of confidence bands: suprema of a Brownian bridge between a and b.</summary>
internal static class BandCriticalValue
{
    /// <summary>Standard deviations beyond which nothing is left.</summary>
    private const double Far = 9;

    private static readonly (double[] Nodes, double[] Weights) Rule = GaussLegendre.Rule(48);

    private static double[] Nodes => Rule.Nodes;

    private static double[] Weights => Rule.Weights;

    /// <summary>c with P(sup |W⁰(u)|/√(u(1−u)) ≤ c) = level for a ≤ u ≤ b, by Miller and Siegmund's (1982) tail
    /// 4φ(c)/c + φ(c)(c − 1/c)·log(b(1−a)/(a(1−b))), doi:10.2307/2529881, as SAS LIFETEST.</summary>
    public static double EqualPrecision(double a, double b, double level)
    {
        double span = Math.Log(b * (1 - a) / (a * (1 - b)));
        double Tail(double c) => Normal.Density(c) * (4 / c + (c - 1 / c) * span) - (1 - level);
        // The approximation is for a tail: from 1 on it falls.
        return Tail(1) <= 0 ? 1 : RootFinding.Brent(Tail, 1, 40);
    }

    /// <summary>k with P(sup |W⁰(u)| ≤ k) = level for a ≤ u ≤ b: exact.</summary>
    public static double HallWellner(double a, double b, double level)
    {
        double widest = Math.Sqrt(Math.Max(a * (1 - a), b * (1 - b)));
        return RootFinding.Brent(k => StaysWithin(k, a, b) - level, 0.01 * widest, 6, 1e-11);
    }

    /// <summary>P(|W⁰| ≤ k on [a, b]): over the bridge's values at both ends, the chance that a bridge between them stays within
    /// the walls.</summary>
    public static double StaysWithin(double k, double a, double b)
    {
        double deviation = Math.Sqrt(a * (1 - a));
        double onward = (1 - b) / (1 - a);
        double spread = Math.Sqrt((1 - b) * (b - a) / (1 - a));
        double reach = Math.Min(k, Far * deviation);
        double sum = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            double u = reach * Nodes[i];
            double low = Math.Max(-k, onward * u - Far * spread);
            double high = Math.Min(k, onward * u + Far * spread);
            double inner = 0;
            for (int j = 0; j < Nodes.Length && high > low; j++)
            {
                double v = (low + high) / 2 + Nodes[j] * (high - low) / 2;
                inner += Weights[j] * Normal.Density((v - onward * u) / spread) * Inside(u + k, v + k, 2 * k, b - a);
            }
            sum += Weights[i] * Normal.Density(u / deviation) * inner * (high - low) / 2;
        }
        return sum * reach / (deviation * spread);
    }

    /// <summary>Chance that a Brownian bridge from x to y over a span stays between 0 and a wall: Σ_j exp(−2jL(jL+y−x)/T) −
    /// exp(−2(x+jL)(y+jL)/T), by reflections.</summary>
    private static double Inside(double x, double y, double wall, double span)
    {
        double sum = Pair(x, y, 0, span);
        for (int j = 1; j < 1000; j++)
        {
            double term = Pair(x, y, j * wall, span) + Pair(x, y, -j * wall, span);
            sum += term;
            if (Math.Abs(term) < 1e-17)
            {
                break;
            }
        }
        return sum;
    }

    private static double Pair(double x, double y, double shift, double span) =>
        Math.Exp(-2 * shift * (shift + y - x) / span) - Math.Exp(-2 * (x + shift) * (y + shift) / span);
}
