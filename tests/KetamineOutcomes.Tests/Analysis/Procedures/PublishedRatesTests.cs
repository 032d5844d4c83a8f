using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Analysis.Procedures;

/// <summary>Response, remission and relapse of published trials: counts against the percentages printed.</summary>
public sealed class PublishedRatesTests
{
    private static readonly Dataset Arms = Read("arms.csv");

    [Theory]
    [InlineData("responders", "responder_n", "response_pct", 37)]
    [InlineData("remitters", "remitter_n", "remission_pct", 22)]
    public void Counts_give_the_percentages_printed(string events, string people, string printed, int comparisons)
    {
        int compared = 0;
        for (int row = 0; row < Arms.RowCount; row++)
        {
            if (Count(Arms, row, events, people) is { } count && Number(Arms, row, printed) is { } percent)
            {
                // Printed with one decimal, or as a whole number.
                double half = percent == Math.Floor(percent) ? 0.5 : 0.05;
                double rate = ResponseRate.Of(count).Proportion.ValueOrThrow();
                Assert.True(Math.Abs(100 * rate - percent) <= half + 1e-9, $"line {Arms.LineOf(row)}: {100 * rate}");
                compared++;
            }
        }
        Assert.Equal(comparisons, compared);
    }

    [Fact]
    public void Remitters_outnumber_responders_only_where_the_sources_say_so()
    {
        var odd = new List<string>();
        for (int row = 0; row < Arms.RowCount; row++)
        {
            if (Number(Arms, row, "remitters") > Number(Arms, row, "responders"))
            {
                odd.Add($"{Arms["study"].TextAt(row)} {Arms["timepoint_h"].TextAt(row)} h");
            }
        }
        // Lii measured response from screening and remission by score; SUSTAIN-3 is kept as printed.
        Assert.Equal(["Lii 2023 48 h", "Lii 2023 168 h", "SUSTAIN-3 re-induction 4032 h"], odd);
    }

    [Fact]
    public void Transform_2_day_28_response_has_the_difference_printed()
    {
        // Popova (2019), Am J Psychiatry 176:428: 69.3% against 52.0%, difference 17.3%.
        (BinomialCount esketamine, BinomialCount placebo) = (
            Row("TRANSFORM-2", "esketamine"),
            Row("TRANSFORM-2", "placebo")
        );
        TwoProportions two = TwoProportions.Compare(esketamine, placebo);
        Assert.Equal(0.173, Math.Round(two.RiskDifference.Estimate.ValueOrThrow(), 3), 1e-12);
        Assert.True(two.RiskDifference.MiettinenNurminen.Lower > 0);
        Assert.False(two.NumberNeededToTreat.ThroughInfinity);
    }

    [Fact]
    public void Relapses_of_Sustain_1_have_the_percentages_printed()
    {
        Dataset relapse = Read("relapse.csv");
        int compared = 0;
        for (int row = 0; row < relapse.RowCount; row++)
        {
            if (Count(relapse, row, "relapses", "n") is { } count && Number(relapse, row, "relapse_pct") is { } percent)
            {
                Assert.Equal(percent, 100 * ResponseRate.Of(count).Proportion.ValueOrThrow(), 0.051);
                compared++;
            }
        }
        Assert.True(compared >= 4);
    }

    private static BinomialCount Row(string study, string drug)
    {
        for (int row = 0; row < Arms.RowCount; row++)
        {
            if (
                Arms["study"].TextAt(row) == study
                && Arms["drug"].TextAt(row) == drug
                && Arms["timepoint_h"].TextAt(row) == "672"
                && Count(Arms, row, "responders", "responder_n") is { } count
            )
            {
                return count;
            }
        }
        throw new InvalidOperationException($"{study} has no arm with {drug}.");
    }

    private static BinomialCount? Count(Dataset data, int row, string events, string people) =>
        Number(data, row, events) is { } x && Number(data, row, people) is { } n
            ? new BinomialCount((long)x, (long)n)
            : null;

    private static double? Number(Dataset data, int row, string column) =>
        data[column] is NumericColumn numbers && !numbers.IsMissing(row) ? numbers.Values[row] : null;

    private static Dataset Read(string name) => Dataset.ReadCsv(TestFiles.InCheckout($"samples/data/published/{name}"));
}
