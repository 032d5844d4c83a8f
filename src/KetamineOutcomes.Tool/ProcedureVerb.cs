using System.CommandLine;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Tool.Output;

namespace KetamineOutcomes.Tool;

/// <summary>A verb that reads one CSV file and runs one procedure. Reading, the shared options, tables, JSON and figures are
/// done here; a verb adds its own options and calls its procedure:</summary>
/// <example>
/// <code>
/// internal sealed class ProportionVerb : ProcedureVerb
/// {
///     private readonly Option&lt;string&gt; outcome = VerbOptions.One("--outcome", "COL[=VALUE]", "Yes-or-no column", required: true);
///     private readonly Option&lt;string&gt; by = VerbOptions.One("--by", "COL", "Groups");
///     private readonly Option&lt;string[]&gt; strata = VerbOptions.Many("--strata", "COL,COL", "Strata");
///
///     public ProportionVerb()
///         : base("proportion", "Response rates and their differences.", "proportion trial.csv --outcome response --by arm") =>
///         Add(outcome, by, strata);
///
///     protected override ProcedureResult Run(ProcedureInput input)
///     {
///         ColumnValue event = input.ColumnValue(outcome);
///         return ProportionProcedure.Run(
///             input.Data,
///             input.Fill(new ProportionOptions { Outcome = event.Column, Value = event.Value, By = input[by], Strata = input.Columns(strata) }),
///             input.Cancellation);
///     }
/// }
/// </code>
/// Then one line in <see cref="VerbList"/>, one case in <c>ResultJson</c>, one in <see cref="VerbFigures"/>.
/// </example>
internal abstract class ProcedureVerb : Verb
{
    private readonly Argument<string> file = new("FILE") { Description = "A CSV file, or - for standard input" };
    private readonly SharedOptions shared = new();
    private readonly Option<bool> json = VerbOptions.Switch("--json", "Print one JSON object and nothing else");
    private readonly Option<string[]> figure = VerbOptions.Many(
        "--figure",
        "FILE",
        "Draw the figure too: .svg, .png, .pdf or .html; repeatable"
    );
    private readonly PrintOptions print = new();
    private readonly Option<string[]> table = VerbTables.Option();
    private readonly Option<string> output = VerbOptions.One("--output", "FILE", "Write the JSON to a file too");
    private readonly Option<bool> showValues = VerbOptions.Switch(
        "--show-values",
        "Show participants' values in messages"
    );

    /// <summary>Makes the verb; its own options are added by <see cref="Add"/>.</summary>
    protected ProcedureVerb(string name, string description, string example)
        : base(name, description, example) => Add(file);

    /// <summary>Adds the verb's own options, then the shared ones: to be called once, at the end of the constructor.</summary>
    protected void Add(params IEnumerable<Option> own)
    {
        foreach (
            Option option in own.Concat(shared.All).Concat([json, output, table, figure, .. print.All, showValues])
        )
        {
            Options.Add(option);
        }
    }

    /// <summary>Runs the procedure.</summary>
    /// <param name="input">The table, the values of the options, and the shared options.</param>
    /// <returns>The result.</returns>
    protected abstract ProcedureResult Run(ProcedureInput input);

    /// <summary>The figure that <c>--figure</c> asks for.</summary>
    /// <param name="context">The values of the options.</param>
    /// <param name="result">The result.</param>
    /// <returns>The figure; <c>null</c> when the verb has none.</returns>
    protected virtual Figure? Draw(VerbContext context, ProcedureResult result) => Figures.Of(result);

    /// <summary>Refuses options of figures that do not go together, or are given without one, before any work is done.</summary>
    /// <param name="context">The values of the options.</param>
    /// <param name="draws">Whether a figure is drawn.</param>
    /// <exception cref="UsageException">They do not go together.</exception>
    protected virtual void CheckFigure(VerbContext context, bool draws) { }

    /// <inheritdoc/>
    public sealed override int Run(VerbContext context)
    {
        IReadOnlyList<string> figures = context[figure];
        VerbFigures.CheckNames(figures);
        VerbTables.CheckNames(context[table]);
        FigurePrint? printed = print.Of(context, figures.Count > 0, "--figure FILE");
        CheckFigure(context, figures.Count > 0);
        RefuseOverInput(context[file], figures.Concat(context[table]).Append(context[output]));
        CsvReadOptions reading = shared.Reading(context);
        Dataset data = ReadTable(context, reading);
        ProcedureResult result = Run(new ProcedureInput(context, data, shared));
        result = result with { Settings = [.. result.Settings, .. SharedOptions.ReadingSettings(reading)] };
        context.Cancellation.ThrowIfCancellationRequested();
        // Written in full before any of it is shown: a failure half-way leaves nothing on standard output.
        using var written = new MemoryStream();
        if (context[json] || context[output] is not null)
        {
            ResultJson.Write(written, Name, result);
        }
        ReadOnlyMemory<byte> bytes = written.GetBuffer().AsMemory(0, (int)written.Length);
        using (var files = new StagedFiles())
        {
            if (context[output] is { } path)
            {
                files.Add(path, temporary => File.WriteAllBytes(temporary, bytes.Span));
            }
            foreach (string name in figures)
            {
                files.Add(name, temporary => VerbFigures.Save(Name, Draw(context, result), printed, temporary));
            }
            foreach (string name in context[table])
            {
                files.Add(name, temporary => result.SaveTables(temporary));
            }
            files.Commit();
        }
        if (context[json])
        {
            context.Console.Output.Write(bytes.Span);
        }
        else
        {
            ResultPrinter.Print(context.Console, result);
        }
        return ExitCode.Done;
    }

    private static void RefuseOverInput(string input, IEnumerable<string?> outputs)
    {
        string? over = outputs.FirstOrDefault(path =>
            path is not null && input != "-" && Path.GetFullPath(path) == Path.GetFullPath(input)
        );
        if (over is not null)
        {
            throw new UsageException($"'{over}' is the file that is read; give the output another name.");
        }
    }

    private Dataset ReadTable(VerbContext context, CsvReadOptions options)
    {
        string path = context[file];
        if (path != "-")
        {
            return Dataset.ReadCsv(path, options, context.Cancellation);
        }
        using Stream input = context.Console.Input();
        return Dataset.ReadCsv(input, "standard input", options, context.Cancellation);
    }
}
