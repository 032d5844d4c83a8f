using FsCheck.Xunit;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Regression;

namespace KetamineOutcomes.Tests.Statistics.Regression;

public sealed class AncovaTests
{
    [Property(MaxTest = 30)]
    public void Without_covariates_it_is_the_pooled_t_test(int seed)
    {
        (double[] y, Factor arm, _, _) = Draw(seed, 40, 2);
        ArmContrast contrast = Ancova.Fit(y, arm, []).Contrasts[0];
        MeanDifference pooled = MeanComparison.Of(y, arm).Comparisons[0].Pooled;
        Assert.Equal(pooled.Difference.Value!.Value, contrast.Difference.Value!.Value, 1e-12);
        Tolerance.AssertClose(pooled.Difference.StandardError!.Value, contrast.Difference.StandardError, 1e-12);
        Tolerance.AssertClose(pooled.Test.PValue!.Value, contrast.Test.PValue, 1e-10);
    }

    [Property(MaxTest = 30)]
    public void Row_order_does_not_matter(int seed)
    {
        (double[] y, Factor arm, NumericColumn age, Factor site) = Draw(seed, 400, 3);
        int[] order = Enumerable.Range(0, y.Length).ToArray();
        new Random(seed).Shuffle(order);
        AncovaFit a = Ancova.Fit(y, arm, [age, site]);
        AncovaFit b = Ancova.Fit(
            order.Select(i => y[i]).ToArray(),
            (Factor)arm.Take(order),
            [age.Take(order), site.Take(order)]
        );
        Same(a, b, 1e-10);
    }

    [Property(MaxTest = 30)]
    public void A_frequency_is_repeated_rows(int seed)
    {
        (double[] y, Factor arm, NumericColumn age, Factor site) = Draw(seed, 60, 3);
        double[] counts = Enumerable.Range(0, 60).Select(i => (double)(i * 5 % 4)).ToArray();
        int[] rows = Enumerable.Range(0, 60).SelectMany(i => Enumerable.Repeat(i, (int)counts[i])).ToArray();
        AncovaFit weighted = Ancova.Fit(y, arm, [age, site], new() { Frequencies = new FrequencyWeights(counts) });
        AncovaFit repeated = Ancova.Fit(
            rows.Select(i => y[i]).ToArray(),
            (Factor)arm.Take(rows),
            [age.Take(rows), site.Take(rows)]
        );
        Same(weighted, repeated, 1e-10);
        Assert.Equal(weighted.Arms.Select(a => a.N), repeated.Arms.Select(a => a.N));
    }

    [Property(MaxTest = 30)]
    public void Swapping_arms_flips_the_sign_and_a_wider_level_holds_a_narrower(int seed)
    {
        (double[] y, Factor arm, NumericColumn age, Factor site) = Draw(seed, 50, 2);
        var swapped = new AncovaFitOptions
        {
            Level = 0.99,
            References = new Dictionary<string, string> { ["arm"] = "b" },
        };
        ArmContrast a = Ancova.Fit(y, arm, [age, site])["b"];
        ArmContrast b = Ancova.Fit(y, arm, [age, site], swapped)["a"];
        Assert.Equal(a.Difference.Value!.Value, -b.Difference.Value!.Value, 1e-10);
        Tolerance.AssertClose(a.Test.PValue!.Value, b.Test.PValue, 1e-9);
        Assert.True(-b.Difference.Interval!.Upper < a.Difference.Interval!.Lower);
        Assert.True(-b.Difference.Interval.Lower > a.Difference.Interval.Upper);
    }

    [Fact]
    public void A_collinear_covariate_is_named_and_changes_nothing()
    {
        (double[] y, Factor arm, NumericColumn age, Factor site) = Draw(3, 60, 2);
        var months = new NumericColumn("months", age.Values.ToArray().Select(a => 12 * a + 5).ToArray());
        AncovaFit plain = Ancova.Fit(y, arm, [age, site]);
        AncovaFit more = Ancova.Fit(y, arm, [age, site, months]);
        Assert.Equal(["'months' is determined by 'age'"], more.Warnings);
        Assert.Equal("'months' is determined by 'age'", more.Coefficients[^1].Estimate.Reason);
        Assert.Equal(plain.ResidualDegreesOfFreedom, more.ResidualDegreesOfFreedom);
        Tolerance.AssertClose(plain.Contrasts[0].Test.PValue!.Value, more.Contrasts[0].Test.PValue, 1e-9);
        Assert.All(more.Arms, a => Assert.NotNull(a.Mean.Value));
    }

    [Fact]
    public void Constant_covariates_are_named()
    {
        (double[] y, Factor arm, _, _) = Draw(3, 20, 2);
        AncovaFit fit = Ancova.Fit(
            y,
            arm,
            [new NumericColumn("dose", Enumerable.Repeat(0.5, 20).ToArray()), new Factor("site", new int[20], ["one"])]
        );
        Assert.Equal(["'site' has a single level and is left out", "'dose' is constant"], fit.Warnings);
        Assert.NotNull(fit.Contrasts[0].Difference.Value);
        Assert.NotNull(fit.Arms[0].Mean.Value);
    }

