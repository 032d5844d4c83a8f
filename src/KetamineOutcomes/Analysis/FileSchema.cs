using System.Reflection;

namespace KetamineOutcomes.Analysis;

/// <summary>The JSON Schemas (draft 2020-12) of the files that users write, as this version reads them. Editors complete and check
/// by them; the tool's verb <c>schema</c> prints them.</summary>
public static class FileSchema
{
    /// <summary>What has a schema: <c>plan</c> (analysis plan), <c>trial</c> (trial.json), <c>design</c> (of a simulated trial),
    /// <c>tolerances</c> (of <c>check</c>).</summary>
    public static IReadOnlyList<string> Names { get; } = ["plan", "trial", "design", "tolerances"];

    /// <summary>The schema of a kind of file.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>JSON with LF line ends, byte for byte the package's <c>schemas/NAME.schema.json</c>.</returns>
    /// <exception cref="ArgumentException">There is no such schema.</exception>
    public static string Of(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"There is no schema '{name}'; there are {string.Join(", ", Names)}.",
                nameof(name)
            );
        }
        using Stream schema =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"KetamineOutcomes.Schemas.{name}.schema.json")
            ?? throw new InvalidOperationException($"The schema '{name}' is not in the assembly.");
        using var reader = new StreamReader(schema);
        return reader.ReadToEnd();
    }
}
