using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Plausibility;

/// <summary>A site's values of a measure, less the mean of each participant's arm.</summary>
/// <param name="Site">The site's level.</param>
/// <param name="People">People with a value.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Variance">Their variance, divisor n − 1.</param>
/// <param name="Fourth">Sum of the fourth powers of their distances from the mean.</param>
internal readonly record struct SiteSummary(int Site, int People, double Mean, double Variance, double Fourth)
{
    /// <summary>The sites with people enough.</summary>
    public static SiteSummary[] Of(SiteMeasure measure, Factor arm, Factor site, int fewest)
    {
        double[] armMeans = MeansOf(measure.Values, arm.Array, arm.Levels.Count, null, out _);
        int[] ofArm = arm.Array;
        double[] armMean = Array.ConvertAll(ofArm, code => code < 0 ? double.NaN : armMeans[code]);
        double[] means = MeansOf(measure.Values, site.Array, site.Levels.Count, armMean, out int[] people);
        var second = new double[means.Length];
        var fourth = new double[means.Length];
        var expected = new double[means.Length];
        for (int person = 0; person < armMean.Length; person++)
        {
            int own = site.Array[person];
            double away = own < 0 ? double.NaN : measure.Values[person] - armMean[person] - means[own];
            if (!double.IsNaN(away))
            {
                second[own] += away * away;
                fourth[own] += away * away * away * away;
                expected[own] += armMean[person];
            }
        }
        return Enumerable
            .Range(0, means.Length)
            .Where(s => people[s] >= fewest)
            .Where(s => !measure.IsShare || Math.Min(expected[s], people[s] - expected[s]) >= fewest)
            .Select(s => new SiteSummary(s, people[s], means[s], second[s] / (people[s] - 1), fourth[s]))
            .ToArray();
    }

    /// <summary>The variance within sites.</summary>
    public static double PooledVariance(SiteSummary[] sites) =>
        sites.Sum(s => s.Variance * (s.People - 1)) / sites.Sum(s => s.People - 1.0);

    /// <summary>The kurtosis within sites (3 for a normal distribution), 2 at least.</summary>
    public static double Kurtosis(SiteSummary[] sites)
    {
        double variance = PooledVariance(sites);
        return Math.Max(2, sites.Sum(s => s.Fourth) / sites.Sum(s => (double)s.People) / (variance * variance));
    }

    private static double[] MeansOf(double[] values, int[] codes, int groups, double[]? less, out int[] people)
    {
        var means = new double[groups];
        people = new int[groups];
        for (int person = 0; person < values.Length; person++)
        {
            double value = values[person] - (less?[person] ?? 0);
            if (codes[person] >= 0 && !double.IsNaN(value))
            {
                means[codes[person]] += value;
                people[codes[person]]++;
            }
        }
        for (int group = 0; group < groups; group++)
        {
            means[group] /= people[group];
        }
        return means;
    }
}
