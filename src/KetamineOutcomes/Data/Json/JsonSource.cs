using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace KetamineOutcomes.Data.Json;

/// <summary>A JSON file, parsed: its values with their places, and every problem found while reading it.</summary>
/// <remarks>Line and block comments and trailing commas are allowed. A key that stands twice in one object is a problem.
/// Readers ask <see cref="Root"/> for what they know, then call <see cref="JsonObject.RefuseOthers"/>; at the end
/// <see cref="Problems"/> holds everything, in file order.</remarks>
internal sealed class JsonSource
{
    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private readonly byte[] utf8;
    private readonly List<int> lineStarts = [0];
    private readonly List<(long Offset, DataProblem Problem)> problems = [];

    private JsonSource(byte[] utf8, string file)
    {
        this.utf8 = utf8;
        File = file;
        ReadOnlySpan<byte> rest = utf8;
        int next;
        int start = 0;
        while ((next = rest[start..].IndexOf((byte)'\n')) >= 0)
        {
            start += next + 1;
            lineStarts.Add(start);
        }
    }

    /// <summary>The file's name as problems name it.</summary>
    public string File { get; }

    /// <summary>The whole file as an object; empty when the file is none (which is a problem).</summary>
    public JsonObject Root { get; private set; } = null!;

    /// <summary>Whether the text is JSON and an object.</summary>
    public bool IsReadable { get; private set; }

    /// <summary>The problems found so far, in file order.</summary>
    public IReadOnlyList<DataProblem> Problems =>
        problems.Count == 0 ? [] : problems.OrderBy(found => found.Offset).Select(found => found.Problem).ToList();

    /// <summary>Parses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name as problems name it.</param>
    /// <returns>The source; faults of syntax are among its problems.</returns>
    public static JsonSource Parse(string text, string file) => Parse(Encoding.UTF8.GetBytes(text), file);

    /// <summary>Parses a file's bytes: UTF-8, or UTF-16 with its byte order mark.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="file">The file's name as problems name it.</param>
    /// <returns>The source; faults of syntax are among its problems.</returns>
    public static JsonSource Parse(byte[] bytes, string file)
    {
        var source = new JsonSource(ToUtf8(bytes), file);
        source.ParseAll();
        return source;
    }

    /// <summary>Line and character of a byte, both from 1.</summary>
    /// <param name="offset">Bytes before it.</param>
    /// <returns>The place.</returns>
    public (int Line, int Column) PlaceOf(long offset)
    {
        int at = (int)Math.Min(offset, utf8.Length);
        int line = lineStarts.BinarySearch(at);
        line = line >= 0 ? line : ~line - 1;
        int start = lineStarts[line];
        return (line + 1, Encoding.UTF8.GetCharCount(utf8, start, at - start) + 1);
    }

    /// <summary>Records a fault at a place.</summary>
    /// <param name="offset">Bytes before the place.</param>
    /// <param name="path">The value's path; empty when none.</param>
    /// <param name="rule">The rule's name.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="advice">What to do.</param>
    public void Refuse(long offset, string path, string rule, string message, string advice) =>
        problems.Add(
            (
                offset,
                DataProblem.Error(rule, message, advice) with
                {
                    File = File,
                    Line = PlaceOf(offset).Line,
                    Column = path.Length > 0 ? path : null,
                }
            )
        );

    /// <summary>Throws when there are problems.</summary>
    /// <exception cref="TrialDataException">There are; all of them.</exception>
    public void ThrowOnProblems()
    {
        if (problems.Count > 0)
        {
            throw new TrialDataException(Problems);
        }
    }

    private static byte[] ToUtf8(byte[] bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => bytes[3..],
            [0xFF, 0xFE, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, bytes, 2, bytes.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, bytes, 2, bytes.Length - 2),
            _ => bytes,
        };

