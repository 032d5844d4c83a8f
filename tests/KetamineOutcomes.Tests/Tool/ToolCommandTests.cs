namespace KetamineOutcomes.Tests.Tool;

public class ToolCommandTests
{
    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("--frobnicate")]
    [InlineData("frobnicate x.csv --time t")]
    public void An_unknown_verb_or_none_ends_with_2_and_one_message(string args)
    {
        ToolRun run = ToolRun.Of(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith("ketamine-outcomes: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("See 'ketamine-outcomes --help'.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_one_line()
    {
        ToolRun run = ToolRun.Of("--version");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", run.Output);
    }

    [Fact]
    public void Help_goes_to_standard_output()
    {
        ToolRun run = ToolRun.Of("--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
    }
}
