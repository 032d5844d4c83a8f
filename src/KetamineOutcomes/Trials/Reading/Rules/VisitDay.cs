using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>When a visit takes place, and how far from that is worth a word.</summary>
/// <param name="Day">The day that trial.json gives, else the median of the visit's rows; NaN when they are too few to tell.</param>
/// <param name="Window">Days from it beyond which a row is pointed out; infinite when nothing can be said.</param>
/// <param name="IsSteady">Whether the rows keep to the day well enough for an order of visits.</param>
internal readonly record struct VisitDay(double Day, double Window, bool IsSteady)
{
    /// <summary>Fewer rows do not say when a visit is.</summary>
    private const int Fewest = 8;

    /// <summary>Rows of a visit that are looked at, spread over the file: more would not move the median.</summary>
    private const int Sampled = 1001;

    /// <summary>Usual windows of visits are up to a week; later ones are wider.</summary>
    private const double ShortestWindow = 7;

    private const double WindowShare = 0.25;

    /// <summary>A visit that takes place at any time ("relapse", "early termination") has a wide spread and no window.</summary>
    private const double Spreads = 6;

    /// <summary>The visits of a trial, by level. The spread is the median distance from the median.</summary>
    public static VisitDay[] Of(TrialParts parts, Factor visit)
    {
        int[] codes = visit.Array;
        var count = new int[visit.Levels.Count];
        foreach (int code in codes)
        {
            if (code >= 0)
            {
                count[code]++;
            }
        }
        var seen = new int[count.Length];
        var days = new List<double>[count.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            int code = codes[row];
            if (code < 0 || count[code] < Fewest)
            {
                continue;
            }
            // Every k-th row, k such that about as many are taken as are wanted.
            int step = 1 + count[code] / (Sampled + 1);
            if (seen[code]++ % step == 0 && !double.IsNaN(parts.Day[row]))
            {
                (days[code] ??= []).Add(parts.Day[row]);
            }
        }
        var visits = new VisitDay[count.Length];
        for (int level = 0; level < visits.Length; level++)
        {
            visits[level] = Of(days[level] ?? [], parts.Settings.VisitNamed(visit.Levels[level])?.Day);
        }
        return visits;
    }

    private static VisitDay Of(List<double> days, double? told)
    {
        if (days.Count < Fewest)
        {
            return new VisitDay(double.NaN, double.PositiveInfinity, false);
        }
        double usual = Median(days);
        double spread = Median(days.ConvertAll(own => Math.Abs(own - usual)));
        double day = told ?? usual;
        double window = Math.Max(Math.Max(ShortestWindow, WindowShare * Math.Abs(day)), Spreads * spread);
        return new VisitDay(day, window, spread <= Math.Max(1, 0.1 * Math.Abs(day)));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
