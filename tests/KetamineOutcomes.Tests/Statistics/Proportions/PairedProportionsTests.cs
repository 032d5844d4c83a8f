using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Statistics.Proportions;

public sealed class PairedProportionsTests
{
    [Fact]
    public void Differences_and_tests_agree_with_R()
    {
        foreach (GoldenRow row in GoldenTable.Read("r-stats-4.2.2/paired_proportions.csv").Rows)
        {
            PairedProportions paired = PairedProportions.Compare(Count(row), row.Value("level"));
            OracleChecks.AssertNumber(row, "diff", paired.Difference.Value);
            OracleChecks.AssertNumber(row, "se", paired.Difference.StandardError);
            OracleChecks.AssertLimits(row, "wald", paired.Wald);
            OracleChecks.AssertLimits(row, "newcombe", paired.Newcombe);
            OracleChecks.AssertLimits(row, "tango", paired.Tango, 1e-14);
            OracleChecks.AssertNumber(row, "exact", paired.McNemar.ExactPValue);
            OracleChecks.AssertNumber(row, "mid", paired.McNemar.MidPValue, 1e-14);
            OracleChecks.AssertNumber(row, "chi", paired.McNemar.Asymptotic.Statistic);
            OracleChecks.AssertNumber(row, "chiP", paired.McNemar.Asymptotic.PValue);
            OracleChecks.AssertNumber(row, "corrected", paired.McNemar.ContinuityCorrected.Statistic);
            OracleChecks.AssertNumber(row, "correctedP", paired.McNemar.ContinuityCorrected.PValue);
        }
    }

    // Bentur (2009), airway hyper-responsiveness before and after transplantation, as worked through by Fagerland, Lydersen and
    // Laake (2013), BMC Medical Research Methodology 13:91, and (2014), Statistics in Medicine 33:2850.
    [Fact]
    public void Fagerlands_example_is_reproduced()
    {
        PairedProportions paired = PairedProportions.Compare(new PairedCount(1, 1, 7, 12));
        Assert.Equal(-0.286, Math.Round(paired.Difference.ValueOrThrow(), 3));
        Assert.Equal(-0.507, Math.Round(paired.Newcombe.Lower!.Value, 3));
        Assert.Equal(-0.026, Math.Round(paired.Newcombe.Upper!.Value, 3));
        Assert.Equal(-0.517, Math.Round(paired.Tango.Lower!.Value, 3));
        Assert.Equal(-0.026, Math.Round(paired.Tango.Upper!.Value, 3));
        Assert.Equal(0.034, Math.Round(paired.McNemar.Asymptotic.PValue!.Value, 3));
        Assert.Equal(0.070, Math.Round(paired.McNemar.ExactPValue!.Value, 3));
        Assert.Equal(0.039, Math.Round(paired.McNemar.MidPValue!.Value, 3));
    }

    [Fact]
    public void Nobody_under_both_gives_reasons()
    {
        PairedProportions none = PairedProportions.Compare(default);
        Assert.Null(none.Difference.Value);
        Assert.NotNull(none.Tango.Reason);
        Assert.Null(none.McNemar.ExactPValue);
        Assert.NotNull(none.McNemar.Asymptotic.Reason);
        Assert.NotEmpty(none.ToString());
    }

    [Fact]
    public void Swapping_treatments_flips_the_sign()
    {
        PairedProportions one = PairedProportions.Compare(new PairedCount(8, 5, 2, 9));
        PairedProportions other = PairedProportions.Compare(new PairedCount(8, 2, 5, 9));
        Assert.Equal(-one.Difference.ValueOrThrow(), other.Difference.ValueOrThrow());
        Assert.Equal(-one.Newcombe.Lower!.Value, other.Newcombe.Upper!.Value, 1e-15);
        Assert.Equal(-one.Tango.Lower!.Value, other.Tango.Upper!.Value, 1e-15);
        Assert.Equal(one.McNemar.ExactPValue, other.McNemar.ExactPValue);
    }

    [Fact]
    public void Flags_are_counted_person_by_person() =>
        Assert.Equal(
            new PairedCount(1, 2, 1, 0),
            PairedProportions.Compare([true, true, true, false], [true, false, false, true]).Count
        );

    [Fact]
    public void Halves_merge_into_the_whole() =>
        Assert.Equal(new PairedCount(5, 4, 3, 2), new PairedCount(1, 3, 3, 0) + new PairedCount(4, 1, 0, 2));

    private static PairedCount Count(GoldenRow row) =>
        new((long)row.Value("a"), (long)row.Value("b"), (long)row.Value("c"), (long)row.Value("d"));
}
