using System.Text.Json.Nodes;

namespace KetamineOutcomes.Tests.Tool.Verbs;

public sealed class SimulateVerbTests
{
    private static readonly string Design = TestFiles.InCheckout("samples/data/route-trial.design.json");

    [Fact]
    public void A_folder_is_written_and_the_truth_is_shown()
    {
        using var folder = new TemporaryFolder();
        string target = folder["new/trial"];
        ToolRun run = ToolRun.Of(["simulate", "--design", Design, "-o", target]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("the truth at day 28", run.Output, StringComparison.Ordinal);
        Assert.Contains("subjects.csv (240 rows)", run.Output, StringComparison.Ordinal);
        Assert.Equal(12, Directory.GetFiles(target).Length);
        Assert.Equal(
            File.ReadAllBytes(TestFiles.InCheckout("samples/data/route-trial/vitals.csv")),
            File.ReadAllBytes(Path.Combine(target, "vitals.csv"))
        );
    }

    [Fact]
    public void Json_names_files_and_truth_and_the_seed_can_be_changed()
    {
        using var folder = new TemporaryFolder();
        ToolRun run = ToolRun.Of(["simulate", "--design", Design, "-o", folder.Path, "--seed", "9", "--json"]);
        JsonNode json = JsonNode.Parse(run.Output)!;
        Assert.Equal("simulate", (string)json["command"]!);
        Assert.Equal(9, (int)json["settings"]!["seed"]!);
        Assert.Equal(240, (int)json["subjects"]!);
        Assert.Equal(12, json["files"]!.AsArray().Count);
        Assert.Equal(5, json["truth"]!.AsArray().Count);
        Assert.NotEqual(
            File.ReadAllBytes(TestFiles.InCheckout("samples/data/route-trial/vitals.csv")),
            File.ReadAllBytes(folder["vitals.csv"])
        );
    }

    [Theory]
    [InlineData("simulate", "--design")]
    [InlineData("simulate --design no.json -o out", "no.json")]
    [InlineData("simulate --design no.json", "--output")]
    [InlineData("simulate --design . -o out", "folder")]
    [InlineData("simulate --design no.json -o out --frobnicate", "--frobnicate")]
    public void Unusable_arguments_end_with_2_and_say_why(string line, string named)
    {
        ToolRun run = ToolRun.Of(line);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_design_and_an_unwritable_folder_write_nothing()
    {
        using var folder = new TemporaryFolder();
        string design = folder.Write("design.json", "{ \"title\": \"x\", \"armz\": [] }"u8);
        ToolRun wrong = ToolRun.Of(["simulate", "--design", design, "-o", folder["out"]]);
        Assert.Equal((2, ""), (wrong.ExitCode, wrong.Output));
        Assert.Contains("'armz' is not a key of a design", wrong.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
        ToolRun blocked = ToolRun.Of(["simulate", "--design", Design, "-o", design]);
        Assert.Equal((2, ""), (blocked.ExitCode, blocked.Output));
        ToolRun seed = ToolRun.Of(["simulate", "--design", Design, "-o", folder["out"], "--seed", "-1"]);
        Assert.Equal(2, seed.ExitCode);
    }
}
