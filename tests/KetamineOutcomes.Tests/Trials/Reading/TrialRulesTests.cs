using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading;

namespace KetamineOutcomes.Tests.Trials.Reading;

public sealed class TrialRulesTests
{
    [Fact]
    public void The_documented_list_is_the_list_of_the_code()
    {
        string[] documented = File.ReadLines(TestFiles.InCheckout("src/KetamineOutcomes/Trials/Reading/README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(
            TrialRules.All.Select(rule =>
                $"| `{rule.Name}` | {(rule.Severity == ProblemSeverity.Error ? "error" : "warning")} | {rule.Meaning} |"
            ),
            documented
        );
    }

    [Fact]
    public void Names_are_kebab_case_and_stand_once()
    {
        Assert.All(TrialRules.All, rule => Assert.Matches("^[a-z]+(-[a-z]+)*$", rule.Name));
        Assert.Equal(TrialRules.All.Count, TrialRules.All.Select(rule => rule.Name).Distinct().Count());
    }

    /// <summary>Every rule is shown at work by some test of this folder.</summary>
    [Fact]
    public void Every_rule_is_tested()
    {
        string[] folders = ["Trials", "Analysis/Plausibility"];
        string tests = string.Concat(
            folders
                .Select(folder => TestFiles.InCheckout($"tests/KetamineOutcomes.Tests/{folder}"))
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.TopDirectoryOnly))
                .Select(File.ReadAllText)
        );
        Assert.Empty(
            TrialRules
                .All.Where(rule => !tests.Contains(rule.Name + " ", StringComparison.Ordinal))
                .Select(rule => rule.Name)
        );
    }
}
