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
        Description = "The new result, as `analyze -o` or a verb's --output wrote it",
    };
    private readonly Option<string> baseline = VerbOptions.One(
        "--baseline",
        "BASELINE.json",
        "The stored result",
        required: true
    );
    private readonly Option<string> relative = VerbOptions.One("--relative", "R", "Relative tolerance (1e-8)");
    private readonly Option<string> absolute = VerbOptions.One("--absolute", "A", "Absolute tolerance (1e-12)");
    private readonly Option<bool> update = VerbOptions.Switch("--update", "Store the new result as the baseline");
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
        Option[] options = [baseline, relative, absolute, update, json, output];
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
        BaselineTolerance tolerance = Tolerance(context);
        byte[] actual = Read(resultPath);
        bool isNew = context[update] && !File.Exists(baselinePath);
        byte[] expected = isNew ? actual : Read(baselinePath);
        BaselineComparison comparison = ResultBaseline.Compare(actual, expected, tolerance, resultPath, baselinePath);
        using (var files = new StagedFiles())
        {
            if (context[output] is { } path)
            {
                files.Add(path, temporary => WriteTo(temporary, comparison));
            }
            if (context[update])
            {
                files.Add(baselinePath, temporary => File.WriteAllBytes(temporary, actual));
            }
            files.Commit();
        }
        if (context[json])
        {
            context.Console.WriteWhole(stream => BaselineJson.Write(stream, comparison));
        }
        else
        {
            context.Console.Write(comparison.ToString());
            context.Console.Write(
                isNew ? $"Stored as the first baseline: {baselinePath}\n"
                : context[update] ? $"Stored as the new baseline: {baselinePath}\n"
                : ""
            );
        }
        return comparison.IsMatch || context[update] ? ExitCode.Done : ExitCode.Found;
    }

    private static void WriteTo(string path, BaselineComparison comparison)
    {
        using FileStream stream = File.Create(path);
        BaselineJson.Write(stream, comparison);
    }

    private BaselineTolerance Tolerance(VerbContext context)
    {
        var defaults = new BaselineTolerance();
        return new BaselineTolerance
        {
            Relative = NotNegative(context, relative, defaults.Relative),
            Absolute = NotNegative(context, absolute, defaults.Absolute),
        };
    }

    private static double NotNegative(VerbContext context, Option<string> option, double otherwise) =>
        context.Number(option, otherwise) is var value and >= 0
            ? value
            : throw new UsageException($"{option.Name} needs a number of 0 or more, found '{context[option]}'.");

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
