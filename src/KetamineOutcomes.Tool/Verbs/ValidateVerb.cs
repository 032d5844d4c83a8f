using System.CommandLine;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Plausibility;
using KetamineOutcomes.Tool.Output;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>validate</c>: names every problem of a trial folder; exit code 1 when one is an error.</summary>
internal sealed class ValidateVerb : Verb
{
    private readonly Argument<string> trial = new("TRIAL")
    {
        Description = "The trial folder, or one file that holds the whole trial",
    };
    private readonly Option<bool> json = VerbOptions.Switch("--json", "Print one JSON object and nothing else");
    private readonly Option<string> output = VerbOptions.One("--output", "FILE", "Also write the JSON to this file");
    private readonly Option<bool> all = VerbOptions.Switch(
        "--all",
        "List every problem in the table for people, not the first ten of each rule"
    );
    private readonly Option<bool> showValues = VerbOptions.Switch(
        "--show-values",
        "Show the offending values, which may identify participants"
    );

    /// <summary>Makes the verb.</summary>
    public ValidateVerb()
        : base(
            "validate",
            "Names every problem of a trial folder, one a line and counted by rule; ends with 1 when one is an error.",
            "validate samples/data/route-trial"
        )
    {
        Add(trial);
        Option[] options = [json, output, all, showValues];
        foreach (Option option in options)
        {
            Options.Add(option);
        }
    }

    /// <inheritdoc/>
    public override int Run(VerbContext context)
    {
        TrialValidation found = TrialPlausibility.Validate(context[trial], context.Cancellation);
        bool show = context[showValues];
        if (context[output] is { } path)
        {
            using var files = new StagedFiles();
            files.Add(
                path,
                temporary =>
                {
                    using FileStream stream = File.Create(temporary);
                    ProblemJson.Write(stream, found, show);
                }
            );
            files.Commit();
        }
        if (context[json])
        {
            context.Console.WriteWhole(stream => ProblemJson.Write(stream, found, show));
        }
        else
        {
            context.Console.Write(
                ProblemReport.ToText(found, show, context[all] ? int.MaxValue : ProblemReport.ShownOfRule)
            );
        }
        return found.HasErrors ? ExitCode.Found : ExitCode.Done;
    }
}