    private void ParseAll()
    {
        JsonValue root = new(this, JsonKind.Object, "", 0);
        try
        {
            if (!Utf8.IsValid(utf8))
            {
                Utf8.ToUtf16(utf8, new char[utf8.Length], out int valid, out _, replaceInvalidSequences: false);
                Refuse(valid, "", "json-syntax", "The file is not UTF-8 text.", "Save it as UTF-8.");
            }
            else
            {
                var reader = new Utf8JsonReader(utf8, Options);
                reader.Read();
                JsonValue read = ReadValue(ref reader, "");
                reader.Read();
                IsReadable = read.Kind == JsonKind.Object;
                if (!IsReadable)
                {
                    read.RefuseKind("an object ({ … })");
                }
                root = IsReadable ? read : root;
            }
        }
        catch (JsonException fault)
        {
            RefuseSyntax(fault);
        }
        Root = new JsonObject(this, root);
    }

    private void RefuseSyntax(JsonException fault)
    {
        int line = (int)Math.Min(fault.LineNumber ?? 0, lineStarts.Count - 1);
        long offset = lineStarts[line] + (fault.BytePositionInLine ?? 0);
        string what = WithoutText(fault.Message.Split(" LineNumber:")[0].Split(" Change the reader options")[0].Trim());
        string where = Invariant($"character {PlaceOf(offset).Column} of the line");
        string message =
            utf8.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0
                ? "The file is empty."
                : $"Not valid JSON at {where}: {what}";
        Refuse(offset, "", "json-syntax", message, "Mend the JSON; // comments and trailing commas are allowed.");
    }

    /// <summary>The reader quotes the file itself from a wrong word on, to its end; a file named by mistake may hold
    /// participants' values.</summary>
    private static string WithoutText(string message)
    {
        int from = message.IndexOf('\'', StringComparison.Ordinal);
        int to = message.LastIndexOf("' is an invalid JSON literal", StringComparison.Ordinal);
        return from == 0 && to > 0 ? "this" + message[(to + 1)..].Split(" Expected")[0] : message;
    }

    private JsonValue ReadValue(ref Utf8JsonReader reader, string path)
    {
        long offset = reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, new JsonValue(this, JsonKind.Object, path, offset));
            case JsonTokenType.StartArray:
                JsonValue list = new(this, JsonKind.List, path, offset);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Elements.Add(ReadValue(ref reader, Invariant($"{path}[{list.Elements.Count}]")));
                }
                return list;
            case JsonTokenType.String:
                return new JsonValue(this, JsonKind.Text, path, offset) { Text = TextOf(ref reader) };
            case JsonTokenType.Number:
                string written = Encoding.UTF8.GetString(reader.ValueSpan);
                return new JsonValue(this, JsonKind.Number, path, offset)
                {
                    Text = written,
                    Number = reader.GetDouble(),
                };
            case JsonTokenType.True or JsonTokenType.False:
                bool flag = reader.TokenType == JsonTokenType.True;
                return new JsonValue(this, JsonKind.Flag, path, offset) { Flag = flag };
            default:
                return new JsonValue(this, JsonKind.Null, path, offset);
        }
    }

    private JsonValue ReadObject(ref Utf8JsonReader reader, JsonValue result)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            long offset = reader.TokenStartIndex;
            string key = TextOf(ref reader);
            string path = result.Path.Length > 0 ? $"{result.Path}.{JsonObject.Shown(key)}" : JsonObject.Shown(key);
            reader.Read();
            JsonValue value = ReadValue(ref reader, path);
            if (keys.Add(key))
            {
                result.Members.Add(new(key, value));
            }
            else
            {
                Refuse(offset, path, "duplicate-key", $"The key '{key}' stands twice.", "Keep one of the two.");
            }
        }
        return result;
    }

    /// <summary>The text of a string or key; a lone surrogate (<c>\ud800</c>) becomes the replacement character.</summary>
    private static string TextOf(ref Utf8JsonReader reader)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return new string(buffer, 0, reader.CopyString(buffer));
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
