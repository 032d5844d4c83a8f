using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Statistics.Proportions;

public sealed class MantelHaenszelTests
{
    [Fact]
    public void Stratified_measures_agree_with_R_and_metafor()
    {
        foreach (GoldenRow row in GoldenTable.Read("r-stats-4.2.2/stratified_proportions.csv").Rows)
        {
            Stratum[] strata = Strata(row.Text("tables"));
            MantelHaenszel common = MantelHaenszel.Compare(strata);
            OracleChecks.AssertNumber(row, "or", common.OddsRatio.Estimate.Value);
            OracleChecks.AssertNumber(row, "orSe", common.OddsRatio.LogStandardError);
            OracleChecks.AssertNumber(row, "rr", common.RiskRatio.Estimate.Value);
            OracleChecks.AssertNumber(row, "rrSe", common.RiskRatio.LogStandardError);
            OracleChecks.AssertNumber(row, "rd", common.RiskDifference.Value);
            OracleChecks.AssertNumber(row, "rdSe", common.RiskDifference.StandardError);
            OracleChecks.AssertLimits(row, "rd", common.RiskDifference.Interval);
            OracleChecks.AssertNumber(row, "cmh", common.ConditionalIndependence.Statistic);
            OracleChecks.AssertNumber(row, "cmhP", common.ConditionalIndependence.PValue);
            OracleChecks.AssertNumber(row, "bd", common.BreslowDay.Statistic);
            OracleChecks.AssertNumber(row, "bdP", common.BreslowDay.PValue);
            OracleChecks.AssertNumber(row, "tarone", common.Tarone.Statistic);
            OracleChecks.AssertNumber(row, "taroneP", common.Tarone.PValue);
            MantelHaenszel corrected = MantelHaenszel.Compare(strata, continuityCorrection: true);
            OracleChecks.AssertNumber(row, "cmhCorrected", corrected.ConditionalIndependence.Statistic);
        }
    }

    [Fact]
    public void One_stratum_equals_none()
    {
        var group = new BinomialCount(21, 40);
        var reference = new BinomialCount(12, 40);
        MantelHaenszel one = MantelHaenszel.Compare([new Stratum("all", group, reference)]);
        TwoProportions crude = TwoProportions.Compare(group, reference);
        Tolerance.AssertClose(crude.OddsRatio.Estimate.ValueOrThrow(), one.OddsRatio.Estimate.Value);
        Tolerance.AssertClose(crude.OddsRatio.LogStandardError!.Value, one.OddsRatio.LogStandardError);
        Tolerance.AssertClose(crude.RiskRatio.Estimate.ValueOrThrow(), one.RiskRatio.Estimate.Value);
        Tolerance.AssertClose(crude.RiskRatio.LogStandardError!.Value, one.RiskRatio.LogStandardError);
        Tolerance.AssertClose(crude.RiskDifference.Estimate.ValueOrThrow(), one.RiskDifference.Value);
        // Mantel and Haenszel's variance divides by N − 1.
        Tolerance.AssertClose(crude.ChiSquare.Statistic!.Value * 79 / 80, one.ConditionalIndependence.Statistic);
        Assert.NotNull(one.BreslowDay.Reason);
    }

    [Fact]
    public void The_order_of_strata_does_not_matter()
    {
        Stratum[] strata = Strata("11/77/25/87 15/206/26/207 1/10/1/12");
        Stratum[] reversed = [.. strata.Reverse()];
        Tolerance.AssertClose(
            MantelHaenszel.Compare(strata).OddsRatio.Estimate.ValueOrThrow(),
            MantelHaenszel.Compare(reversed).OddsRatio.Estimate.Value,
            1e-14
        );
    }

