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
        AppendRecord(text, table.Columns.Select(c => c.Header));
        foreach (TableRow row in table.Rows)
        {
            AppendRecord(text, row.Cells);
        }
        return text.ToString();
    }

    private static void AppendRecord(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(',', fields.Select(Quote)).Append('\n');

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(NeedsQuotes)
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
}
