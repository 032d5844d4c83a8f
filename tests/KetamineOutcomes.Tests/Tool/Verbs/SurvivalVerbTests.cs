using System.Text;
using System.Text.Json.Nodes;

namespace KetamineOutcomes.Tests.Tool.Verbs;

public class SurvivalVerbTests
{
    private static readonly byte[] Rows = Encoding.UTF8.GetBytes(
        "t,e,g,s\n1,1,a,0\n2,1,a,1\n3,0,a,0\n4,1,b,2\n5,maybe,b,0\n6,0,b,5\n"
    );

    private static readonly byte[] Good = Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(Rows).Replace("maybe", "1", StringComparison.Ordinal)
    );

    [Fact]
    public void A_table_for_people()
    {
        ToolRun run = ToolRun.Of("survival - --time t --event e --by g --times 2,4 --tau 3", new MemoryStream(Good));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Log-rank: chi-square", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Rows: 6 read, 6 used.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_object_with_every_option_in_its_settings()
    {
        ToolRun run = ToolRun.Of(
            "survival - --time t --event e --by g --entry s --conf-type Arcsine --rho 1 --gamma 0.5 --quantiles 0.1 --times 2 --reference b --level 0.9 --json",
            new MemoryStream(Good)
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonNode json = JsonNode.Parse(run.Output)!;
        Assert.Equal("survival", (string)json["command"]!);
        Assert.Equal("arcsine", (string)json["settings"]!["confType"]!);
        Assert.Equal("b", (string)json["rmstDifference"]!["reference"]!);
        Assert.Equal(0.1, (double)json["groups"]![0]!["quantiles"]![0]!["p"]!);
        Assert.Equal((1, 0.5), ((double)json["test"]!["rho"]!, (double)json["test"]!["gamma"]!));
    }

    [Theory]
    [InlineData("survival - --time t --event nowhere", "There is no column 'nowhere'")]
    [InlineData("survival - --time g --event e=1", "text where a number is needed")]
    [InlineData("survival - --time t --event e", "Say which value is the event: e=VALUE.")]
    [InlineData(
        "survival - --time t --event e=1 --conf-type logloglog",
        "--conf-type is one of log-log, log, plain, logit, arcsine, none"
    )]
    [InlineData("survival - --time t --event e=1 --times 1,x", "--times needs a number")]
    [InlineData("survival - --time t --event e=1 --tau -5", "(--tau) is not above 0.")]
    [InlineData("survival - --time t", "--event")]
    [InlineData("survival - --time t --event e=1 --by g --reference z", "There is no level 'z'")]
    public void Unusable_arguments_end_with_2_one_message_and_no_output(string args, string message)
    {
        ToolRun run = ToolRun.Of(args, new MemoryStream(Rows));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
