using System.Text;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>What a user may do wrong with the verbs over a trial folder: exit code 2 (1 where a verb's work is to find faults),
/// one message, an empty standard output, no half file, no participant's value.</summary>
public sealed class TrialBadInputTests : IDisposable
{
    private const string Subjects = "subject_id,arm\nSECRET1,IV\nSECRET2,Placebo\nSECRET3,IV\nSECRET4,Placebo\n";

    private static readonly string Assessments =
        "subject_id,scale,day,score\n"
        + string.Concat(
            Enumerable
                .Range(1, 4)
                .Select(i => $"SECRET{i},MADRS,0,{30 + i}\nSECRET{i},MADRS,7,{9 * i}\nSECRET{i},MADRS,28,{8 * i}\n")
        );

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Trial(
        string subjects = Subjects,
        string? assessments = null,
        (string Name, string Text)? other = null
    )
    {
        string trial = folder["trial"];
        Directory.CreateDirectory(trial);
        File.WriteAllText(Path.Combine(trial, "subjects.csv"), subjects);
        File.WriteAllText(Path.Combine(trial, "assessments.csv"), assessments ?? Assessments);
        if (other is { } file)
        {
            File.WriteAllText(Path.Combine(trial, file.Name), file.Text);
        }
        return trial;
    }

    private string Text(string name, string text) => folder.Write(name, Encoding.UTF8.GetBytes(text));

    private static ToolRun Run(params string[] args) => ToolRun.Of(args);

    private void AssertRefused(ToolRun run, params string[] words)
    {
        Assert.True(run.ExitCode == 2, $"exit code {run.ExitCode}: {run.Error}");
        Assert.Equal("", run.Output);
        Assert.StartsWith("ketamine-outcomes: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unexpected", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", run.Error, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, run.Error, StringComparison.OrdinalIgnoreCase));
        Assert.False(Directory.Exists(folder["out"]), "a refused run left its folder behind");
    }

    [Fact]
    public void The_trial_itself_is_good()
    {
        ToolRun run = Run("analyze", Trial(), "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(0, Run("validate", Trial()).ExitCode);
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("validate")]
    public void A_folder_that_is_not_there_or_is_a_file_or_holds_no_trial(string verb)
    {
        AssertRefused(Run(verb, folder["nowhere"]), "nowhere");
        AssertRefused(Run(verb, Text("x.csv", "a\n1\n")), "x.csv", "folder");
        if (verb == "analyze")
        {
            Directory.CreateDirectory(folder["bare"]);
            AssertRefused(Run(verb, folder["bare"]), "subjects.csv", "assessments.csv");
        }
    }

    [Fact]
    public void A_trial_with_errors_is_not_analysed()
    {
        string output = folder["out"];
        string twice = Subjects + "SECRET1,IV\n";
        AssertRefused(Run("analyze", Trial(twice), "-o", output, "--json"), "subjects.csv", "line 6");
        string unknown = Assessments + "SECRET9,MADRS,7,10\n";
        AssertRefused(Run("analyze", Trial(assessments: unknown), "-o", output), "assessments.csv", "line 14");
        string scale = Assessments + "SECRET1,MOODINESS,7,10\n";
        AssertRefused(Run("analyze", Trial(assessments: scale), "-o", output), "assessments.csv", "line 14", "scale");
        string range = Assessments + "SECRET1,MADRS,14,987654\n";
        ToolRun run = Run("analyze", Trial(assessments: range), "-o", output);
        AssertRefused(run, "assessments.csv", "line 14", "score");
        Assert.DoesNotContain("987654", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "987654",
            Run("analyze", Trial(assessments: range), "--show-values").Error,
            StringComparison.Ordinal
        );
        Assert.Equal(1, Run("validate", Trial(twice)).ExitCode);
    }

    [Theory]
    [InlineData("subject_id,arm\n", "")]
    [InlineData("id_of_no_kind,arm\nSECRET1,IV\n", "subject_id")]
    public void A_broken_table(string subjects, string word)
    {
        AssertRefused(Run("analyze", Trial(subjects), "-o", folder["out"]), "subjects.csv", word);
        ToolRun run = Run("validate", Trial(subjects));
        Assert.True(run.ExitCode is 1 or 2, run.Error);
        Assert.DoesNotContain("SECRET", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line")]
    [InlineData("", "plan.json")]
    [InlineData("[]", "plan.json")]
    [InlineData("{\"analyses\": [], \"colour\": 1}", "colour", "analyses")]
    [InlineData("{\"analyses\": [{\"id\": \"a\", \"type\": \"magic\"}]}", "magic", "response")]
    [InlineData("{\"analyses\": [{\"id\": \"a\", \"type\": \"response\", \"scale\": \"MADRS\"}]}", "day")]
    [InlineData("{\"analyses\": [{\"id\": \"a\", \"type\": \"response\", \"scale\": \"MOOD\", \"day\": 7}]}", "MOOD")]
    [InlineData(
        "{\"analyses\": [{\"id\": \"a\", \"type\": \"response\", \"scale\": \"MADRS\", \"day\": \"x\"}]}",
        "day"
    )]
    [InlineData(
        "{\"analyses\": [{\"id\": \"a\", \"type\": \"response\", \"scale\": \"MADRS\", \"day\": 7, \"cutoff\": 3}]}",
        "cutoff"
    )]
    [InlineData(
        "{\"reference\": \"Nobody\", \"analyses\": [{\"id\": \"a\", \"type\": \"response\", \"scale\": \"MADRS\", \"day\": 7}]}",
        "Nobody"
    )]
    [InlineData(
        "{\"by\": \"planet\", \"analyses\": [{\"id\": \"a\", \"type\": \"response\", \"scale\": \"MADRS\", \"day\": 7}]}",
        "planet"
    )]
    [InlineData(
        "{\"population\": [\"planet=x\"], \"analyses\": [{\"id\": \"a\", \"type\": \"response\", \"scale\": \"MADRS\", \"day\": 7}]}",
        "planet"
    )]
    [InlineData(
        "{\"level\": 2, \"analyses\": [{\"id\": \"a\", \"type\": \"response\", \"scale\": \"MADRS\", \"day\": 7}]}",
        "level"
    )]
    [InlineData(
        "{\"analyses\": [{\"id\": \"a\", \"type\": \"time-to-relapse\", \"source\": \"follow_up\"}]}",
        "follow_up"
    )]
    [InlineData(
        "{\"analyses\": [{\"id\": \"a\", \"type\": \"change\", \"scale\": \"MADRS\", \"day\": 7, \"method\": \"mmrm\"}]}",
        "mmrm"
    )]
    public void A_plan_that_cannot_be_run(string plan, params string[] words) =>
        AssertRefused(Run("analyze", Trial(), "--plan", Text("plan.json", plan), "-o", folder["out"]), words);

    [Fact]
    public void Options_of_analyze()
    {
        AssertRefused(Run("analyze", Trial(), "--plan", folder["no.json"]), "no.json");
        AssertRefused(Run("analyze", Trial(), "--plan", folder.Path), "folder");
        AssertRefused(Run("analyze", Trial(), "--level", "95"), "between 0 and 1");
        AssertRefused(Run("analyze", Trial(), "-o", Text("taken", "x")), "taken");
        AssertRefused(Run("analyze", Trial(), "-o", "/proc/nowhere/out"), "/proc/nowhere");
        AssertRefused(Run("analyze", Trial(), "--output", folder["no/such/x.json"], "-o", folder["out"]), "x.json");
        AssertRefused(Run("analyze", Trial(), "--frobnicate"), "--frobnicate", "analyze --help");
        AssertRefused(Run("analyze"), "analyze --help");
        AssertRefused(Run("analyze", Trial(), "--blind", "abc"), "--blind");
        AssertRefused(Run("analyze", Trial(), "--threads", "0"), "--threads");
    }

    [Fact]
    public void Designs_that_cannot_be_drawn()
    {
        AssertRefused(Run("simulate", "--design", folder["no.json"], "-o", folder["out"]), "no.json");
        AssertRefused(Run("simulate", "--design", Text("d.json", "{"), "-o", folder["out"]), "d.json", "line");
        AssertRefused(Run("simulate", "--design", Text("d.json", "{\"planet\": 1}"), "-o", folder["out"]), "planet");
        AssertRefused(Run("simulate", "-o", folder["out"]), "--design");
        AssertRefused(Run("simulate", "--design", folder.Path, "-o", folder["out"]), "folder");
    }

    [Fact]
    public void Results_that_cannot_be_compared()
    {
        string good = Text("good.json", ToolRun.Of(["analyze", Trial(), "--json"]).Output);
        Assert.Equal(0, Run("check", good, "--baseline", good).ExitCode);
        AssertRefused(Run("check", folder["no.json"], "--baseline", good), "no.json");
        AssertRefused(Run("check", good, "--baseline", folder["no.json"]), "no.json");
        AssertRefused(Run("check", good, "--baseline", Text("bad.json", "{\"a\": ")), "bad.json");
        AssertRefused(Run("check", good), "--baseline");
        AssertRefused(Run("check", good, "--baseline", good, "--relative", "-1"), "--relative");
        AssertRefused(Run("check", good, "--baseline", good, "--relative", "little"), "--relative");
    }
}
