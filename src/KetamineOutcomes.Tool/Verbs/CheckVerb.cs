using System.CommandLine;
using KetamineOutcomes.Analysis.Baselines;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Tool.Output;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>check</c>: holds a result against a stored one; exit code 1 when a number has moved.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Argument<string> results = new("RESULTS.json")
    {
        Description = "The new result, as `analyze -o` or a verb's --output wrote it (-: standard input)",
    };
    private readonly Option<string> baseline = VerbOptions.One(
        "--baseline",
        "BASELINE.json",
        "The stored result",
        required: true
    );
    private readonly Option<string> relative = VerbOptions.One("--relative", "R", "Relative tolerance (default: 1e-8)");
    private readonly Option<string> absolute = VerbOptions.One(
        "--absolute",
        "A",
        "Absolute tolerance (default: 1e-12)"
    );
    private readonly Option<string[]> tolerance = VerbOptions.Many(
        "--tolerance",
        "PATH=R",
        "Tolerance of the paths that match: 'groups[*].proportion=1e-6', '**.p=abs:0.001', 'trial=ignore' (repeatable; the last holds)"
    );
    private readonly Option<string> tolerances = VerbOptions.One(
        "--tolerances",
        "FILE",
        "Tolerances from a JSON file: relative, absolute, ignoreAdded, paths"
    );
    private readonly Option<bool> ignoreAdded = VerbOptions.Switch(
        "--ignore-added",
        "Do not count what the baseline does not have yet"
    );
    private readonly Option<bool> update = VerbOptions.Switch("--update", "Store the new result as the baseline");
    private readonly Option<bool> all = VerbOptions.Switch("--all", "Print every difference, not only the first fifty");
    private readonly Option<string> junit = VerbOptions.One(
        "--junit",
        "FILE",
        "Write JUnit XML to this file: a test for each analysis"
    );
    private readonly Option<bool> github = VerbOptions.Switch(
        "--github",
        "Write GitHub Actions' annotations to standard error"
    );
    private readonly Option<string> output = VerbOptions.One("--output", "FILE", "Write the JSON to this file too");
    private readonly Option<bool> json = VerbOptions.Switch("--json", "Print one JSON object and nothing else");

    /// <summary>Makes the verb.</summary>
    public CheckVerb()
        : base(
            "check",
            "Compares two results and names each path that differs; ends with 1 when one does.",
            "check out/results.json --baseline baseline.json"
        )
    {
        Add(results);
        Option[] options =
        [
            baseline,
            relative,
            absolute,
            tolerance,
            tolerances,
            ignoreAdded,
            update,
            all,
            json,
            output,
            junit,
            github,
        ];
        foreach (Option option in options)
        {
            Options.Add(option);
        }
    }

    /// <inheritdoc/>
    public override int Run(VerbContext context)
    {
        string resultPath = context[results];
        string baselinePath = context.Required(baseline);
        BaselineTolerance allowed = Tolerance(context);
        byte[] actual = resultPath == "-" ? ReadInput(context) : Read(resultPath);
        bool isNew = context[update] && !File.Exists(baselinePath);
        byte[] expected = isNew ? actual : Read(baselinePath);
        BaselineComparison comparison = ResultBaseline.Compare(actual, expected, allowed, resultPath, baselinePath);
        WriteFiles(context, comparison, actual, baselinePath);
        if (context[github])
        {
            context.Console.Error.Write(GitHubAnnotations.ToText(comparison));
        }
        if (context[json])
        {
            context.Console.WriteWhole(stream => BaselineJson.Write(stream, comparison, context[update]));
        }
        else
        {
            context.Console.Write(
                comparison.IsMatch || !context[all]
                    ? comparison.ToString()
                    : $"{comparison.ToTables()[0].ToText()}\n{comparison.ToTable().ToText()}"
            );
            context.Console.Write(
                isNew ? $"Stored as the first baseline: {baselinePath}\n"
                : context[update] ? $"Stored as the new baseline: {baselinePath}\n"
                : ""
            );
        }
        return comparison.IsMatch || context[update] ? ExitCode.Done : ExitCode.Found;
    }

    private void WriteFiles(VerbContext context, BaselineComparison comparison, byte[] actual, string baselinePath)
    {
        using var files = new StagedFiles();
        if (context[output] is { } path)
        {
            files.Add(path, temporary => WriteTo(temporary, s => BaselineJson.Write(s, comparison, context[update])));
        }
        if (context[junit] is { } report)
        {
            files.Add(report, temporary => WriteTo(temporary, stream => JUnitReport.Write(stream, comparison)));
        }
        if (context[update])
        {
            files.Add(baselinePath, temporary => File.WriteAllBytes(temporary, actual));
        }
        files.Commit();
    }

    private static void WriteTo(string path, Action<Stream> write)
    {
        using FileStream stream = File.Create(path);
        write(stream);
    }

    /// <summary>The file's tolerances first, then the command line's.</summary>
    private BaselineTolerance Tolerance(VerbContext context)
    {
        BaselineTolerance stored = context[tolerances] is { } path
            ? BaselineTolerance.Load(path)
            : new BaselineTolerance();
        return stored with
        {
            Relative = NotNegative(context, relative, stored.Relative),
            Absolute = NotNegative(context, absolute, stored.Absolute),
            IgnoreAdded = stored.IgnoreAdded || context[ignoreAdded],
            Paths = [.. stored.Paths, .. context[tolerance].Select(PathTolerance.Parse)],
        };
    }

    private static double NotNegative(VerbContext context, Option<string> option, double otherwise) =>
        context.Number(option, otherwise) is var value and >= 0
            ? value
            : throw new UsageException($"{option.Name} needs a number of 0 or more, found '{context[option]}'.");

    private static byte[] ReadInput(VerbContext context)
    {
        using Stream input = context.Console.Input();
        using var whole = new MemoryStream();
        input.CopyTo(whole);
        return whole.ToArray();
    }

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException(
                Directory.Exists(path)
                    ? $"'{path}' is a folder; name the results.json in it."
                    : $"There is no file '{path}'. `analyze TRIAL -o DIR` writes DIR/results.json; `check --update` stores a first baseline."
            );
        }
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: check its permissions.");
        }
    }
}
