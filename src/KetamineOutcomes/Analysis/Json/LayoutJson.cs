using System.Text.Json;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>Writes how files were read whose layout was recognised.</summary>
internal static class LayoutJson
{
    /// <summary>Writes the list <c>layouts</c> into the open object; nothing when every file is as the trial folder describes.</summary>
    /// <param name="writer">The writer, inside an object.</param>
    /// <param name="layouts">The layouts.</param>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<TrialLayout> layouts)
    {
        if (layouts.Count == 0)
        {
            return;
        }
        writer.WriteStartArray("layouts");
        foreach (TrialLayout layout in layouts)
        {
            writer.WriteStartObject();
            writer.WriteString("file", layout.File);
            writer.WriteString("layout", layout.Layout);
            writer.WriteString("table", layout.Table);
            writer.WriteString("reading", layout.Reading);
            writer.WriteNumber("rows", layout.Rows);
            writer.WriteStartArray("setAside");
            foreach (SetAsideRows set in layout.SetAside)
            {
                writer.WriteStartObject();
                writer.WriteString("reason", set.Reason);
                writer.WriteNumber("rows", set.Rows);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
