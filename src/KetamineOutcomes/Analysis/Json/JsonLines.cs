using System.Buffers;
using System.Text;
using System.Text.Json;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>An array of objects, one a line, handed on as they are written: a million need no memory of their own.</summary>
internal sealed class JsonLines : IDisposable
{
    private const int FlushAt = 1 << 16;

    private readonly Utf8JsonWriter writer;
    private readonly ArrayBufferWriter<byte> buffer = new(512);
    private readonly Utf8JsonWriter line;
    private readonly byte[] indent;

    /// <summary>Starts the array.</summary>
    public JsonLines(Utf8JsonWriter writer, string name)
    {
        this.writer = writer;
        line = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JsonText.WriterOptions.Encoder });
        writer.WriteStartArray(name);
        // Raw values are not indented by the writer; each begins its own line.
        indent = Encoding.UTF8.GetBytes("\n" + new string(' ', 2 * writer.CurrentDepth));
    }

    /// <summary>Starts an object.</summary>
    public Utf8JsonWriter Begin()
    {
        buffer.Write(indent);
        line.WriteStartObject();
        return line;
    }

    /// <summary>Ends the object and hands it on.</summary>
    public void End()
    {
        line.WriteEndObject();
        line.Flush();
        writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
        buffer.ResetWrittenCount();
        line.Reset();
        if (writer.BytesPending > FlushAt)
        {
            writer.Flush();
        }
    }

    /// <summary>Ends the array.</summary>
    public void Dispose()
    {
        writer.WriteEndArray();
        line.Dispose();
    }
}
