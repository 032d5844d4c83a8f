namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Student's t distribution; infinite df gives the normal.</summary>
internal static class StudentT
{
    [ThreadStatic]
    private static Known[]? known;

    /// <summary>P(T ≤ t).</summary>
    public static double Cdf(double t, double df) => UpperTail(-t, df);

    /// <summary>P(T &gt; t), with relative accuracy.</summary>
    public static double UpperTail(double t, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        if (double.IsPositiveInfinity(df))
        {
            return Normal.UpperTail(t);
        }
        double half = 0.5 * TwoSided(Math.Abs(t), df);
        return t >= 0 ? half : 1 - half;
    }

    /// <summary>P(|T| &gt; |t|): the two-sided p-value.</summary>
    public static double TwoSided(double t, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        double magnitude = Math.Abs(t);
        if (double.IsPositiveInfinity(df))
        {
            return 2 * Normal.UpperTail(magnitude);
        }
        if (magnitude == 0)
        {
            return 1;
        }
        if (double.IsInfinity(magnitude))
        {
            return 0;
        }
        double odds = magnitude / df * magnitude;
        if (odds is < 1e-250 or > 1e250)
        {
            double logit = 2 * Math.Log(magnitude) - Math.Log(df);
            return IncompleteBeta.TailsAtLogit(0.5, df / 2, logit).Upper;
        }
        double x = 1 / (1 + odds);
        double y = odds / (1 + odds);
        // a − (a + b)x for a = df/2, b = ½: (t² − 1)/2 · df/(df + t²).
        double lambda = 0.5 * (magnitude - 1) * (magnitude + 1) * x;
        return IncompleteBeta.Tails(df / 2, 0.5, x, y, lambda).Lower;
    }

    /// <summary>t with P(T ≤ t) = p.</summary>
    public static double Quantile(double p, double df) => -UpperQuantile(p, df);

    /// <summary>t with P(T &gt; t) = p.</summary>
    public static double UpperQuantile(double p, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), "A probability lies between 0 and 1.");
        }
        if (double.IsPositiveInfinity(df))
        {
            return Normal.UpperQuantile(p);
        }
        if (p > 0.5)
        {
            return -UpperQuantile(1 - p, df);
        }
        // Tables of means ask for the same few quantiles many times over.
        Known[] table = known ??= new Known[64];
        ref Known entry = ref table[(int)((ulong)BitConverter.DoubleToInt64Bits(p + df) * 0x9E3779B97F4A7C15UL >> 58)];
        if (entry.P != p || entry.Df != df)
        {
            entry = new Known(p, df, Solve(p, df));
        }
        return entry.Quantile;
    }

    private static double Solve(double p, double df)
    {
        // t² = df · odds, where the odds are those of a beta variable with shapes ½ and df/2 and upper tail 2p.
        double logit = Beta.Logit(2 * p, 0.5, df / 2, upper: true);
        return Math.Sqrt(df) * Math.Exp(0.5 * logit);
    }

    private readonly record struct Known(double P, double Df, double Quantile);
}
