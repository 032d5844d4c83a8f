using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Draws from the hypergeometric distribution: Stadlober's ratio of uniforms (1990, doi:10.1016/0377-0427(90)90349-5),
/// or an urn emptied by hand when few are drawn.</summary>
internal static class HypergeometricDraw
{
    private static readonly double Width = 2 * Math.Sqrt(2 / Math.E);
    private static readonly double Offset = 3 - 2 * Math.Sqrt(3 / Math.E);

    /// <summary>Events among <paramref name="good"/> people when <paramref name="sample"/> of all have one.</summary>
    public static long Next(RandomStream random, long good, long bad, long sample)
    {
        long all = good + bad;
        // By symmetry the smaller colour is counted and the smaller part drawn.
        long fewer = Math.Min(good, bad);
        long part = Math.Min(sample, all - sample);
        long drawn = Math.Min(fewer, part) <= 10 ? Urn(random, fewer, all, part) : Ratio(random, fewer, all, part);
        drawn = good > bad ? part - drawn : drawn;
        return part < sample ? good - drawn : drawn;
    }

    private static long Urn(RandomStream random, long fewer, long all, long part)
    {
        // Drawing `part` and counting `fewer` is the same as drawing `fewer` and counting `part`.
        (long draws, long marked) = fewer <= part ? (fewer, part) : (part, fewer);
        long found = 0;
        for (long i = 0; i < draws; i++)
        {
            found += random.NextDouble() * (all - i) < marked - found ? 1 : 0;
        }
        return found;
    }

    private static long Ratio(RandomStream random, long fewer, long all, long part)
    {
        double share = (double)fewer / all;
        double centre = part * share + 0.5;
        double spread = Math.Sqrt((double)(all - part) / (all - 1) * part * share * (1 - share) + 0.5);
        double width = Width * spread + Offset;
        double mode = Math.Floor((part + 1.0) * ((fewer + 1.0) / (all + 2.0)));
        double most = Math.Min(Math.Min(part, fewer) + 1.0, Math.Floor(centre + 16 * spread));
        double atMode = LogWeight(mode, fewer, all, part);
        while (true)
        {
            double x = 1 - random.NextDouble();
            double w = centre + width * (random.NextDouble() - 0.5) / x;
            if (!(w >= 0 && w < most))
            {
                continue;
            }
            double k = Math.Floor(w);
            if (2 * Math.Log(x) <= LogWeight(k, fewer, all, part) - atMode)
            {
                return (long)k;
            }
        }
    }

    private static double LogWeight(double k, double fewer, double all, double part) =>
        -(
            SpecialFunctions.LogGamma(k + 1)
            + SpecialFunctions.LogGamma(fewer - k + 1)
            + SpecialFunctions.LogGamma(part - k + 1)
            + SpecialFunctions.LogGamma(all - fewer - part + k + 1)
        );
}
