using System.Text.Json;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>Names the rows of a list by their key, so that rows are matched by what they are about, not by their place.</summary>
internal static class RowKey
{
    // The first set whose fields all stand in every row of the list is its key.
    private static readonly string[][] Candidates =
    [
        ["id"],
        ["visit", "arm"],
        ["term"],
        ["study"],
        ["group", "reference"],
        ["group"],
        ["arm"],
        ["visit"],
        ["parameter"],
        ["cause"],
        ["time"],
        ["minute"],
        ["file", "line", "column", "rule"],
        ["file"],
        ["reason"],
    ];

    /// <summary>One key a row: its fields joined, and #2, #3 … where a key repeats; the place when rows have no key.</summary>
    public static string[] Of(string list, IReadOnlyList<JsonElement> rows)
    {
        string[]? fields =
            list == "quantiles" ? ["p"] : Candidates.FirstOrDefault(set => rows.All(row => HasAll(row, set)));
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] keys = new string[rows.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            if (fields is null || !HasAll(rows[i], fields))
            {
                keys[i] = Invariant($"{i}");
                continue;
            }
            string key = string.Join(", ", fields.Select(f => Text(rows[i].GetProperty(f))));
            int count = seen[key] = seen.GetValueOrDefault(key) + 1;
            keys[i] = count == 1 ? key : Invariant($"{key} #{count}");
        }
        return keys;
    }

    private static bool HasAll(JsonElement row, string[] fields) =>
        row.ValueKind == JsonValueKind.Object
        && fields.All(f =>
            row.TryGetProperty(f, out JsonElement value)
            && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null
        );

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
