using System.CommandLine;

namespace KetamineOutcomes.Tool;

/// <summary>A verb: its arguments and what it does. Failures are exceptions; <see cref="ToolCommand"/> turns them into a message
/// and exit code 2 (<see cref="Data.TrialDataException"/>, <see cref="UsageException"/>) or 130 (cancelled).</summary>
/// <remarks>A verb that reads one CSV file and runs one procedure derives from <see cref="ProcedureVerb"/> and says little
/// more than its options. Others (<c>analyze</c>, <c>validate</c>, <c>check</c>, <c>simulate</c>) derive from this class. Each stands in
/// <c>Verbs/</c>, in a file of its own, and has its line in <see cref="VerbList"/>. Nothing is written to standard output
/// before everything that can fail has been done.</remarks>
internal abstract class Verb : Command
{
    /// <summary>Makes the verb.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, in a sentence.</param>
    /// <param name="example">Arguments of an example, without the tool's name.</param>
    protected Verb(string name, string description, string example)
        : base(name, description) => Example = example;

    /// <summary>Arguments of an example; the verb's help ends with it.</summary>
    public string Example { get; }

    /// <summary>Does the work.</summary>
    /// <param name="context">Values of the arguments; console; cancellation.</param>
    /// <returns>The exit code.</returns>
    public abstract int Run(VerbContext context);
}
