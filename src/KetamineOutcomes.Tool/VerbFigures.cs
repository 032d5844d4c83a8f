using KetamineOutcomes.Plots;

namespace KetamineOutcomes.Tool;

/// <summary>The figure of a verb's result, saved as the file's name says.</summary>
internal static class VerbFigures
{
    private static readonly string[] Endings = [".svg", ".png", ".pdf", ".html"];

    /// <summary>Refuses names of other kinds before any work is done.</summary>
    /// <exception cref="UsageException">A name has another ending.</exception>
    public static void CheckNames(IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (!Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            {
                throw new UsageException($"--figure writes {string.Join(", ", Endings)}; found '{name}'.");
            }
        }
    }

    /// <summary>Draws and saves.</summary>
    /// <param name="verb">The verb's name.</param>
    /// <param name="drawn">Its figure, or <c>null</c>.</param>
    /// <param name="print">How it is printed, or <c>null</c> for the screen.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">The verb has no figure.</exception>
    public static void Save(string verb, Figure? drawn, FigurePrint? print, string path)
    {
        Figure figure = drawn ?? throw new UsageException($"'{verb}' draws no figure ({Path.GetExtension(path)}).");
        (print is null ? figure : figure.For(print)).Save(path);
    }
}
