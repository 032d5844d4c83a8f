using System.Text.RegularExpressions;
using KetamineOutcomes.Tests.Tool;

namespace KetamineOutcomes.Tests.House;

/// <summary>The example workflow is a workflow, and its commands of the tool run as they stand; .ci/packages runs all of them with
/// the installed tool.</summary>
public sealed class SampleWorkflowTests
{
    private static readonly string[] Lines = File.ReadAllLines(
        TestFiles.InCheckout("samples/ci/ketamine-outcomes.yml")
    );

    [Fact]
    public void Its_steps_have_what_a_workflow_needs()
    {
        Assert.DoesNotContain(Lines, line => line.Contains('\t'));
        foreach (string key in new[] { "name:", "on:", "jobs:" })
        {
            Assert.Single(Lines, line => line.StartsWith(key, StringComparison.Ordinal));
        }
        int steps = Array.FindIndex(Lines, line => line == "    steps:");
        Assert.All(
            Lines[(steps + 1)..],
            line =>
                Assert.Matches(
                    "^      - (uses|name): \\S|^        (run|uses|if|with): ?\\S*|^          [a-z-]+: \\S",
                    line
                )
        );
        Assert.Contains(Lines, line => line.Contains("if: always()", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_commands_end_well()
    {
        using var output = new TemporaryFolder();
        string[] commands =
        [
            .. Lines
                .Select(line => Regex.Match(line, "^ *run: tools/ketamine-outcomes (.*)$"))
                .Where(match => match.Success)
                .Select(match => match.Groups[1].Value),
        ];
        Assert.Equal(["validate", "analyze", "check"], commands.Select(command => command.Split(' ')[0]));
        foreach (string command in commands)
        {
            ToolRun run = ToolRun.Of(
                command
                    .Split(' ')
                    .Select(word =>
                        word.StartsWith("samples/", StringComparison.Ordinal) ? TestFiles.InCheckout(word)
                        : word == "out" || word.StartsWith("out/", StringComparison.Ordinal) ? output[word]
                        : word
                    )
            );
            Assert.True(
                run.ExitCode == 0,
                $"{command} ended with {run.ExitCode}. When the numbers moved for a reason, samples/ci/README.md says how to store them.\n{run.Error}{run.Output}"
            );
        }
        Assert.True(File.Exists(output["out/check.xml"]));
    }
}
