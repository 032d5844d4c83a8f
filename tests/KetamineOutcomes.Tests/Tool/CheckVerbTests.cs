namespace KetamineOutcomes.Tests.Tool;

public sealed class CheckVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("check").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Equal_results_end_with_0_and_moved_numbers_with_1()
    {
        string result = Write("result.json", """{"groups":[{"group":"A","n":3}]}""");
        Assert.Equal(0, ToolRun.Of(["check", result, "--baseline", result]).ExitCode);
        ToolRun moved = ToolRun.Of([
            "check",
            result,
            "--baseline",
            Write("b.json", """{"groups":[{"group":"A","n":4}]}"""),
        ]);
        Assert.Equal(1, moved.ExitCode);
        Assert.Contains("groups[A].n", moved.Output);
    }

    [Fact]
    public void Tolerances_are_options()
    {
        string result = Write("result.json", """{"x":1.01}""");
        string baseline = Write("b.json", """{"x":1}""");
        Assert.Equal(1, ToolRun.Of(["check", result, "--baseline", baseline]).ExitCode);
        Assert.Equal(0, ToolRun.Of(["check", result, "--baseline", baseline, "--relative", "0.02"]).ExitCode);
        Assert.Equal(0, ToolRun.Of(["check", result, "--baseline", baseline, "--absolute", "0.02"]).ExitCode);
    }

    [Fact]
    public void Update_stores_the_result_and_says_what_moved()
    {
        string result = Write("result.json", """{"x":2}""");
        string baseline = Write("b.json", """{"x":1}""");
        ToolRun update = ToolRun.Of(["check", result, "--baseline", baseline, "--update"]);
        Assert.Equal(0, update.ExitCode);
        Assert.Contains("1 difference", update.Output);
        Assert.Equal(File.ReadAllBytes(result), File.ReadAllBytes(baseline));
    }

    [Fact]
    public void The_first_baseline_is_stored_by_update_and_asked_for_otherwise()
    {
        string result = Write("result.json", """{"x":2}""");
        string baseline = Path.Combine(folder, "first.json");
        ToolRun without = ToolRun.Of(["check", result, "--baseline", baseline]);
        Assert.Equal((2, ""), (without.ExitCode, without.Output));
        Assert.Contains("--update", without.Error);
        Assert.Equal(0, ToolRun.Of(["check", result, "--baseline", baseline, "--update"]).ExitCode);
        Assert.True(File.Exists(baseline));
    }

    [Theory]
    [InlineData("nothing.json", "There is no file")]
    [InlineData(".", "folder")]
    public void What_cannot_be_read_ends_with_2(string name, string message)
    {
        ToolRun run = ToolRun.Of(["check", Path.Combine(folder, name), "--baseline", Write("b.json", "{}")]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
    }

    [Theory]
    [InlineData("--relative", "-1")]
    [InlineData("--absolute", "much")]
    public void Tolerances_are_numbers_of_0_or_more(string option, string value)
    {
        string result = Write("result.json", "{}");
        ToolRun run = ToolRun.Of(["check", result, "--baseline", result, option, value]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(option, run.Error);
    }

    [Fact]
    public void Json_holds_each_difference()
    {
        string result = Write("result.json", """{"x":2}""");
        ToolRun run = ToolRun.Of(["check", result, "--baseline", Write("b.json", """{"x":1}"""), "--json"]);
        Assert.Contains("\"path\": \"x\"", run.Output);
        Assert.Contains("\"difference\": 1", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
