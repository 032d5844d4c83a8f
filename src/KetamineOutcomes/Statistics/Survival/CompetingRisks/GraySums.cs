using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Gray's test from a joined table: strata one after the other, scores and variances added.</summary>
internal static class GraySums
{
    private const string Name = "Gray's test";

    public static GrayTest Test(CumulativeIncidenceFit fit, int cause, double rho)
    {
        if (!double.IsFinite(rho))
        {
            throw new ArgumentOutOfRangeException(nameof(rho), "Rho is a finite number.");
        }
        EventTable table = fit.Table;
        int groups = table.Groups.Count;
        var observed = new double[groups];
        var expected = new double[groups];
        var covariance = new double[groups * groups];
        string? reason =
            table.HasSamplingWeights ? "Gray's test counts people, which sampling weights do not allow"
            : groups < 2 ? "there is one group: nothing to compare"
            : null;
        if (reason is null)
        {
            foreach (GrayStratum stratum in GrayStratum.Of(fit.Joined, cause, rho))
            {
                stratum.AddTo(observed, expected, covariance);
                reason ??= stratum.Reason;
            }
        }
        return new GrayTest
        {
            Cause = table.Causes[cause],
            Rho = rho,
            IsStratified = table.IsStratified,
            Groups = table
                .Groups.Select((name, g) => new LogRankGroup(name, table.PeopleIn(g), observed[g], expected[g]))
                .ToArray(),
            Test = reason is null ? Finish(observed, expected, covariance) : TestResult.NotDefined(Name, reason),
        };
    }

    private static TestResult Finish(double[] observed, double[] expected, double[] covariance)
    {
        var scores = new double[observed.Length];
        int compared = 0;
        double events = 0;
        for (int g = 0; g < scores.Length; g++)
        {
            scores[g] = observed[g] - expected[g];
            compared += expected[g] > 0 ? 1 : 0;
            events += observed[g];
        }
        if (!(events > 0))
        {
            return TestResult.NotDefined(Name, "there is no event of the cause");
        }
        if (compared < 2)
        {
            return TestResult.NotDefined(Name, "only one group was at risk when events of the cause happened");
        }
        (double statistic, int rank) = QuadraticForm.Of(scores, covariance);
        return rank == 0
            ? TestResult.NotDefined(
                Name,
                "the test has no variance: at every event either one group or nobody else was at risk"
            )
            : new TestResult(Name, statistic, rank, ChiSquared.UpperTail(statistic, rank));
    }
}
