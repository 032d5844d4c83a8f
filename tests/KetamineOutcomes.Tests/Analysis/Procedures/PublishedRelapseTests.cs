using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

/// <summary>SUSTAIN-1 as printed (Daly et al. 2019, doi:10.1001/jamapsychiatry.2019.1189) from its counts.</summary>
/// <remarks>What counts cannot give, and no test claims: the medians and their limits, the log-rank and the weighted combination
/// test (p 0.003), and the hazard ratios themselves need everybody's time. Counts bound them: with equal follow-up and proportional
/// hazards the ratio of −log of the shares without relapse is the hazard ratio, and the variance of its logarithm is about
/// 1/events + 1/events.</remarks>
public sealed class PublishedRelapseTests
{
    private static readonly Dataset Relapse = Dataset.ReadCsv(
        TestFiles.InCheckout("samples/data/published/relapse.csv")
    );

    [Theory]
    [InlineData("TRD stable remission", 26.7, 45.3, 18.7, 6)]
    [InlineData("TRD stable response without remission", 25.8, 57.6, 31.8, 4)]
    public void Percentages_difference_and_number_needed_to_treat(
        string population,
        double ketamine,
        double placebo,
        double difference,
        double needed
    )
    {
        (BinomialCount esketamine, BinomialCount reference, _) = Read(population);
        Assert.Equal(ketamine, Math.Round(100.0 * esketamine.Events / esketamine.N, 1));
        Assert.Equal(placebo, Math.Round(100.0 * reference.Events / reference.N, 1));
        TwoProportions two = TwoProportions.Compare(esketamine, reference);
        Assert.Equal(-difference, Math.Round(100 * two.RiskDifference.Estimate.ValueOrThrow(), 1));
        Assert.True(two.RiskDifference.Newcombe.Upper < 0);
        Assert.Equal(needed, Math.Ceiling(two.NumberNeededToTreat.Value!.Value));
        Assert.Equal(EventDirection.Fewer, two.NumberNeededToTreat.Direction);
    }

    [Theory]
    [InlineData("TRD stable remission")]
    [InlineData("TRD stable response without remission")]
    public void The_printed_hazard_ratio_is_one_that_the_counts_allow(string population)
    {
        (BinomialCount esketamine, BinomialCount reference, int row) = Read(population);
        double lower = Number(row, "hr_lo")!.Value;
        double upper = Number(row, "hr_hi")!.Value;
        double fromCounts = Math.Log(1 - Share(esketamine)) / Math.Log(1 - Share(reference));
        Assert.InRange(fromCounts, lower, upper);
        // The printed interval is as wide as that many relapses make it (rounded to two decimals).
        double printed = Math.Log(upper / lower) / (2 * 1.959964);
        double expected = Math.Sqrt(1.0 / esketamine.Events + 1.0 / reference.Events);
        Assert.Equal(1, printed / expected, 0.08);
    }

    private static double Share(BinomialCount count) => (double)count.Events / count.N;

    private static (BinomialCount Esketamine, BinomialCount Placebo, int Row) Read(string population)
    {
        (BinomialCount? esketamine, BinomialCount? placebo, int at) = (null, null, -1);
        for (int row = 0; row < Relapse.RowCount; row++)
        {
            if (
                Relapse["study"].TextAt(row) != "SUSTAIN-1"
                || Relapse["population"].TextAt(row) != population
                || Number(row, "relapses") is not { } events
            )
            {
                continue;
            }
            var count = new BinomialCount((long)events, (long)Number(row, "n")!.Value);
            if (Relapse["arm"].TextAt(row) == "placebo + AD")
            {
                placebo = count;
            }
            else
            {
                (esketamine, at) = (count, row);
            }
        }
        return (esketamine!.Value, placebo!.Value, at);
    }

    private static double? Number(int row, string column) =>
        Relapse[column] is NumericColumn numbers && !numbers.IsMissing(row) ? numbers.Values[row] : null;
}
