using System.CommandLine;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Simulation;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Tool.Output;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>simulate</c>: draws a trial folder from a stated truth.</summary>
internal sealed class SimulateVerb : Verb
{
    private readonly Option<string> design = VerbOptions.One(
        "--design",
        "DESIGN.json",
        "The truth: arms, trajectories, drop-out, relapse, safety (design.schema.json describes it)",
        required: true
    );
    private readonly Option<string> output = new("--output", "-o")
    {
        HelpName = "DIR",
        Description = "Folder for the trial; made when it is not there",
        Required = true,
    };
    private readonly Option<string> seed = VerbOptions.One("--seed", "N", "Seed (default: the design's)");
    private readonly Option<bool> json = VerbOptions.Switch("--json", "Print one JSON object and nothing else");

    /// <summary>Makes the verb.</summary>
    public SimulateVerb()
        : base(
            "simulate",
            "Draws a trial folder from a stated truth; the same design and seed give the same bytes.",
            "simulate --design samples/data/route-trial.design.json -o trial"
        )
    {
        Option[] options = [design, output, seed, json];
        foreach (Option option in options)
        {
            Options.Add(option);
        }
    }

    /// <inheritdoc/>
    public override int Run(VerbContext context)
    {
        string path = context.Required(design);
        if (!File.Exists(path))
        {
            throw new UsageException(
                Directory.Exists(path) ? $"'{path}' is a folder; name a design file." : $"There is no file '{path}'."
            );
        }
        TrialDesign truth = TrialDesign.Read(path);
        if (context[seed] is not null)
        {
            truth = truth with { Seed = Seed(context) };
        }
        SimulatedTrial trial = TrialSimulator.Draw(truth, cancellation: context.Cancellation);
        string folder = context.Required(output);
        Save(trial, folder);
        if (context[json])
        {
            context.Console.WriteWhole(stream => SimulationJson.Write(stream, trial));
        }
        else
        {
            string rows = string.Join(
                ", ",
                trial.Files.Select(f => f.Rows is { } n ? Invariant($"{f.Name} ({n} rows)") : f.Name)
            );
            context.Console.Write(Invariant($"{trial}\nSeed {truth.Seed}. Written to {folder}: {rows}.\n"));
        }
        return ExitCode.Done;
    }

    private int Seed(VerbContext context) =>
        context.Whole(seed, 1) is var value and >= 0
            ? value
            : throw new UsageException($"--seed needs a whole number of 0 or more, found '{context[seed]}'.");

    private static void Save(SimulatedTrial trial, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder '{folder}' cannot be made: check the name and its permissions.");
        }
        using var files = new StagedFiles();
        foreach (SimulatedFile file in trial.Files)
        {
            files.Add(
                Path.Combine(folder, file.Name),
                temporary => File.WriteAllBytes(temporary, file.Content.ToArray())
            );
        }
        files.Commit();
    }
}
