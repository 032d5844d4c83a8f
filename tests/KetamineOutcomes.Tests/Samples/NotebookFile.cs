using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KetamineOutcomes.Tests.Samples;

/// <summary>A notebook in nbformat 4: its cells, and the outputs stored in it.</summary>
internal sealed class NotebookFile(string path)
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public JsonObject Root { get; } = JsonNode.Parse(File.ReadAllText(path))!.AsObject();

    public IReadOnlyList<JsonObject> CodeCells =>
        [.. Root["cells"]!.AsArray().Select(c => c!.AsObject()).Where(c => c["cell_type"]!.ToString() == "code")];

    public static string SourceOf(JsonObject cell) =>
        string.Concat(cell["source"]!.AsArray().Select(line => line!.GetValue<string>()));

    /// <summary>The text stored for a MIME type in the cell's only output; <c>null</c> when there is none.</summary>
    public static string? StoredIn(JsonObject cell, string mimeType) =>
        cell["outputs"]!.AsArray() is [JsonObject output] && output["data"]?[mimeType] is JsonArray lines
            ? string.Concat(lines.Select(line => line!.GetValue<string>()))
            : null;

    public static void Store(JsonObject cell, int count, string mimeType, string text)
    {
        var lines = new JsonArray();
        for (int start = 0; start < text.Length; )
        {
            int end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }
        cell["execution_count"] = count;
        cell["outputs"] = new JsonArray(
            new JsonObject
            {
                ["output_type"] = "execute_result",
                ["execution_count"] = count,
                ["data"] = new JsonObject { [mimeType] = lines },
                ["metadata"] = new JsonObject(),
            }
        );
    }

    public void Save() => File.WriteAllText(path, Root.ToJsonString(Written) + "\n");
}
