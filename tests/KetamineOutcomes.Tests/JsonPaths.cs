using System.Text.Json;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Procedures;

namespace KetamineOutcomes.Tests;

/// <summary>A result's JSON by paths such as <c>comparisons[IV].hedgesG.estimate</c>: rows of lists are named by their
/// group, term or arm, so that a golden file can be held against what the tool prints.</summary>
internal sealed class JsonPaths
{
    private readonly JsonElement root;

    private JsonPaths(JsonElement root) => this.root = root;

    public static JsonPaths Of(string command, ProcedureResult result)
    {
        var stream = new MemoryStream();
        ResultJson.Write(stream, command, result);
        return new JsonPaths(JsonDocument.Parse(stream.ToArray()).RootElement);
    }

    public double? Number(string path)
    {
        JsonElement found = At(path);
        return found.ValueKind == JsonValueKind.Null ? null : found.GetDouble();
    }

    public string? Text(string path) => At(path).GetString();

    public bool Has(string path)
    {
        JsonElement here = root;
        return Steps(path).All(step => Step(here, step) is { } next && Move(ref here, next));
    }

    private static bool Move(ref JsonElement here, JsonElement next)
    {
        here = next;
        return true;
    }

    private JsonElement At(string path)
    {
        JsonElement here = root;
        foreach (string step in Steps(path))
        {
            here = Step(here, step) ?? throw new InvalidOperationException($"No '{step}' of '{path}' in the JSON.");
        }
        return here;
    }

    private static JsonElement? Step(JsonElement here, string step) =>
        here.ValueKind == JsonValueKind.Array
            ? here.EnumerateArray().Where(row => NameOf(row) == step).Cast<JsonElement?>().FirstOrDefault()
        : here.TryGetProperty(step, out JsonElement child) ? child
        : null;

    private static string? NameOf(JsonElement row) =>
        new[] { "group", "term", "arm" }
            .Select(key => row.TryGetProperty(key, out JsonElement name) ? name.GetString() : null)
            .FirstOrDefault(name => name is not null);

    private static IEnumerable<string> Steps(string path)
    {
        foreach (string part in path.Split('.'))
        {
            int bracket = part.IndexOf('[', StringComparison.Ordinal);
            if (bracket < 0)
            {
                yield return part;
                continue;
            }
            yield return part[..bracket];
            yield return part[(bracket + 1)..^1];
        }
    }
}
