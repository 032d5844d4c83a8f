using KetamineOutcomes.Tests.Trials;

namespace KetamineOutcomes.Tests.Tool.Verbs;

public sealed class AnalyzeVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analyze").FullName;
    private readonly TrialText trial = TrialText.Valid();

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        trial.Dispose();
    }

    [Fact]
    public void It_prints_a_summary_and_writes_nothing()
    {
        ToolRun run = ToolRun.Of(["analyze", trial.Write()]);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains("MADRS response (50% or more) at day 28, by arm", run.Output, StringComparison.Ordinal);
        Assert.Contains("not in follow-up", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_printed_is_what_results_json_holds()
    {
        string path = trial.Write();
        string target = Path.Combine(folder, "out");
        ToolRun written = ToolRun.Of(["analyze", path, "-o", target, "--threads", "16"]);
        Assert.Equal(("", 0), (written.Error, written.ExitCode));
        ToolRun printed = ToolRun.Of(["analyze", path, "--json", "--threads", "1"]);
        Assert.Equal(File.ReadAllText(Path.Combine(target, "results.json")), printed.Output);
        Assert.DoesNotContain(folder, printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_write_the_same_files()
    {
        string path = trial.Write();
        string[] targets = [Path.Combine(folder, "one"), Path.Combine(folder, "two", "nested")];
        foreach (string target in targets)
        {
            Assert.Equal(0, ToolRun.Of(["analyze", path, "-o", target]).ExitCode);
        }
        string[] names = Names(targets[0]);
        Assert.Equal(names, Names(targets[1]));
        Assert.Contains("results.json", names);
        Assert.Contains("plan.json", names);
        Assert.Contains("tables/response-d28.csv", names);
        Assert.Contains("tables/baseline-characteristics.csv", names);
        foreach (string name in names)
        {
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(targets[0], name)),
                File.ReadAllBytes(Path.Combine(targets[1], name))
            );
        }
        Assert.Equal(
            ["one", "two"],
            Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_plan_that_is_written_gives_the_same_results()
    {
        string path = trial.Write();
        string target = Path.Combine(folder, "out");
        ToolRun.Of(["analyze", path, "-o", target]);
        ToolRun again = ToolRun.Of(["analyze", path, "--plan", Path.Combine(target, "plan.json"), "--json"]);
        Assert.Equal(File.ReadAllText(Path.Combine(target, "results.json")), again.Output);
    }

    [Fact]
    public void A_second_run_replaces_figures_and_tables_of_the_first_and_nothing_else()
    {
        string path = trial.Write();
        string target = Path.Combine(folder, "out");
        ToolRun.Of(["analyze", path, "-o", target]);
        File.WriteAllText(Path.Combine(target, "notes.txt"), "mine");
        string plan = Plan("""{ "analyses": [ { "id": "only", "type": "adverse-events" } ] }""");
        Assert.Equal(0, ToolRun.Of(["analyze", path, "--plan", plan, "-o", target]).ExitCode);
        Assert.True(File.Exists(Path.Combine(target, "notes.txt")));
        Assert.True(File.Exists(Path.Combine(target, "tables", "only.csv")));
        Assert.False(File.Exists(Path.Combine(target, "tables", "response-d28.csv")));
    }

    [Fact]
    public void A_dry_run_says_who_and_computes_nothing()
    {
        ToolRun run = ToolRun.Of(["analyze", trial.Write(), "--dry-run"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("All who enter", run.Output, StringComparison.Ordinal);
        Assert.Contains("not in follow-up", run.Output, StringComparison.Ordinal);
        Assert.Contains("P04", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("interval", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "\"dryRun\": true",
            ToolRun.Of(["analyze", trial.Write(), "--dry-run", "--json"]).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_blind_run_says_so() =>
        Assert.Contains(
            "BLINDED",
            ToolRun.Of(["analyze", trial.Write(), "--blind", "7"]).Output,
            StringComparison.Ordinal
        );

    [Fact]
    public void Level_and_seed_take_the_place_of_the_plan_s()
    {
        string output = ToolRun.Of(["analyze", trial.Write(), "--level", "0.9", "--seed", "9", "--json"]).Output;
        Assert.Contains("\"level\": 0.9", output, StringComparison.Ordinal);
        Assert.Contains("\"seed\": 9", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--plan", "nothing.json", "cannot be read")]
    [InlineData("--blind", "x", "whole number")]
    [InlineData("--level", "95", "between 0 and 1")]
    [InlineData("--threads", "0", "1 or more")]
    [InlineData("--bland", "1", "Did you mean '--blind'?")]
    public void Unusable_arguments_end_with_2(string option, string value, string message)
    {
        ToolRun run = ToolRun.Of(["analyze", trial.Write(), option, value]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_with_faults_ends_with_2_and_names_them_all()
    {
        string plan = Plan(
            """{ "analyses": [ { "id": "a", "type": "response", "scale": "MADRRS", "day": 28, "dy": 2 } ] }"""
        );
        ToolRun run = ToolRun.Of(["analyze", trial.Write(), "--plan", plan, "-o", Path.Combine(folder, "out")]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("2 problems", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 1", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "out")));
    }

    [Fact]
    public void A_trial_with_errors_ends_with_2_and_the_problems_on_standard_error()
    {
        ToolRun run = ToolRun.Of([
            "analyze",
            trial.With("assessments.csv", "P01,MADRS,28,10,", "P99,MADRS,28,10,").Write(),
        ]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("assessments.csv, line 4", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_written_ends_with_2()
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        foreach (string target in (string[])[file, Path.Combine(file, "out")])
        {
            ToolRun run = ToolRun.Of(["analyze", trial.Write(), "-o", target]);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
        }
    }

    private string Plan(string json)
    {
        string path = Path.Combine(folder, "plan.json");
        File.WriteAllText(path, json);
        return path;
    }

    private static string[] Names(string target) =>
        [
            .. Directory
                .GetFiles(target, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(target, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
}
