using System.Text;

namespace KetamineOutcomes.Tables;

/// <summary>Tables as files, the kind by the name's ending.</summary>
public static class TableFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The endings that tables are written with.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".csv", ".md", ".html", ".txt"];

    /// <summary>Saves tables in one file, each with its title and footnotes: <c>.csv</c> (an empty line between two; nothing
    /// in it is calculated by a spreadsheet, see <see cref="Table.ToCsvWithNotes"/>),
    /// <c>.md</c>, <c>.html</c> (a page of its own, ready to be copied into a word processor) or <c>.txt</c>. The file is
    /// written whole or not at all.</summary>
    /// <param name="tables">The tables, in order.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <exception cref="ArgumentException">The name has another ending.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Save(IReadOnlyList<Table> tables, string path)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        byte[] bytes = Utf8.GetBytes(Render(tables, Path.GetExtension(path)));
        string full = Path.GetFullPath(path);
        string part = full + ".part";
        try
        {
            File.WriteAllBytes(part, bytes);
            File.Move(part, full, overwrite: true);
        }
        catch
        {
            if (File.Exists(part))
            {
                File.Delete(part);
            }
            throw;
        }
    }

    /// <summary>Tables as the text of a file.</summary>
    /// <param name="tables">The tables, in order.</param>
    /// <param name="ending">One of <see cref="Endings"/>, in any case.</param>
    /// <returns>The text, with LF line ends.</returns>
    /// <exception cref="ArgumentException">There is no such ending.</exception>
    public static string Render(IReadOnlyList<Table> tables, string ending)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(ending);
        return ending.ToUpperInvariant() switch
        {
            ".CSV" => string.Join('\n', tables.Select(table => table.ToCsvWithNotes())),
            ".MD" => string.Join('\n', tables.Select(table => table.ToMarkdown())),
            ".HTML" or ".HTM" => TablePage.Render(tables),
            ".TXT" => string.Join('\n', tables.Select(table => table.ToText())),
            _ => throw new ArgumentException(
                $"Tables are saved by the name's ending: {string.Join(", ", Endings)}; found '{ending}'.",
                nameof(ending)
            ),
        };
    }
}
