using System.Text;
using System.Text.Json;

namespace KetamineOutcomes.Tests.Tool.Verbs;

public sealed class MeansVerbTests
{
    private const string Rows =
        "id,arm,score,base,site,n\n1,B,3,10,x,2\n2,A,5,12,y,1\n3,B,4,11,y,1\n4,A,9,15,x,1\n5,B,1,9,x,3\n6,A,7,14,y,2\n7,A,,13,x,1\n";

    [Fact]
    public void Effect_prints_a_table_for_people()
    {
        ToolRun run = Run("effect - --value score --by arm --reference B");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("A minus B", run.Output, StringComparison.Ordinal);
        Assert.Contains("Hedges' g", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 dropped (no value in column 'score').\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ancova_prints_a_table_for_people()
    {
        ToolRun run = Run("ancova - --value score --arm arm --covariates base,site --reference B --reference site=y");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("A minus B", run.Output, StringComparison.Ordinal);
        Assert.Contains("site=x", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("effect - --value score --by arm", "conventions", "default")]
    [InlineData("effect - --value score --by arm --conventions sas", "quartiles", "SAS PCTLDEF 5")]
    [InlineData("effect - --value score --by arm --conventions r", "conventions", "r")]
    [InlineData("ancova - --value score --arm arm --covariates base", "multiplicity", "none")]
    public void Settings_name_every_convention(string arguments, string setting, string value)
    {
        ToolRun run = Run(arguments + " --json");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal(value, json.RootElement.GetProperty("settings").GetProperty(setting).GetString());
    }

    [Fact]
    public void Frequencies_count_people()
    {
        ToolRun run = Run("effect - --value score --by arm --frequency n --json");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement groups = json.RootElement.GetProperty("groups");
        Assert.Equal([4, 6], groups.EnumerateArray().Select(g => g.GetProperty("n").GetInt32()));
    }

    [Theory]
    [InlineData("effect - --value score --by arm --where arm=A", "single group")]
    [InlineData("ancova - --value score --arm arm --where arm=A", "single group")]
    [InlineData("effect - --value arm --by site", "text where a number is needed")]
    [InlineData("effect - --value score --by arm --reference C", "no level 'C'")]
    [InlineData("effect - --value score --by arm --paired site", "repeat a person")]
    [InlineData("ancova - --value score --arm arm --covariates height", "no column 'height'")]
    [InlineData("effect - --value score", "--by")]
    public void Unusable_input_ends_with_2_and_says_what(string arguments, string message)
    {
        ToolRun run = Run(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static ToolRun Run(string arguments) =>
        ToolRun.Of(arguments, new MemoryStream(Encoding.UTF8.GetBytes(Rows)));
}
