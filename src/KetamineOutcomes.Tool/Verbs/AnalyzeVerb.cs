using System.CommandLine;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Tool.Output;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>analyze</c>: runs a plan on a trial folder and prints a summary, or writes results, figures and the report.</summary>
internal sealed class AnalyzeVerb : Verb
{
    private readonly Argument<string> trial = new("TRIAL")
    {
        Description = "The trial folder, or one file that holds the whole trial",
    };
    private readonly Option<string> plan = VerbOptions.One(
        "--plan",
        "PLAN.json",
        "The analysis plan (default: the standard plan for the tables that are there)"
    );
    private readonly Option<string> folder = VerbOptions.One(
        "-o",
        "DIR",
        "Write results.json, plan.json, report.html, figures and tables there"
    );
    private readonly Option<string[]> table = VerbTables.Option();
    private readonly Option<string[]> tableFormat = VerbOptions.Many(
        "--table-format",
        "csv,md,html,txt",
        "Formats of the tables under -o (default: csv)"
    );
    private readonly Option<string[]> figureFormat = VerbOptions.Many(
        "--figure-format",
        "svg,png,pdf",
        "Formats of the figures under -o (default: svg,png)"
    );
    private readonly PrintOptions print = new();
    private readonly Option<bool> dryRun = VerbOptions.Switch(
        "--dry-run",
        "Say who enters which analysis and who does not, and why, without a result"
    );
    private readonly Option<string> blind = VerbOptions.One(
        "--blind",
        "SEED",
        "Shuffle the arms, for writing a plan before unblinding"
    );
    private readonly Option<string> level = VerbOptions.One(
        "--level",
        "0.95",
        "Confidence level (default: the plan's)"
    );
    private readonly Option<string> seed = VerbOptions.One(
        "--seed",
        "1",
        "Seed of whatever is random (default: the plan's)"
    );
    private readonly Option<string> threads = VerbOptions.One(
        "--threads",
        "N",
        "How many analyses run at once; the result does not depend on it (default: one a processor)"
    );
    private readonly Option<bool> json = VerbOptions.Switch("--json", "Print what results.json holds and nothing else");
    private readonly Option<string> output = VerbOptions.One("--output", "FILE", "Write the JSON to this file too");
    private readonly Option<bool> showValues = VerbOptions.Switch(
        "--show-values",
        "Show participants' values in messages"
    );

    /// <summary>Makes the verb.</summary>
    public AnalyzeVerb()
        : base(
            "analyze",
            "Runs an analysis plan on a trial folder: rates, curves, effect sizes, figures, a report.",
            "analyze samples/data/route-trial -o out"
        )
    {
        Add(trial);
        Option[] options =
        [
            plan,
            dryRun,
            blind,
            level,
            seed,
            folder,
            tableFormat,
            figureFormat,
            .. print.All,
            table,
            json,
            output,
            threads,
            showValues,
        ];
        foreach (Option option in options)
        {
            Options.Add(option);
        }
    }

    /// <inheritdoc/>
    public override int Run(VerbContext context)
    {
        RunOptions options = OptionsOf(context);
        RunFolderOptions formats = FormatsOf(context);
        VerbTables.CheckNames(context[table]);
        if (context[folder] is { } path && File.Exists(path))
        {
            throw new UsageException($"-o needs a folder; '{path}' is a file.");
        }
        if (context[dryRun] && context[folder] is not null)
        {
            throw new UsageException("--dry-run computes no result to write; leave -o out.");
        }
        if (context[dryRun] && context[table].Count > 0)
        {
            throw new UsageException("--dry-run computes no tables; leave --table out.");
        }
        Trial read = Trial.Read(context[trial], context.Cancellation);
        AnalysisPlan planned = PlanOf(context, read);
        return context[dryRun]
            ? DryRun(context, read, planned, options)
            : Analyze(context, read, planned, options, formats);
    }

