using System.Text;
using System.Text.Json.Nodes;

namespace KetamineOutcomes.Tests.Tool.Verbs;

public class CoxVerbTests
{
    private static readonly byte[] Rows = Encoding.UTF8.GetBytes(
        "id,t,e,arm,age,s,w,one\n1,1,1,a,40,0,1,7\n2,2,1,b,51,1,2,7\n3,3,0,a,47,0,1,7\n4,4,1,b,62,2,1,7\n"
            + "5,5,1,a,58,0,3,7\n6,6,0,b,39,5,1,7\n1,7,1,a,44,1,2,7\n2,8,1,b,,0,1,7\n3,9,1,b,55,0,1,7\n"
    );

    private static ToolRun Run(string arguments) => ToolRun.Of(arguments, new MemoryStream(Rows));

    [Fact]
    public void A_table_for_people()
    {
        ToolRun run = Run("cox - --time t --event e --covariates arm,age --reference arm=b");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("arm=a", run.Output, StringComparison.Ordinal);
        Assert.Contains("Hazard ratio", run.Output, StringComparison.Ordinal);
        Assert.Contains("Efron's rule", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 dropped (no value in column 'age').\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_give_robust_errors_and_keep_the_models()
    {
        JsonNode plain = Json("cox - --time t --event e --covariates arm,age --json");
        JsonNode robust = Json("cox - --time t --event e --covariates arm,age --cluster id --json");
        JsonNode one = plain["coefficients"]![0]!;
        JsonNode two = robust["coefficients"]![0]!;
        Assert.Null(one["robustStandardError"]);
        Assert.Equal((double)one["standardError"]!, (double)two["standardError"]!);
        double used = (double)two["robustStandardError"]!;
        Assert.Equal((double)two["estimate"]! / used, (double)two["z"]!, 1e-12);
        Assert.Equal((double)plain["tests"]!["score"]!["chiSquare"]!, (double)robust["tests"]!["score"]!["chiSquare"]!);
        Assert.NotEqual(
            (double)plain["tests"]!["wald"]!["chiSquare"]!,
            (double)robust["tests"]!["wald"]!["chiSquare"]!
        );
        Assert.Equal("robust", (string)robust["settings"]!["variance"]!);
        Assert.Equal("GLOBAL", (string)robust["proportionalHazards"]!.AsArray()[^1]!["term"]!);
        Assert.Equal("arm", (string)robust["proportionalHazards"]![0]!["term"]!);
    }

    [Theory]
    [InlineData("", "efron")]
    [InlineData("--conventions sas", "breslow")]
    [InlineData("--conventions sas --ties exact", "exact")]
    public void Settings_name_the_rule_for_ties(string more, string ties) =>
        Assert.Equal(
            ties,
            (string)Json($"cox - --time t --event e --covariates age --json {more}")["settings"]!["ties"]!
        );

    [Theory]
    [InlineData("--covariates one", "no contrast in the data")]
    [InlineData("--covariates arm --where arm=a", "no contrast in the data")]
    [InlineData("--covariates arm,arm", "named twice")]
    [InlineData("--covariates height", "no column 'height'")]
    [InlineData("--covariates arm --reference arm=c", "no level 'c'")]
    [InlineData("--covariates age --entry t", "not below its time")]
    [InlineData("--covariates age --ties exact --cluster id", "takes no sampling weights and no clusters")]
    [InlineData("--covariates age --firth --cluster id", "takes no sampling weights and no clusters")]
    [InlineData("--covariates rcs(age,9)", "3 to 7")]
    [InlineData("--covariates rcs(arm,3)", "holds no numbers")]
    [InlineData("--covariates age --ties random", "--ties")]
    [InlineData("", "--covariates")]
    public void Unusable_input_ends_with_2_and_says_what(string arguments, string message)
    {
        ToolRun run = Run("cox - --time t --event e " + arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Interactions_splines_and_the_penalty()
    {
        JsonNode json = Json("cox - --time t --event e --covariates arm*age,rcs(w,3) --firth --json");
        Assert.Equal(
            ["arm=b", "age", "arm=b:age", "w"],
            json["coefficients"]!.AsArray().Select(c => (string)c!["term"]!)
        );
        Assert.True((bool)json["settings"]!["firth"]!);
        Assert.NotNull(json["coefficients"]![0]!["hazardRatio"]);
        Assert.Contains("penalty", (string)json["tests"]!["score"]!["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void No_event_is_no_fault()
    {
        JsonNode json = Json("cox - --time t --event e --covariates age --where e=0 --json");
        Assert.Null(json["coefficients"]![0]!["hazardRatio"]);
        Assert.Equal("there is no event", (string)json["coefficients"]![0]!["reason"]!);
    }

    private static JsonNode Json(string arguments)
    {
        ToolRun run = Run(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Output)!;
    }
}
