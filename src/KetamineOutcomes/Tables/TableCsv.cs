using System.Text;

namespace KetamineOutcomes.Tables;

internal static class TableCsv
{
    private static readonly System.Buffers.SearchValues<char> NeedsQuotes = System.Buffers.SearchValues.Create(
        "\",\r\n"
    );

    public static string Render(Table table)
    {
        var text = new StringBuilder();
        AppendRecord(text, Headings(table));
        foreach (TableRow row in table.Rows)
        {
            AppendRecord(text, row.Cells);
        }
        return text.ToString();
    }

    public static string RenderWithNotes(Table table)
    {
        var text = new StringBuilder();
        if (table.Title.Length > 0)
        {
            AppendShown(text, [table.Title]);
        }
        AppendShown(text, Headings(table));
        foreach (TableRow row in table.Rows)
        {
            AppendShown(text, [new string(' ', 2 * row.Indent) + row.Cells[0], .. row.Cells.Skip(1)]);
        }
        foreach (string note in table.Footnotes)
        {
            AppendShown(text, [note]);
        }
        return text.ToString();
    }

    /// <summary>The headings, each once: of two that are equal, each follows the last heading before it that stands alone.</summary>
    private static string[] Headings(Table table)
    {
        string[] headings = [.. table.Columns.Select(column => column.Header)];
        var counts = headings.CountBy(heading => heading, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        string owner = "";
        for (int c = 0; c < headings.Length; c++)
        {
            if (counts[headings[c]] == 1)
            {
                owner = headings[c];
            }
            else if (owner.Length > 0)
            {
                headings[c] = $"{owner}: {headings[c]}";
            }
        }
        return headings;
    }

    // A file that is opened in a spreadsheet: what would be calculated there is marked as text.
    private static void AppendShown(StringBuilder text, IEnumerable<string> fields) =>
        AppendRecord(text, fields.Select(SpreadsheetText.Of));

    private static void AppendRecord(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(',', fields.Select(Quote)).Append('\n');

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(NeedsQuotes) || field.StartsWith(' ') || field.EndsWith(' ')
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
}
