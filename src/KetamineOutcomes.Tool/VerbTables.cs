using System.CommandLine;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Tool;

/// <summary>The option <c>--table</c>: a result's tables in a file, as its name says.</summary>
internal static class VerbTables
{
    /// <summary>The option.</summary>
    public static Option<string[]> Option() =>
        VerbOptions.Many("--table", "FILE", "Write the tables too: .csv, .md, .html or .txt; repeatable");

    /// <summary>Refuses names of other kinds before any work is done.</summary>
    /// <exception cref="UsageException">A name has another ending.</exception>
    public static void CheckNames(IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (!TableFile.Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            {
                throw new UsageException($"--table writes {string.Join(", ", TableFile.Endings)}; found '{name}'.");
            }
        }
    }
}
