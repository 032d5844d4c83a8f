using System.Text;
using KetamineOutcomes.Analysis.Baselines;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Analysis.Baselines;

public sealed class ResultBaselineTests
{
    [Fact]
    public void Rows_are_matched_by_their_key_not_by_their_place()
    {
        BaselineComparison comparison = Compare(
            """{"groups":[{"group":"B","n":2},{"group":"A","n":1}]}""",
            """{"groups":[{"group":"A","n":1},{"group":"B","n":2}]}"""
        );
        Assert.True(comparison.IsMatch);
    }

    [Fact]
    public void A_moved_number_is_named_by_its_path_with_both_values_and_the_difference()
    {
        BaselineComparison comparison = Compare(
            """{"analyses":[{"id":"response-d28","result":{"groups":[{"group":"Placebo","proportion":0.5}]}}]}""",
            """{"analyses":[{"id":"response-d28","result":{"groups":[{"group":"Placebo","proportion":0.4}]}}]}"""
        );
        BaselineDifference difference = Assert.Single(comparison.Differences);
        Assert.Equal("analyses[response-d28].result.groups[Placebo].proportion", difference.Path);
        Assert.Equal(("0.4", "0.5"), (difference.Baseline, difference.Actual));
        Assert.Equal(0.1, difference.Difference!.Value, 12);
        Assert.Equal(0.25, difference.RelativeDifference!.Value, 12);
    }

    [Theory]
    [InlineData("1.000000001", "1", true)]
    [InlineData("1.0000001", "1", false)]
    [InlineData("1e-13", "0", true)]
    [InlineData("1e-11", "0", false)]
    [InlineData("-0.5", "0.5", false)]
    [InlineData("null", "0", false)]
    [InlineData("100000000001", "100000000000", false)]
    public void Numbers_agree_within_either_tolerance_and_counts_exactly(string actual, string baseline, bool match) =>
        Assert.Equal(match, Compare($$"""{"x":{{actual}}}""", $$"""{"x":{{baseline}}}""").IsMatch);

    [Fact]
    public void Missing_and_added_paths_are_both_differences()
    {
        BaselineComparison comparison = Compare("""{"b":1,"rows":[{"id":"y"}]}""", """{"a":1,"rows":[{"id":"x"}]}""");
        Assert.Equal(
            [
                ("a", DifferenceKind.Missing),
                ("rows[x]", DifferenceKind.Missing),
                ("rows[y]", DifferenceKind.Added),
                ("b", DifferenceKind.Added),
            ],
            comparison.Differences.Select(d => (d.Path, d.Kind))
        );
    }

    [Fact]
    public void A_different_version_is_reported_and_not_counted()
    {
        BaselineComparison comparison = Compare("""{"version":"2.0.0","n":1}""", """{"version":"1.0.0","n":1}""");
        Assert.True(comparison.IsMatch);
        Assert.Contains("1.0.0", comparison.ToString());
        Assert.Contains("2.0.0", comparison.ToString());
    }

    [Fact]
    public void A_p_value_that_moves_is_a_change_of_its_row_and_not_another_row()
    {
        BaselineComparison comparison = Compare(
            """{"coefficients":[{"term":"age","p":0.04}]}""",
            """{"coefficients":[{"term":"age","p":0.05}]}"""
        );
        Assert.Equal("coefficients[age].p", Assert.Single(comparison.Differences).Path);
    }

    [Fact]
    public void Repeated_keys_are_numbered()
    {
        BaselineComparison comparison = Compare(
            """{"studies":[{"study":"S","y":1},{"study":"S","y":3}]}""",
            """{"studies":[{"study":"S","y":1},{"study":"S","y":2}]}"""
        );
        Assert.Equal("studies[S #2].y", Assert.Single(comparison.Differences).Path);
    }

    [Fact]
    public void A_key_is_one_for_both_and_tells_rows_apart()
    {
        // The baseline's rows have no reference yet; terms repeat below two classes; a name looks like a numbered key.
        Assert.Equal(
            "groups[A].reference",
            Assert
                .Single(
                    Compare(
                        """{"groups":[{"group":"A","reference":"P"}]}""",
                        """{"groups":[{"group":"A"}]}"""
                    ).Differences
                )
                .Path
        );
        Assert.Equal(
            "events[GI, Pain].n",
            Assert
                .Single(
                    Compare(
                        """{"events":[{"soc":"Eye","term":"Pain","n":1},{"soc":"GI","term":"Pain","n":3}]}""",
                        """{"events":[{"soc":"GI","term":"Pain","n":2},{"soc":"Eye","term":"Pain","n":1}]}"""
                    ).Differences
                )
                .Path
        );
        const string Odd = """{"studies":[{"study":"S"},{"study":"S"},{"study":"S #2"}]}""";
        Assert.True(Compare(Odd, Odd).IsMatch);
    }

    [Fact]
    public void A_byte_order_mark_is_no_difference() => Assert.True(Compare("\uFEFF{\"a\":1}", "{\"a\":1}").IsMatch);

    [Fact]
    public void Quantiles_are_matched_by_their_probability()
    {
        BaselineComparison comparison = Compare(
            """{"quantiles":[{"p":0.5,"estimate":3},{"p":0.25,"estimate":1}]}""",
            """{"quantiles":[{"p":0.25,"estimate":1},{"p":0.5,"estimate":2}]}"""
        );
        Assert.Equal("quantiles[0.5].estimate", Assert.Single(comparison.Differences).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"a\":")]
    public void What_is_no_result_is_refused_by_name(string text)
    {
        TrialDataException thrown = Assert.Throws<TrialDataException>(() => Compare(text, "{}"));
        Assert.Contains("actual.json", thrown.Message);
    }

    private static BaselineComparison Compare(string actual, string baseline) =>
        ResultBaseline.Compare(
            Encoding.UTF8.GetBytes(actual),
            Encoding.UTF8.GetBytes(baseline),
            actualName: "actual.json",
            baselineName: "baseline.json"
        );
}