    [Theory]
    [InlineData("3/9/0/0 0/0/4/8")]
    [InlineData("0/9/0/7 0/3/0/4")]
    [InlineData("9/9/7/7 3/3/4/4")]
    [InlineData("0/9/3/7 0/3/1/4")]
    [InlineData("4/9/0/7 1/3/0/4")]
    [InlineData("1/1/0/1")]
    public void Edges_give_numbers_or_reasons(string tables)
    {
        MantelHaenszel common = MantelHaenszel.Compare(Strata(tables));
        Assert.True(common.OddsRatio.Estimate.Value is not null || common.OddsRatio.Estimate.Reason is not null);
        Assert.True(common.OddsRatio.Estimate.Interval is { Lower: not null } or { Reason: not null });
        Assert.True(common.RiskRatio.Estimate.Interval is { Lower: not null } or { Reason: not null });
        Assert.True(common.RiskDifference.Interval is { Lower: not null } or { Reason: not null });
        Assert.True(common.ConditionalIndependence is { PValue: not null } or { Reason: not null });
        Assert.True(common.BreslowDay is { PValue: not null } or { Reason: not null });
        Assert.NotEmpty(common.ToString());
    }

    [Fact]
    public void Columns_are_counted_into_cells_in_one_pass()
    {
        bool[] outcome = [true, false, true, true, false];
        var by = Factor.FromTexts("arm", ["a", "b", "a", null, "b"]);
        var site = Factor.FromTexts("site", ["x", "x", "y", "x", "y"]);
        var sex = Factor.FromTexts("sex", ["F", "F", "M", "F", "M"]);
        ProportionCounts counts = ProportionCounts.Of(outcome, by, [site, sex], new FrequencyWeights([2, 1, 3, 1, 0]));
        Assert.Equal(["site=x, sex=F", "site=y, sex=M"], counts.Strata);
        Assert.Equal(new BinomialCount(2, 2), counts[0, 0]);
        Assert.Equal(new BinomialCount(0, 1), counts[1, 0]);
        Assert.Equal(new BinomialCount(3, 3), counts[0, 1]);
        Assert.Equal(new BinomialCount(0, 0), counts[1, 1]);
        Assert.Equal(1, counts.LeftOut);
        Assert.Equal(
            [new Stratum("site=x, sex=F", new(0, 1), new(2, 2)), new Stratum("site=y, sex=M", new(0, 0), new(3, 3))],
            counts.TwoByStratum("b", "a")
        );
        Assert.Throws<ArgumentException>(() => counts.IndexOf("c"));
        Assert.Equal(new BinomialCount(10, 10), counts.Merge(counts).Group(0));
    }

    [Fact]
    public void Many_crossings_are_counted_as_few_are()
    {
        var random = new Random(1);
        int[] Codes(int levels) => [.. Enumerable.Range(0, 3000).Select(_ => random.Next(levels))];
        Factor Wide(string name, int levels) =>
            new(name, Codes(levels), [.. Enumerable.Range(0, levels).Select(i => $"{i}")]);
        Factor[] strata = [Wide("a", 60), Wide("b", 60), Wide("c", 60)];
        Factor by = Wide("arm", 3);
        bool[] outcome = [.. Codes(2).Select(c => c == 1)];
        ProportionCounts counts = ProportionCounts.Of(outcome, by, strata);
        Assert.Equal(3000, Enumerable.Range(0, 3).Sum(g => counts.Group(g).N));
        Assert.Equal(outcome.Count(o => o), Enumerable.Range(0, 3).Sum(g => counts.Group(g).Events));
        int row = 17;
        int stratum = counts
            .Strata.ToList()
            .IndexOf(string.Join(", ", strata.Select(s => $"{s.Name}={s.TextAt(row)}")));
        Assert.True(counts[by.Codes[row], stratum].N >= 1);
    }

    internal static Stratum[] Strata(string tables) =>
        [
            .. tables
                .Split(' ')
                .Select(t =>
                    Array.ConvertAll(
                        t.Split('/'),
                        v => (long)double.Parse(v, System.Globalization.CultureInfo.InvariantCulture)
                    )
                )
                .Select((v, i) => new Stratum($"{i}", new BinomialCount(v[0], v[1]), new BinomialCount(v[2], v[3]))),
        ];
}
