using KetamineOutcomes.Tool;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>Help of every verb: complete, with defaults, on a page of 100 columns, and with an example that runs as typed.</summary>
public sealed class VerbHelpTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("help").FullName;

    public static TheoryData<string> Verbs => new(VerbList.Create().Select(verb => verb.Name));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_option_is_told_once_and_its_default_with_it(string name)
    {
        Verb verb = VerbList.Create(name).Single(v => v.Name == name);
        string help = ToolRun.Of($"{name} --help").Output;
        foreach (System.CommandLine.Option option in verb.Options)
        {
            string[] lines = help.Split('\n').Where(line => StartsWith(line, option.Name)).ToArray();
            Assert.True(lines.Length == 1, $"{option.Name} stands {lines.Length} times in:\n{help}");
            // What takes a number or one of several words has a default, or is an extra ("too") that is asked for.
            bool hasDefault =
                option.HelpName is { Length: > 0 } value
                && !option.Required
                && (value.Contains('|') || char.IsAsciiDigit(value[0]))
                && option.Description?.Contains(" too", StringComparison.Ordinal) == false;
            Assert.True(
                !hasDefault || option.Description!.Contains("default", StringComparison.Ordinal),
                $"{option.Name} of {name} does not tell its default."
            );
        }
        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 100 || line.Contains(verb.Example), line));
        foreach (string required in verb.Options.Where(o => o.Required).Select(o => o.Name))
        {
            Assert.Contains(
                required,
                help.Split('\n')
                    .Single(line =>
                        line.StartsWith("  ketamine-outcomes", StringComparison.Ordinal)
                        && line.EndsWith("[options]", StringComparison.Ordinal)
                    )
            );
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_example_runs_as_typed_on_the_sample(string name)
    {
        if (name == "check")
        {
            Assert.Equal(0, Run(VerbList.Create("analyze").Single().Example).ExitCode);
            File.Copy(Path.Combine(folder, "out", "results.json"), Path.Combine(folder, "baseline.json"));
        }
        string example = VerbList.Create(name).Single(v => v.Name == name).Example;
        ToolRun run = Run(example);
        Assert.True(run.ExitCode == 0, $"'{example}' ended with {run.ExitCode}: {run.Error}");
        Assert.NotEqual("", run.Output);
    }

    // Tests do not run in the checkout's root: samples/ is found there, and what is written goes to a passing folder.
    private ToolRun Run(string example)
    {
        string[] words = example.Split(' ');
        return ToolRun.Of(
            words.Select(
                (word, i) =>
                    word.StartsWith("samples/", StringComparison.Ordinal) ? TestFiles.InCheckout(word)
                    : i > 0 && (IsFile(word) || words[i - 1] == "-o") ? Path.Combine(folder, word)
                    : word
            )
        );
    }

    private static bool IsFile(string word) =>
        Path.GetExtension(word) is ".json" or ".svg" or ".png" or ".md" or ".csv";

    private static bool StartsWith(string line, string option) =>
        line.StartsWith("  " + option + " ", StringComparison.Ordinal)
        || line.StartsWith("  " + option + ",", StringComparison.Ordinal)
        || line == "  " + option;
}
