using System.CommandLine;
using KetamineOutcomes.Analysis;
using KetamineOutcomes.Tool.Output;

namespace KetamineOutcomes.Tool.Verbs;

/// <summary><c>schema</c>: prints the JSON Schema of a file that users write.</summary>
internal sealed class SchemaVerb : Verb
{
    private readonly Argument<string> name = new("NAME")
    {
        Description =
            "plan (analysis plan), trial (trial.json), design (of a simulated trial) or tolerances (of check)",
    };
    private readonly Option<string> output = VerbOptions.One("--output", "FILE", "Also write it to this file");

    /// <summary>Makes the verb.</summary>
    public SchemaVerb()
        : base(
            "schema",
            "Prints the JSON Schema of a file that you write, for editors that complete and check by it.",
            "schema plan --output plan.schema.json"
        )
    {
        Add(name);
        Options.Add(output);
    }

    /// <inheritdoc/>
    public override int Run(VerbContext context)
    {
        string schema = FileSchema.Of(context[name]);
        if (context[output] is { } path)
        {
            using var files = new StagedFiles();
            files.Add(path, temporary => File.WriteAllText(temporary, schema));
            files.Commit();
        }
        context.Console.Write(schema);
        return ExitCode.Done;
    }
}