    [Fact]
    public void An_arm_that_is_a_site_cannot_be_told_from_it()
    {
        // Arm c alone was given at site z: the contrast of b with a stands, that of c does not.
        (double[] y, _, _, _) = Draw(4, 30, 2);
        int[] codes = Enumerable.Range(0, 30).Select(i => i % 3).ToArray();
        var arm = new Factor("arm", codes, ["a", "b", "c"]);
        var site = new Factor("site", codes.Select((c, i) => c == 2 ? 2 : i / 3 % 2).ToArray(), ["x", "y", "z"]);
        AncovaFit fit = Ancova.Fit(y, arm, [site]);
        Assert.NotNull(fit["b"].Difference.Value);
        Assert.Equal("cannot be told: 'site=z' is determined by 'arm=c'", fit["c"].Difference.Reason);
        Assert.Null(fit["c"].Test.PValue);
    }

    [Fact]
    public void No_residual_degrees_of_freedom_leave_estimates_without_errors()
    {
        AncovaFit fit = Ancova.Fit([1, 4], new Factor("arm", [0, 1], ["a", "b"]), []);
        Assert.Equal(3, fit["b"].Difference.Value!.Value, 1e-12);
        Assert.Null(fit["b"].Difference.StandardError);
        Assert.Equal("there are no residual degrees of freedom: 2 people, 2 coefficients", fit["b"].Difference.Reason);
    }

    [Fact]
    public void A_perfect_fit_has_no_test()
    {
        double[] age = [1, 2, 3, 4, 5, 6];
        AncovaFit fit = Ancova.Fit(
            age.Select((a, i) => 2.5 * a + i % 2).ToArray(),
            new Factor("arm", [0, 1, 0, 1, 0, 1], ["a", "b"]),
            [new NumericColumn("age", age)]
        );
        Assert.Equal(1, fit["b"].Difference.Value!.Value, 1e-12);
        Assert.Null(fit["b"].Test.PValue);
        Assert.Equal(0, fit.ResidualStandardDeviation);
    }

    [Fact]
    public void One_arm_or_equal_values_give_no_infinities()
    {
        AncovaFit one = Ancova.Fit([1, 2, 4], new Factor("arm", [0, 0, 0], ["a"]), []);
        Assert.Empty(one.Contrasts);
        Assert.Equal(7.0 / 3, one.Arms[0].Mean.Value!.Value, 1e-14);
        AncovaFit equal = Ancova.Fit([5, 5, 5, 5], new Factor("arm", [0, 0, 1, 1], ["a", "b"]), []);
        Assert.Equal(0, equal["b"].Difference.Value);
        Assert.Null(equal["b"].Test.PValue);
    }

    [Fact]
    public void Rows_without_a_value_are_dropped_and_counted_with_their_levels()
    {
        AncovaFit fit = Ancova.Fit(
            [1, 2, double.NaN, 4, 5],
            new Factor("arm", [0, 1, 0, 0, 2], ["a", "b", "c"]),
            [new NumericColumn("age", [30, 31, 32, 33, double.NaN])]
        );
        Assert.Equal((5L, 3L), (fit.Rows.Read, fit.Rows.Used));
        Assert.Equal(["no value", "no value in column 'age'"], fit.Rows.Dropped.Select(d => d.Reason));
        Assert.Equal(["a", "b"], fit.Arms.Select(a => a.Arm));
    }

    private static (double[] Y, Factor Arm, NumericColumn Age, Factor Site) Draw(int seed, int rows, int arms)
    {
        var random = new Random(seed);
        int[] arm = Enumerable.Range(0, rows).Select(i => i % arms).ToArray();
        int[] site = Enumerable.Range(0, rows).Select(_ => random.Next(3)).ToArray();
        site[0] = 0;
        site[1] = 1;
        site[2] = 2;
        double[] age = Enumerable.Range(0, rows).Select(_ => 20 + 50 * random.NextDouble()).ToArray();
        double[] y = age.Select((a, i) => 0.1 * a + 2 * arm[i] - site[i] + 4 * random.NextDouble()).ToArray();
        return (
            y,
            new Factor("arm", arm, ["a", "b", "c"]).WithoutUnusedLevels(),
            new NumericColumn("age", age),
            new Factor("site", site, ["x", "y", "z"])
        );
    }

    private static void Same(AncovaFit a, AncovaFit b, double tolerance)
    {
        Assert.Equal(a.ResidualDegreesOfFreedom, b.ResidualDegreesOfFreedom);
        foreach ((AncovaCoefficient x, AncovaCoefficient y) in a.Coefficients.Zip(b.Coefficients))
        {
            Assert.Equal(x.Term, y.Term);
            Assert.Equal(x.Estimate.Value!.Value, y.Estimate.Value!.Value, tolerance);
            Tolerance.AssertClose(x.Estimate.StandardError!.Value, y.Estimate.StandardError, tolerance);
        }
        foreach ((AdjustedMean x, AdjustedMean y) in a.Arms.Zip(b.Arms))
        {
            Assert.Equal(x.Mean.Value!.Value, y.Mean.Value!.Value, tolerance);
            Tolerance.AssertClose(x.Mean.StandardError!.Value, y.Mean.StandardError, tolerance);
        }
    }
}
