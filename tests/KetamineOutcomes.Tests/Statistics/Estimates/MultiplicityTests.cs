using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Tests.Statistics.Estimates;

public class MultiplicityTests
{
    /// <summary>p = 0.01, 0.04, 0.03, 0.02 by hand, m = 4. Holm: 4·0.01, 3·0.02, 2·0.03, then 0.04 raised to 0.06. Hochberg from the
    /// largest down: 0.04, 2·0.03 lowered to 0.04, 3·0.02 lowered to 0.04, 4·0.01. R: p.adjust.</summary>
    [Theory]
    [InlineData(MultiplicityMethod.None, 0.01, 0.04, 0.03, 0.02)]
    [InlineData(MultiplicityMethod.Bonferroni, 0.04, 0.16, 0.12, 0.08)]
    [InlineData(MultiplicityMethod.Holm, 0.04, 0.06, 0.06, 0.06)]
    [InlineData(MultiplicityMethod.Hochberg, 0.04, 0.04, 0.04, 0.04)]
    [InlineData(MultiplicityMethod.Sidak, 0.03940399, 0.15065344, 0.11470719, 0.07763184)]
    public void Four_p_values_by_hand(MultiplicityMethod method, double a, double b, double c, double d)
    {
        IReadOnlyList<double?> adjusted = Multiplicity.Adjust([0.01, 0.04, 0.03, 0.02], method);
        Assert.Equal([a, b, c, d], adjusted.Select(p => Math.Round(p!.Value, 12)));
    }

    [Fact]
    public void Tests_without_p_do_not_count_in_the_family()
    {
        Assert.Equal([0.02, null, 0.04], Multiplicity.Adjust([0.01, null, 0.04], MultiplicityMethod.Holm));
        Assert.Empty(Multiplicity.Adjust([], MultiplicityMethod.Hochberg));
    }

    [Fact]
    public void Adjusted_values_stay_within_1_and_tiny_ones_keep_their_digits()
    {
        foreach (MultiplicityMethod method in Enum.GetValues<MultiplicityMethod>())
        {
            Assert.Equal([1, 1], Multiplicity.Adjust([1, 1], method));
        }
        Tolerance.AssertClose(3e-40, Multiplicity.Adjust([1e-40, 0.5, 0.5], MultiplicityMethod.Sidak)[0]);
    }

    [Fact]
    public void Impossible_p_values_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Multiplicity.Adjust([1.5], MultiplicityMethod.Holm));
}
