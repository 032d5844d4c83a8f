using System.Text.RegularExpressions;
using KetamineOutcomes.Tests.Tool;

namespace KetamineOutcomes.Tests.House;

/// <summary>What README.md says is what runs: its code, its output, its commands, its figure, its links.</summary>
public sealed class ReadmeTests : IDisposable
{
    private static readonly string Text = File.ReadAllText(TestFiles.InCheckout("README.md"));

    private readonly string folder = Directory.CreateTempSubdirectory("readme").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_quickstart_stands_whole_with_its_output()
    {
        string code = File.ReadAllText(TestFiles.InCheckout("samples/quickstart.cs")).TrimEnd();
        Assert.True(code.Split('\n').Length <= 30);
        Assert.Contains($"```csharp\n{code}\n```", Text);
        string output = File.ReadAllText(TestFiles.InCheckout("samples/quickstart.output.txt")).TrimEnd();
        Assert.Contains($"```text\n{output}\n```", Text);
    }

    [Fact]
    public void Its_two_commands_are_those_that_CI_takes_from_it()
    {
        string ci = File.ReadAllText(TestFiles.InCheckout(".ci/run"));
        Assert.Single(
            Regex.Matches(
                Text,
                "^dotnet run -c Release --project src/KetamineOutcomes.Tool -- analyze samples/data/route-trial -o out$",
                RegexOptions.Multiline
            )
        );
        Assert.Single(Regex.Matches(Text, "^dotnet test -c Release$", RegexOptions.Multiline));
        Assert.Contains("'dotnet test'", ci);
        Assert.Contains("'dotnet run -c Release --project src/KetamineOutcomes.Tool -- analyze'", ci);
    }

    [Fact]
    public void Every_command_of_the_tool_runs_as_typed()
    {
        // The tests do not run in the checkout's root, so its paths are made whole and `out` is a passing folder.
        string output = Path.Combine(folder, "out");
        Assert.Equal(0, Run("analyze samples/data/route-trial -o out", output).ExitCode);
        string[] commands = Regex
            .Matches(Text, "^ketamine-outcomes (.+)$", RegexOptions.Multiline)
            .Select(m => m.Groups[1].Value)
            .ToArray();
        Assert.True(commands.Length >= 8);
        foreach (string command in commands)
        {
            ToolRun run = Run(command, output);
            Assert.True(run.ExitCode == 0, $"{command} ended with {run.ExitCode}: {run.Error}");
        }
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        foreach (Match link in Regex.Matches(Text, @"\]\((?!http)([^)#]+)\)"))
        {
            string path = TestFiles.InCheckout(link.Groups[1].Value);
            Assert.True(File.Exists(path) || Directory.Exists(path), $"README.md links to {link.Groups[1].Value}.");
        }
    }

    [Fact]
    public void Its_figure_is_the_one_that_the_main_command_draws()
    {
        string output = Path.Combine(folder, "out");
        Assert.Equal(0, Run("analyze samples/data/route-trial -o out", output).ExitCode);
        Assert.Equal(
            File.ReadAllText(TestFiles.InCheckout("samples/figures/time-to-relapse.svg")),
            File.ReadAllText(Path.Combine(output, "figures", "time-to-relapse.svg"))
        );
    }

    private static ToolRun Run(string command, string output) =>
        ToolRun.Of(
            command
                .Split(' ')
                .Select(word => word.Trim('\''))
                .Select(word =>
                    word.StartsWith("samples/", StringComparison.Ordinal) ? TestFiles.InCheckout(word)
                    : word == "out" ? output
                    : word.StartsWith("out/", StringComparison.Ordinal) ? Path.Combine(output, word[4..])
                    : word
                )
        );
}
