using System.Text.Json;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>Writes a result that no verb prints: by its tables, finished cells as people read them.</summary>
internal static class TableJson
{
    /// <summary>Writes command, version and tables: title, rows of cells by column heading, footnotes; a final LF.</summary>
    public static void Write(Stream output, string command, Result result) =>
        JsonText.Write(
            output,
            command,
            null,
            writer =>
            {
                writer.WriteStartArray("tables");
                foreach (Table table in result.ToTables())
                {
                    WriteTable(writer, table);
                }
                writer.WriteEndArray();
            }
        );

    private static void WriteTable(Utf8JsonWriter writer, Table table)
    {
        writer.WriteStartObject();
        writer.WriteString("name", table.Title);
        writer.WriteStartArray("rows");
        foreach (TableRow row in table.Rows)
        {
            writer.WriteStartObject();
            writer.WriteString("name", row.Cells[0]);
            writer.WriteStartObject("cells");
            for (int c = 1; c < table.Columns.Count; c++)
            {
                // Headings repeat (95% interval); the place tells them apart.
                writer.WriteString(Invariant($"{c} {table.Columns[c].Header}"), row.Cells[c]);
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("footnotes");
        foreach (string note in table.Footnotes)
        {
            writer.WriteStringValue(note);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
