using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Trials.Reading;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Analysis.Plausibility;

/// <summary>Sites that differ from all others.</summary>
/// <remarks>
/// For each measure (<see cref="SiteMeasure"/>: baseline, change, adverse events, missing scores, less the mean of the arm) the site's
/// mean, and for scores the logarithm of its standard deviation, against those of all other sites: random effects by DerSimonian and
/// Laird (1986), doi:10.1016/0197-2456(86)90046-2, without the site, z = (m − μ)/√(v + τ² + se²). Sites of honest trials differ as well:
/// τ is taken as 0.3 standard deviations of the measure at least (0.15 of the logarithm), so that a few like sites do not make a
/// usual one look odd. Two-sided normal tail, Bonferroni over sites and measures. At least five sites with ten people each;
/// shares only where ten people or more of a site are expected on either side.
/// On such comparisons: Kirkwood et al. (2013), doi:10.1177/1740774513494504.
/// </remarks>
internal static class OutlyingSites
{
    private const int FewestSites = 5;
    private const int FewestPeople = 10;
    private const double UsualSpread = 0.3;
    private const double UsualLogSpread = 0.15;

    public static void Check(TrialParts parts, ProblemList problems)
    {
        if (
            new TableReader(parts.SubjectSource, problems).Category("site") is not { } site
            || site.Levels.Count < FewestSites
        )
        {
            return;
        }
        List<(SiteMeasure Measure, SiteSummary[] Sites)> measures = SiteMeasure
            .Of(parts)
            .Select(measure => (measure, SiteSummary.Of(measure, parts.Subjects.Arm, site, FewestPeople)))
            .Where(pair => pair.Item2.Length >= FewestSites)
            .ToList();
        int tests = measures.Sum(pair => pair.Sites.Length * (pair.Measure.IsShare ? 1 : 2));
        if (tests == 0)
        {
            return;
        }
        double limit = Normal.UpperQuantile(TrialPlausibility.FalseAlarms / tests / 2);
        foreach ((SiteMeasure measure, SiteSummary[] sites) in measures)
        {
            double within = Math.Sqrt(SiteSummary.PooledVariance(sites));
            Report(
                parts,
                problems,
                site,
                sites,
                measure.IsShare ? $"The site's share of {measure.Name}" : $"The site's mean {measure.Name}",
                Outlying(sites, s => (s.Mean, within * within / s.People), UsualSpread * within, limit)
            );
            if (!measure.IsShare && within > 0)
            {
                double kurtosis = SiteSummary.Kurtosis(sites);
                Report(
                    parts,
                    problems,
                    site,
                    sites,
                    $"The site's spread of {measure.Name}",
                    Outlying(
                        sites,
                        // A site without any spread is as far off as a logarithm goes.
                        s =>
                            (
                                Math.Log(Math.Max(Math.Sqrt(s.Variance), 1e-3 * within)),
                                (kurtosis - 1) / (4 * (s.People - 1))
                            ),
                        UsualLogSpread,
                        limit
                    )
                );
            }
        }
    }

    /// <summary>Each site's z against all others, 0 within the limit.</summary>
    private static double[] Outlying(
        SiteSummary[] sites,
        Func<SiteSummary, (double Value, double Variance)> of,
        double usual,
        double limit
    )
    {
        (double Value, double Variance)[] all = [.. sites.Select(of)];
        var far = new double[all.Length];
        for (int own = 0; own < all.Length; own++)
        {
            (double Value, double Variance)[] others = [.. all.Where((_, i) => i != own)];
            if (others.Any(o => !(o.Variance > 0)))
            {
                continue;
            }
            (double mean, double tau2, double error2) = Pool(others, usual * usual);
            double z = (all[own].Value - mean) / Math.Sqrt(all[own].Variance + tau2 + error2);
            far[own] = Math.Abs(z) > limit ? z : 0;
        }
        return far;
    }

    private static (double Mean, double Tau2, double Error2) Pool((double Value, double Variance)[] sites, double least)
    {
        (double sum, double squares, double mean) = (0, 0, 0);
        foreach ((double value, double variance) in sites)
        {
            sum += 1 / variance;
            squares += 1 / (variance * variance);
            mean += value / variance;
        }
        mean /= sum;
        double q = sites.Sum(s => (s.Value - mean) * (s.Value - mean) / s.Variance);
        double tau2 = Math.Max(least, (q - (sites.Length - 1)) / (sum - squares / sum));
        double weights = sites.Sum(s => 1 / (s.Variance + tau2));
        return (sites.Sum(s => s.Value / (s.Variance + tau2)) / weights, tau2, 1 / weights);
    }

    private static void Report(
        TrialParts parts,
        ProblemList problems,
        Factor site,
        SiteSummary[] sites,
        string what,
        double[] far
    )
    {
        for (int i = 0; i < sites.Length; i++)
        {
            if (far[i] != 0)
            {
                problems.Add(
                    TrialRules.OutlyingSite,
                    parts.SubjectSource,
                    Array.IndexOf(site.Array, sites[i].Site),
                    "site",
                    $"{what} is {(far[i] > 0 ? "higher" : "lower")} than at all other sites, beyond what chance and usual differences explain.",
                    "Look at how the site recruits, rates and records."
                );
            }
        }
    }
}