    private int Analyze(
        VerbContext context,
        Trial read,
        AnalysisPlan planned,
        RunOptions options,
        RunFolderOptions formats
    )
    {
        TrialRun run = TrialAnalysis.Run(read, planned, options, context.Cancellation);
        byte[]? bytes = context[json] || context[output] is not null ? Bytes(s => RunJson.Write(s, run)) : null;
        using (var files = new StagedFiles())
        {
            if (context[output] is { } path)
            {
                files.Add(path, temporary => File.WriteAllBytes(temporary, bytes!));
            }
            if (context[table].Count > 0)
            {
                Table[] tables = [.. run.NamedTables().Select(named => named.Table)];
                foreach (string name in context[table])
                {
                    files.Add(name, temporary => TableFile.Save(tables, temporary));
                }
            }
            if (context[folder] is { } target)
            {
                SaveTo(run, target, formats, context.Cancellation);
            }
            files.Commit();
        }
        if (context[json])
        {
            context.Console.Output.Write(bytes);
        }
        else
        {
            RunPrinter.Print(context.Console, run, context[folder]);
        }
        return ExitCode.Done;
    }

    private int DryRun(VerbContext context, Trial read, AnalysisPlan planned, RunOptions options)
    {
        TrialEnrolment enrolments = TrialAnalysis.Enrol(read, planned, options);
        byte[] bytes = Bytes(stream => RunJson.WriteEnrolments(stream, enrolments));
        if (context[output] is { } path)
        {
            using var files = new StagedFiles();
            files.Add(path, temporary => File.WriteAllBytes(temporary, bytes));
            files.Commit();
        }
        if (context[json])
        {
            context.Console.Output.Write(bytes);
        }
        else
        {
            RunPrinter.Print(context.Console, enrolments, read.Layouts);
        }
        return ExitCode.Done;
    }

    private static void SaveTo(
        TrialRun run,
        string target,
        RunFolderOptions formats,
        CancellationToken cancellationToken
    )
    {
        try
        {
            run.Save(target, formats, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{target}' cannot be written: check its permissions and the disk's room.");
        }
    }

    private AnalysisPlan PlanOf(VerbContext context, Trial read)
    {
        AnalysisPlan planned = context[plan] is { } path ? LoadPlan(path, read) : AnalysisPlan.StandardFor(read);
        double? newLevel = context.NumberOrNull(level);
        if (newLevel is <= 0 or >= 1)
        {
            throw new UsageException("--level lies between 0 and 1.");
        }
        return planned with { Level = newLevel ?? planned.Level, Seed = context.Whole(seed, planned.Seed) };
    }

    private static AnalysisPlan LoadPlan(string path, Trial read)
    {
        try
        {
            return AnalysisPlan.Load(path, read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string why = Directory.Exists(path) ? "it is a folder; name a file" : "check the name and its permissions";
            throw new UsageException($"The plan '{path}' cannot be read: {why}.");
        }
    }

    private RunFolderOptions FormatsOf(VerbContext context)
    {
        bool writes = context[folder] is not null;
        if (!writes && context[tableFormat].Count + context[figureFormat].Count > 0)
        {
            throw new UsageException("--table-format and --figure-format are of the files under -o; add -o DIR.");
        }
        var options = new RunFolderOptions { Print = print.Of(context, writes, "-o DIR") };
        return options with
        {
            Tables = Endings(context, tableFormat, options.Tables, TableFile.Endings),
            Figures = Endings(context, figureFormat, options.Figures, [".svg", ".png", ".pdf"]),
        };
    }

    private static IReadOnlyList<string> Endings(
        VerbContext context,
        Option<string[]> option,
        IReadOnlyList<string> otherwise,
        IReadOnlyList<string> known
    )
    {
        string[] asked =
        [
            .. context[option].SelectMany(formats => formats.Split(',')).Select(f => "." + f.Trim().ToLowerInvariant()),
        ];
        string? unknown = asked.FirstOrDefault(ending => !known.Contains(ending));
        return unknown is not null
                ? throw new UsageException(
                    $"{option.Name} is of {string.Join(", ", known.Select(k => k[1..]))}; found '{unknown[1..]}'."
                )
            : asked.Length > 0 ? asked
            : otherwise;
    }

    private RunOptions OptionsOf(VerbContext context)
    {
        int atOnce = context.Whole(threads, Environment.ProcessorCount);
        return atOnce >= 1
            ? new RunOptions
            {
                BlindSeed = context[blind] is null ? null : context.Whole(blind, 0),
                Threads = atOnce,
                Progress = context.Console.Progress("Analysing"),
            }
            : throw new UsageException("--threads is 1 or more.");
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        var buffer = new MemoryStream();
        write(buffer);
        return buffer.ToArray();
    }
}
