using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KetamineOutcomes.Tests.Tool;

namespace KetamineOutcomes.Tests.Contract;

/// <summary>Every field that the command-line page names is written by the verb's JSON.</summary>
public sealed class PromisedFieldsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Verbs => VerbCases.All;

    private static string Page { get; } =
        File.ReadAllText(TestFiles.InCheckout("tests/KetamineOutcomes.Tests/Contract/command-line.md"));

    /// <summary>Runs that together write every field of a verb.</summary>
    private static IEnumerable<string[]> Runs(string verb) =>
        verb switch
        {
            "survival" =>
            [
                [.. VerbCases.Options(verb), "--times", "4,8"],
            ],
            "competing-risks" =>
            [
                [.. VerbCases.Options(verb), "--times", "4,8", "--covariates", "baseline"],
            ],
            "proportion" =>
            [
                VerbCases.Options(verb),
                ["--outcome", "event", "--by", "arm", "--where", "arm!=IV", "--strata", "site"],
                ["--outcome", "event", "--by", "arm", "--paired", "pair"],
            ],
            "effect" => [VerbCases.Options(verb), ["--value", "score", "--by", "arm", "--paired", "pair"]],
            _ => [VerbCases.Options(verb)],
        };

    [Theory, MemberData(nameof(Verbs))]
    public void Every_field_that_the_page_names_is_written(string verb)
    {
        IReadOnlyList<string> promised = FieldList.Of(Page, verb);
        Assert.True(promised.Count > 10, string.Join(", ", promised));
        string file = folder.Write("t.csv", Encoding.UTF8.GetBytes(VerbCases.Table));
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (string[] options in Runs(verb))
        {
            ToolRun run = ToolRun.Of([verb, file, .. options, "--json"]);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            using JsonDocument json = JsonDocument.Parse(run.Output);
            written.UnionWith(JsonPaths.Of(json.RootElement));
        }
        string[] common = ["command", "version", "settings", "rows.read", "rows.used", "rows.dropped"];
        Assert.Empty(promised.Concat(common).Where(path => !written.Contains(path)));
    }

    [Fact]
    public void Every_field_of_a_problem_is_written()
    {
        Directory.CreateDirectory(folder["trial"]);
        File.WriteAllText(folder["trial/subjects.csv"], "subject_id,arm\nA,IV\nA,IV\n");
        File.WriteAllText(folder["trial/assessments.csv"], "subject_id,scale,day,score\nA,MADRS,0,61\n");
        ToolRun run = ToolRun.Of(["validate", folder["trial"], "--json"]);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using JsonDocument json = JsonDocument.Parse(run.Output);
        HashSet<string> written = JsonPaths.Of(json.RootElement);
        Match shorthand = Regex.Match(Page, @"`(problems:\[.*?\])`");
        IReadOnlyList<string> promised = FieldList.OfShorthand(shorthand.Groups[1].Value);
        Assert.Equal(8, promised.Count);
        Assert.Empty(promised.Where(path => !written.Contains(path)));
    }

    [Fact]
    public void The_shorthand_of_the_page_is_understood()
    {
        IReadOnlyList<string> survival = FieldList.Of(Page, "survival");
        Assert.Contains("groups[].median.upper", survival);
        Assert.Contains("groups[].curve[].cumulativeHazard", survival);
        Assert.Contains("test.groups[].expected", survival);
        Assert.Contains("rmstDifference.comparisons[].p", survival);
        Assert.Contains("rmstRatio.comparisons[].p", survival);
        Assert.Contains("comparisons[].numberNeededToTreat.throughInfinity", FieldList.Of(Page, "proportion"));
        Assert.Contains("groups[].agrestiCoull.upper", FieldList.Of(Page, "proportion"));
        Assert.Contains("comparisons[].pooled.df", FieldList.Of(Page, "effect"));
        Assert.Contains("paired[].mcnemar.p", FieldList.Of(Page, "proportion"));
        Assert.Contains("paired[].meanDifference.df", FieldList.Of(Page, "effect"));
        Assert.Contains("contrasts[].standardError", FieldList.Of(Page, "ancova"));
        Assert.DoesNotContain("overall.fisher.monteCarloError", FieldList.Of(Page, "proportion"));
    }

    [Fact]
    public void The_copy_of_the_page_is_the_page()
    {
        string page = File.ReadAllText(TestFiles.Shared("command-line.md"));
        Assert.EndsWith(Page, page, StringComparison.Ordinal);
    }
}
