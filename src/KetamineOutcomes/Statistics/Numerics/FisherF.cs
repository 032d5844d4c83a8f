namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Fisher's F distribution; an infinite denominator df gives χ²/df.</summary>
internal static class FisherF
{
    /// <summary>P(F ≤ f).</summary>
    public static double Cdf(double f, double df1, double df2) => Tails(f, df1, df2).Lower;

    /// <summary>P(F &gt; f), with relative accuracy.</summary>
    public static double UpperTail(double f, double df1, double df2) => Tails(f, df1, df2).Upper;

    /// <summary>f with P(F ≤ f) = p.</summary>
    public static double Quantile(double p, double df1, double df2) => Quantile(p, df1, df2, upper: false);

    /// <summary>f with P(F &gt; f) = p.</summary>
    public static double UpperQuantile(double p, double df1, double df2) => Quantile(p, df1, df2, upper: true);

    private static double Quantile(double p, double df1, double df2, bool upper)
    {
        Check(df1, df2);
        if (double.IsPositiveInfinity(df2))
        {
            return (upper ? ChiSquared.UpperQuantile(p, df1) : ChiSquared.Quantile(p, df1)) / df1;
        }
        double logit = Beta.Logit(p, df1 / 2, df2 / 2, upper);
        return df2 / df1 * Math.Exp(logit);
    }

    private static (double Lower, double Upper) Tails(double f, double df1, double df2)
    {
        Check(df1, df2);
        if (double.IsNaN(f))
        {
            return (double.NaN, double.NaN);
        }
        if (f <= 0)
        {
            return (0, 1);
        }
        if (double.IsPositiveInfinity(f))
        {
            return (1, 0);
        }
        double a = df1 / 2;
        double b = df2 / 2;
        if (double.IsPositiveInfinity(df2))
        {
            return IncompleteGamma.Tails(a, a * f);
        }
        double odds = df1 / df2 * f;
        if (odds is < 1e-250 or > 1e250)
        {
            return IncompleteBeta.TailsAtLogit(a, b, Math.Log(df1) - Math.Log(df2) + Math.Log(f));
        }
        double x = odds / (1 + odds);
        double y = 1 / (1 + odds);
        return IncompleteBeta.Tails(a, b, x, y, a * (1 - f) * y);
    }

    private static void Check(double df1, double df2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df2);
    }
}
