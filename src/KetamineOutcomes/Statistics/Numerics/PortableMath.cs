namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Elementary functions from additions, multiplications and divisions alone: the same bits on every platform.</summary>
/// <remarks><see cref="Math"/> calls the platform's C library, whose last digit differs between systems. Random draws go through
/// these, so that a seed means the same trial everywhere. Error below 2 units in the last place.</remarks>
internal static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>ln x for x &gt; 0 and normal.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity
                : x > 0 ? x
                : double.NaN;
        }
        int exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0;
            exponent = -54;
        }
        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }
        // ln m = 2 artanh((m − 1)/(m + 1)); the argument is at most 0.172.
        double f = mantissa - 1;
        double s = f / (2 + f);
        double square = s * s;
        double series = 0;
        for (int k = 25; k >= 3; k -= 2)
        {
            series = (series + 1.0 / k) * square;
        }
        double logarithm = f - s * (f - 2 * series);
        return exponent * Ln2High + (logarithm + exponent * Ln2Low);
    }

    /// <summary>eˣ.</summary>
    public static double Exp(double x)
    {
        if (x > 709.78)
        {
            return double.PositiveInfinity;
        }
        if (x < -745.2)
        {
            return 0;
        }
        double n = Math.Floor(x / 0.6931471805599453 + 0.5);
        double r = x - n * Ln2High - n * Ln2Low;
        double sum = 1;
        for (int k = 18; k >= 1; k--)
        {
            sum = 1 + r / k * sum;
        }
        int power = (int)n;
        if (power < -1000)
        {
            return sum * BitConverter.Int64BitsToDouble((long)(power + 54 + 1023) << 52) * 5.551115123125783e-17;
        }
        return power > 1023
            ? sum * 2 * BitConverter.Int64BitsToDouble((long)(power - 1 + 1023) << 52)
            : sum * BitConverter.Int64BitsToDouble((long)(power + 1023) << 52);
    }

    /// <summary>xʸ for x &gt; 0, as e^(y ln x).</summary>
    public static double Pow(double x, double y) => x == 0 ? (y == 0 ? 1 : 0) : Exp(y * Log(x));
}
