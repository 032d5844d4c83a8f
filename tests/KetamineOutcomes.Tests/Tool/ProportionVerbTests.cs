using System.Text.Json;

namespace KetamineOutcomes.Tests.Tool;

public sealed class ProportionVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("proportion").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private const string Trial = """
        id,arm,site,response,people
        1,IV,A,yes,12
        1,IV,A,no,9
        2,IV,B,yes,9
        2,IV,B,no,10
        3,Placebo,A,yes,5
        3,Placebo,A,no,16
        4,Placebo,B,yes,7
        4,Placebo,B,no,12

        """;

    [Fact]
    public void Every_field_of_the_page_is_written()
    {
        JsonElement root = Json(
            Trial,
            "--by",
            "arm",
            "--reference",
            "Placebo",
            "--strata",
            "site",
            "--frequency",
            "people"
        );
        Assert.Equal("proportion", root.GetProperty("command").GetString());
        JsonElement group = root.GetProperty("groups")[0];
        AssertFields(
            group,
            "group n events proportion wald wilson wilsonContinuity clopperPearson jeffreys agrestiCoull"
        );
        AssertFields(group.GetProperty("wilson"), "lower upper");
        JsonElement comparison = root.GetProperty("comparisons")[0];
        AssertFields(
            comparison,
            "group reference riskDifference riskRatio oddsRatio numberNeededToTreat fisher chiSquare"
        );
        AssertFields(comparison.GetProperty("riskDifference"), "estimate wald newcombe miettinenNurminen");
        AssertFields(comparison.GetProperty("riskRatio"), "estimate lower upper");
        AssertFields(comparison.GetProperty("oddsRatio"), "estimate lower upper");
        AssertFields(comparison.GetProperty("numberNeededToTreat"), "estimate lower upper direction throughInfinity");
        AssertFields(comparison.GetProperty("fisher"), "p oddsRatio lower upper");
        AssertFields(comparison.GetProperty("chiSquare"), "statistic df p");
        AssertFields(root.GetProperty("overall"), "chiSquare fisher");
        JsonElement common = root.GetProperty("mantelHaenszel");
        AssertFields(common, "oddsRatio riskDifference riskRatio cmh breslowDay tarone");
        AssertFields(common.GetProperty("cmh"), "statistic df p");
        AssertFields(common.GetProperty("riskDifference"), "estimate standardError lower upper");
        Assert.Equal("more", comparison.GetProperty("numberNeededToTreat").GetProperty("direction").GetString());
        Assert.Equal(
            21.0 / 40 - 12.0 / 40,
            comparison.GetProperty("riskDifference").GetProperty("estimate").GetDouble(),
            1e-15
        );
    }

    [Fact]
    public void With_more_than_two_groups_each_comparison_has_its_strata()
    {
        JsonElement root = Json(Trial + "9,IN,A,no,4\n", "--by", "arm", "--strata", "site", "--frequency", "people");
        Assert.False(root.TryGetProperty("mantelHaenszel", out _));
        Assert.All(
            root.GetProperty("comparisons").EnumerateArray(),
            comparison => AssertFields(comparison, "mantelHaenszel")
        );
    }

    [Fact]
    public void One_group_ends_with_0_and_reasons()
    {
        JsonElement root = Json("arm,site,response\nIV,A,1\nIV,A,0\n", "--by", "arm", "--strata", "site");
        Assert.Empty(root.GetProperty("comparisons").EnumerateArray());
        AssertFields(root.GetProperty("overall").GetProperty("chiSquare"), "reason");
        AssertFields(root.GetProperty("mantelHaenszel").GetProperty("oddsRatio"), "reason");
    }

    [Fact]
    public void Pairs_stand_in_place_of_comparisons()
    {
        JsonElement root = Json(
            "id,arm,response\n1,K,1\n1,P,0\n2,K,1\n2,P,1\n3,K,0\n3,P,0\n",
            "--by",
            "arm",
            "--paired",
            "id",
            "--reference",
            "P"
        );
        Assert.False(root.TryGetProperty("comparisons", out _));
        JsonElement pair = root.GetProperty("paired")[0];
        AssertFields(pair, "group reference n both groupOnly referenceOnly neither difference mcnemar");
        AssertFields(pair.GetProperty("difference"), "estimate lower upper");
        Assert.Equal(1, pair.GetProperty("groupOnly").GetInt32());
        Assert.Equal(1, pair.GetProperty("mcnemar").GetProperty("p").GetDouble());
    }

    [Theory]
    [InlineData("arm,response\nIV,maybe\n", "COL=VALUE", "response=VALUE")]
    [InlineData("arm,response\n", "x", "rows")]
    [InlineData("arm,outcome\nIV,1\n", "x", "There is no column 'response'")]
    public void What_cannot_be_used_ends_with_2_and_says_why(string csv, string _, string message)
    {
        ToolRun run = ToolRun.Of(["proportion", Write(csv), "--outcome", "response", "--by", "arm"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void People_read_a_table()
    {
        ToolRun run = ToolRun.Of([
            "proportion",
            Write(Trial),
            "--outcome",
            "response",
            "--by",
            "arm",
            "--frequency",
            "people",
        ]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("52.5%", run.Output, StringComparison.Ordinal);
        Assert.Contains("NNT", run.Output, StringComparison.Ordinal);
    }

    private JsonElement Json(string csv, params string[] options)
    {
        ToolRun run = ToolRun.Of(["proportion", Write(csv), "--outcome", "response", "--json", .. options]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private string Write(string csv)
    {
        string path = Path.Combine(folder, "trial.csv");
        File.WriteAllText(path, csv);
        return path;
    }

    private static void AssertFields(JsonElement element, string fields) =>
        Assert.All(fields.Split(' '), field => Assert.True(element.TryGetProperty(field, out JsonElement _), field));
}
