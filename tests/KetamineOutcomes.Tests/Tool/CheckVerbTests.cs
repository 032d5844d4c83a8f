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

    [Fact]
    public void Tolerances_come_from_a_file_and_then_from_options()
    {
        string result = Write("result.json", """{"groups":[{"group":"A","x":1.1,"y":2.0001}],"z":1}""");
        string baseline = Write("b.json", """{"groups":[{"group":"A","x":1.0,"y":2.0}]}""");
        string file = Write("t.json", """{"ignoreAdded":true,"paths":{"groups[*].x":0.2,"**.y":1e-9}}""");
        string[] check = ["check", result, "--baseline", baseline, "--tolerances", file];
        ToolRun strict = ToolRun.Of(check);
        Assert.Equal(1, strict.ExitCode);
        Assert.Contains("1 difference from", strict.Output);
        ToolRun wider = ToolRun.Of([.. check, "--tolerance", "**.y=abs:0.001", "--json"]);
        Assert.Equal(0, wider.ExitCode);
        Assert.Contains("\"**.y=abs:0.001\"", wider.Output);
        ToolRun wrong = ToolRun.Of([.. check, "--tolerance", "groups[*.y=1"]);
        Assert.Equal((2, ""), (wrong.ExitCode, wrong.Output));
        Assert.Contains("a [ is not closed", wrong.Error);
        Assert.Equal(2, ToolRun.Of(["check", result, "--baseline", baseline, "--tolerances", result]).ExitCode);
    }

    [Fact]
    public void A_CI_server_reads_JUnit_and_annotations_while_standard_output_stays_as_it_is()
    {
        string result = Write("result.json", """{"x":2}""");
        string baseline = Write("b.json", "{\n\"x\":1}");
        string junit = Path.Combine(folder, "check.xml");
        string[] check = ["check", result, "--baseline", baseline, "--json"];
        ToolRun plain = ToolRun.Of(check);
        ToolRun inServer = ToolRun.Of([.. check, "--junit", junit, "--github"]);
        Assert.Equal((1, plain.Output), (inServer.ExitCode, inServer.Output));
        Assert.Equal("", plain.Error);
        Assert.StartsWith("::error file=", inServer.Error);
        Assert.Contains(",line=2,title=x::", inServer.Error);
        Assert.Contains("<testcase", File.ReadAllText(junit));
        Assert.Contains("\"update\": false", plain.Output);
        Assert.Contains("\"update\": true", ToolRun.Of([.. check, "--update"]).Output);
    }

    [Fact]
    public void All_prints_every_difference()
    {
        string Rows(int value) =>
            $$"""{"rows":[{{string.Join(',', Enumerable.Range(0, 60).Select(i => $$"""{"id":"k{{i}}","x":{{value}}}"""))}}]}""";
        string[] check = ["check", Write("r.json", Rows(1)), "--baseline", Write("b.json", Rows(2))];
        Assert.DoesNotContain("rows[k59]", ToolRun.Of(check).Output);
        Assert.Contains("rows[k59]", ToolRun.Of([.. check, "--all"]).Output);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
