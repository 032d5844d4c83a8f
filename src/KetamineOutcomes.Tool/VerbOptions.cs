using System.CommandLine;

namespace KetamineOutcomes.Tool;

/// <summary>Makes options in one way: texts, read by <see cref="VerbContext"/> with messages of our own.</summary>
internal static class VerbOptions
{
    /// <summary>An option with one value.</summary>
    public static Option<string> One(string name, string value, string description, bool required = false) =>
        new(name)
        {
            HelpName = value,
            Description = description,
            Required = required,
        };

    /// <summary>An option that may be given several times.</summary>
    public static Option<string[]> Many(string name, string value, string description) =>
        new(name)
        {
            HelpName = value,
            Description = description,
            Arity = new ArgumentArity(1, 100_000),
        };

    /// <summary>A switch.</summary>
    public static Option<bool> Switch(string name, string description) => new(name) { Description = description };
}
