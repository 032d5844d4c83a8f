using System.Text.Json;
using KetamineOutcomes.Tests.Trials;

namespace KetamineOutcomes.Tests.Tool;

public sealed class ValidateVerbTests
{
    [Fact]
    public void A_valid_trial_ends_with_0_and_says_so()
    {
        using TrialText trial = TrialText.Valid();
        ToolRun run = ToolRun.Of(["validate", trial.Write()]);
        Assert.Equal((0, "No problems in 8 files of 35 rows.\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void Warnings_end_with_0_and_errors_with_1_a_line_each()
    {
        using TrialText trial = TrialText.Valid().With("subjects.csv", "A,41,F", "A,141,F");
        ToolRun warned = ToolRun.Of(["validate", trial.Write()]);
        Assert.Equal(0, warned.ExitCode);
        Assert.StartsWith("warning: subjects.csv, line 2, column 'age': ", warned.Output, StringComparison.Ordinal);
        trial.With("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,28,99");
        ToolRun failed = ToolRun.Of(["validate", trial.Write()]);
        Assert.Equal((1, ""), (failed.ExitCode, failed.Error));
        Assert.Equal(3, failed.Output.TrimEnd().Split('\n').Length);
        Assert.Contains("[out-of-range]", failed.Output);
        Assert.EndsWith("1 error, 1 warning in 8 files of 35 rows.\n", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_fields_of_the_promise_and_values_only_when_asked_for()
    {
        using TrialText trial = TrialText.Valid().With("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,28,secret");
        string folder = trial.Write();
        ToolRun run = ToolRun.Of(["validate", folder, "--json"]);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("validate", root.GetProperty("command").GetString());
        Assert.Equal(JsonValueKind.Object, root.GetProperty("settings").ValueKind);
        Assert.True(root.TryGetProperty("version", out _));
        JsonElement problem = Assert.Single(root.GetProperty("problems").EnumerateArray());
        Assert.Equal(
            ["severity", "file", "line", "column", "rule", "message", "advice"],
            problem.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal("error", problem.GetProperty("severity").GetString());
        Assert.Equal("assessments.csv", problem.GetProperty("file").GetString());
        Assert.Equal(4, problem.GetProperty("line").GetInt32());
        Assert.Equal("score", problem.GetProperty("column").GetString());
        Assert.Equal("not-a-number", problem.GetProperty("rule").GetString());
        Assert.DoesNotContain("secret", run.Output);
        Assert.DoesNotContain("secret", ToolRun.Of(["validate", folder]).Output);
        Assert.Contains("secret", ToolRun.Of(["validate", folder, "--json", "--show-values"]).Output);
        Assert.Contains("secret", ToolRun.Of(["validate", folder, "--show-values"]).Output);
    }

    [Fact]
    public void Output_writes_the_json_too()
    {
        using TrialText trial = TrialText.Valid();
        string folder = trial.Write();
        string file = Path.Combine(folder, "problems.json");
        Assert.Equal(0, ToolRun.Of(["validate", folder, "--output", file]).ExitCode);
        Assert.Equal(ToolRun.Of(["validate", folder, "--json"]).Output, File.ReadAllText(file));
    }

    [Fact]
    public void Of_a_rule_the_first_ten_are_listed_and_counted_all_on_demand_and_in_json()
    {
        string[] rows = Enumerable.Range(0, 60).Select(i => $"P01,MADRS,{i + 30},99,").ToArray();
        using TrialText trial = TrialText.Valid().Add("assessments.csv", rows);
        string folder = trial.Write();
        ToolRun run = ToolRun.Of(["validate", folder]);
        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal(10, lines.Count(line => line.EndsWith("[out-of-range]", StringComparison.Ordinal)));
        Assert.Contains("  error          60  out-of-range: 60 in assessments.csv", lines);
        Assert.Contains("--all", run.Output);
        Assert.EndsWith("60 errors, 0 warnings in 8 files of 95 rows.", lines[^1], StringComparison.Ordinal);
        string[] all = ToolRun.Of(["validate", folder, "--all"]).Output.TrimEnd().Split('\n');
        Assert.Equal(61, all.Length);
        JsonElement root = JsonDocument.Parse(ToolRun.Of(["validate", folder, "--json"]).Output).RootElement;
        Assert.Equal(60, root.GetProperty("problems").GetArrayLength());
        JsonElement rule = Assert.Single(root.GetProperty("rules").EnumerateArray());
        Assert.Equal(
            ("out-of-range", 60),
            (rule.GetProperty("rule").GetString(), rule.GetProperty("problems").GetInt32())
        );
    }

    [Fact]
    public void Ten_thousand_faults_and_more_are_summed_up_and_counted_exactly()
    {
        string[] rows = Enumerable.Range(0, 10_050).Select(i => $"P01,MADRS,{i + 30},99,").ToArray();
        using TrialText trial = TrialText.Valid().Add("assessments.csv", rows);
        string folder = trial.Write();
        ToolRun run = ToolRun.Of(["validate", folder]);
        Assert.InRange(run.Output.TrimEnd().Split('\n').Length, 10, 40);
        Assert.Contains("10050 errors, ", run.Output);
        JsonElement root = JsonDocument.Parse(ToolRun.Of(["validate", folder, "--json"]).Output).RootElement;
        Assert.Equal(10_050, root.GetProperty("errors").GetInt32());
    }

    [Fact]
    public void What_a_problem_lacks_is_null_with_a_reason()
    {
        using TrialText trial = TrialText
            .Valid()
            .With("assessments.csv", "P01,MADRS,28,10,Day 28", "P01,MADRS,28,10")
            .Without("sessions.csv")
            .Put("session.csv", "a\n1\n");
        JsonElement root = JsonDocument.Parse(ToolRun.Of(["validate", trial.Write(), "--json"]).Output).RootElement;
        foreach (JsonElement problem in root.GetProperty("problems").EnumerateArray())
        {
            bool isNull = problem.EnumerateObject().Any(field => field.Value.ValueKind == JsonValueKind.Null);
            Assert.Equal(isNull, problem.TryGetProperty("reason", out _));
        }
        Assert.Contains("The line as a whole is concerned.", root.ToString());
        Assert.Contains("The file as a whole is concerned.", root.ToString());
    }

    [Theory]
    [InlineData("no such folder")]
    [InlineData("subjects.csv")]
    public void What_is_no_folder_ends_with_2(string name)
    {
        using TrialText trial = TrialText.Valid();
        ToolRun run = ToolRun.Of(["validate", Path.Combine(trial.Write(), name)]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("subjects.csv and assessments.csv", run.Error);
    }
}
