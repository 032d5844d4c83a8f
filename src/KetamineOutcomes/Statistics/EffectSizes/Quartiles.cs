namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Quantiles of a sorted sample (Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566).</summary>
internal static class Quartiles
{
    /// <summary>The quantile at <paramref name="p"/>, or null when there is nobody.</summary>
    public static double? At(SortedSample sample, double p, QuartileRule rule)
    {
        double n = sample.Total;
        if (n == 0)
        {
            return null;
        }
        if (rule == QuartileRule.Interpolated)
        {
            double place = (n - 1) * p;
            double below = Math.Floor(place);
            double first = sample.At(below);
            return below == place ? first : first + (place - below) * (sample.At(below + 1) - first);
        }
        double whole = Math.Floor(n * p);
        return whole < n * p ? sample.At(whole)
            : whole == 0 ? sample.At(0)
            : sample.At(whole - 1) + (sample.At(Math.Min(whole, n - 1)) - sample.At(whole - 1)) / 2;
    }
}
