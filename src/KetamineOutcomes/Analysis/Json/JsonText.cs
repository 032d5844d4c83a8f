using System.Text.Json;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>A whole JSON document: one object, indented by two, LF, letters as they are, a final LF.</summary>
internal static class JsonText
{
    /// <summary>How every document is laid out.</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a document that names its command and the library's version first.</summary>
    /// <param name="output">Where to; UTF-8 without BOM.</param>
    /// <param name="command">The verb's name.</param>
    /// <param name="schema">The number of the document's form, where it has one.</param>
    /// <param name="writeFields">Writes the other fields into the open object.</param>
    public static void Write(Stream output, string command, int? schema, Action<Utf8JsonWriter> writeFields)
    {
        using (var writer = new Utf8JsonWriter(output, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("command", command);
            if (schema is { } number)
            {
                writer.WriteNumber("schema", number);
            }
            writer.WriteString("version", LibraryVersion.Current);
            writeFields(writer);
            writer.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }
}
