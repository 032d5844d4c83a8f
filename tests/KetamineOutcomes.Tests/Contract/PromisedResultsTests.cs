using System.Text.Json;
using System.Text.RegularExpressions;
using KetamineOutcomes.Tests.Tool;

namespace KetamineOutcomes.Tests.Contract;

/// <summary>Every field that the plan's page names is in results.json, and every analysis has the fields of its verb.</summary>
public sealed partial class PromisedResultsTests
{
    private static string Page(string name) =>
        File.ReadAllText(TestFiles.InCheckout($"tests/KetamineOutcomes.Tests/Contract/{name}"));

    [Fact]
    public void The_sample_trial_has_every_field()
    {
        ToolRun run = ToolRun.Of(["analyze", TestFiles.InCheckout("samples/data/route-trial"), "--json"]);
        Assert.Equal(0, run.ExitCode);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        HashSet<string> written = JsonPaths.Of(json.RootElement);
        string page = Page("analysis-plan.md");
        string results = page.Split("```")[1].Trim().TrimStart('{').Replace(":{…}", "", StringComparison.Ordinal);
        IReadOnlyList<string> promised = FieldList.OfShorthand(results[..results.LastIndexOf('}')]);
        Assert.Contains("analyses[].population.excluded[].reason", promised);
        Assert.Contains("trial.files[].sha256", promised);
        Assert.Empty(promised.Where(path => !written.Contains(path)));

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement analysis in json.RootElement.GetProperty("analyses").EnumerateArray())
        {
            string type = analysis.GetProperty("type").GetString()!;
            JsonElement result = analysis.GetProperty("result");
            if (result.ValueKind == JsonValueKind.Object)
            {
                seen.Add(type);
                HashSet<string> fields = JsonPaths.Of(result);
                Assert.Empty(PromisedOf(type, fields, page).Where(path => !fields.Contains(path)));
            }
        }
        string[] expected =
        [
            "response",
            "remission",
            "change",
            "time-to-response",
            "sessions-to-response",
            "time-to-relapse",
            "adverse-events",
            "vital-signs",
        ];
        Assert.Empty(expected.Except(seen));
    }

    /// <summary>What a type's result must hold; what needs strata or pairs is left out.</summary>
    private static IEnumerable<string> PromisedOf(string type, HashSet<string> fields, string page)
    {
        string verbs = Page("command-line.md");
        IReadOnlyList<string> promised = type switch
        {
            "response" or "remission" => FieldList.Of(verbs, "proportion"),
            "change" when fields.Contains("contrasts") => FieldList.Of(verbs, "ancova"),
            "change" => FieldList.Of(verbs, "effect"),
            "adverse-events" => FieldList.OfShorthand(Events().Match(page).Groups[1].Value),
            "vital-signs" => FieldList.OfShorthand(Parameters().Match(page).Groups[1].Value),
            _ => FieldList.Of(verbs, "survival").Where(path => !path.StartsWith("groups[].at[]")).ToArray(),
        };
        Assert.True(promised.Count > 5, type);
        return promised.Where(path => !path.StartsWith("mantelHaenszel") && !path.StartsWith("paired"));
    }

    [Fact]
    public void The_copy_of_the_page_is_the_page()
    {
        string page = File.ReadAllText(TestFiles.Shared("analysis-plan.md"));
        Assert.EndsWith(Page("analysis-plan.md"), page, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"`(events:\[.*?\])`")]
    private static partial Regex Events();

    [GeneratedRegex(@"`(parameters:\[.*?\])`")]
    private static partial Regex Parameters();
}
