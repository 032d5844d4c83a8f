namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Tails of a distribution on 0…N that equals its mirror image.</summary>
internal static class SymmetricTail
{
    /// <summary>P(X ≤ k), the shorter tail being summed.</summary>
    public static double Lower(ReadOnlySpan<double> probabilities, double k)
    {
        int last = probabilities.Length - 1;
        if (k < 0 || k >= last)
        {
            return k < 0 ? 0 : 1;
        }
        int index = (int)k;
        bool shorter = 2 * index <= last;
        double sum = 0;
        for (int i = 0; i <= (shorter ? index : last - index - 1); i++)
        {
            sum += probabilities[i];
        }
        return shorter ? sum : 1 - sum;
    }

    /// <summary>Smallest k with P(X ≤ k) ≥ p; a probability within a few rounding units counts as reached, as in R.</summary>
    public static int Quantile(ReadOnlySpan<double> probabilities, double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), "A probability lies between 0 and 1.");
        }
        const double Fuzz = 10 * 2.220446049250313e-16;
        int last = probabilities.Length - 1;
        double sum = 0;
        if (p <= 0.5)
        {
            for (int k = 0; k <= last; k++)
            {
                sum += probabilities[k];
                if (sum >= p - Fuzz)
                {
                    return k;
                }
            }
            return last;
        }
        // From above: the largest k with P(X < k) < p.
        for (int k = last; k >= 0; k--)
        {
            sum += probabilities[k];
            if (sum > 1 - p + Fuzz)
            {
                return k;
            }
        }
        return 0;
    }
}
