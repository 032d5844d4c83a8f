using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Means by group of one value a person.</summary>
internal static class PeopleMeans
{
    /// <summary>One mean a group.</summary>
    /// <param name="people">A value a person.</param>
    /// <param name="groups">The group of each person; nobody here is left out of it.</param>
    /// <param name="level">Confidence level.</param>
    public static PeopleMean[] Of(IReadOnlyList<PersonMean> people, Factor groups, double level)
    {
        int[] count = new int[groups.Levels.Count];
        double[] mean = new double[count.Length];
        double[] squares = new double[count.Length];
        // Welford's updates: values far from 0 with small spread (blood pressures) lose nothing.
        foreach (PersonMean person in people)
        {
            int g = groups.Codes[person.Subject];
            double distance = person.Mean - mean[g];
            count[g]++;
            mean[g] += distance / count[g];
            squares[g] += distance * (person.Mean - mean[g]);
        }
        return [.. count.Select((n, g) => Of(n, mean[g], squares[g], level))];
    }

    private static PeopleMean Of(int n, double mean, double squares, double level)
    {
        if (n < 2)
        {
            const string Alone = "one person has no spread";
            const string Nobody = "nobody has a value";
            return n == 0
                ? new PeopleMean(0, Estimate.NotEstimable(Nobody, ConfidenceInterval.None(level, Nobody)), null)
                : new PeopleMean(1, Estimate.Of(mean, null, ConfidenceInterval.None(level, Alone), Alone), null);
        }
        double deviation = Math.Sqrt(squares / (n - 1));
        double error = deviation / Math.Sqrt(n);
        double half = StudentT.UpperQuantile((1 - level) / 2, n - 1) * error;
        return new PeopleMean(
            n,
            Estimate.Of(mean, error, new ConfidenceInterval(mean - half, mean + half, level)),
            deviation
        );
    }
}
