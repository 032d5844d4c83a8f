using System.Text.Json;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>Names the rows of a list by their key, so that rows are matched by what they are about, not by their place.</summary>
internal static class RowKey
{
    // The first set whose fields all stand in every row of both lists, and tell the rows apart, is the key.
    private static readonly string[][] Candidates =
    [
        ["id"],
        ["visit", "arm", "reference"],
        ["visit", "arm"],
        ["term"],
        ["soc", "term"],
        ["study"],
        ["group", "reference"],
        ["group"],
        ["arm", "reference"],
        ["arm"],
        ["visit"],
        ["parameter"],
        ["cause"],
        ["time"],
        ["minute"],
        ["session"],
        ["file", "line", "column", "rule"],
        ["file"],
        ["reason"],
        ["level"],
        ["name"],
    ];

    /// <summary>One key a row of either list: its fields joined, and #2, #3 … where a key repeats; the place when rows have no key.</summary>
    /// <param name="list">The list's name.</param>
    /// <param name="expected">The baseline's rows.</param>
    /// <param name="found">The result's rows.</param>
    public static (string[] Expected, string[] Found) Of(string list, JsonElement[] expected, JsonElement[] found)
    {
        string[]? fields = list == "quantiles" ? ["p"] : FieldsOf(expected, found);
        return (Keys(fields, expected), Keys(fields, found));
    }

    private static string[]? FieldsOf(JsonElement[] expected, JsonElement[] found)
    {
        string[][] fitting =
        [
            .. Candidates.Where(set => expected.All(row => HasAll(row, set)) && found.All(row => HasAll(row, set))),
        ];
        return fitting.FirstOrDefault(set => TellApart(set, expected) && TellApart(set, found))
            ?? fitting.FirstOrDefault();
    }

    private static bool TellApart(string[] fields, JsonElement[] rows) =>
        rows.Select(row => KeyOf(fields, row)).ToHashSet(StringComparer.Ordinal).Count == rows.Length;

    private static string[] Keys(string[]? fields, JsonElement[] rows)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        string[] keys = new string[rows.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            string key = fields is not null && HasAll(rows[i], fields) ? KeyOf(fields, rows[i]) : Invariant($"{i}");
            keys[i] = key;
            for (int count = 2; !taken.Add(keys[i]); count++)
            {
                keys[i] = Invariant($"{key} #{count}");
            }
        }
        return keys;
    }

    private static string KeyOf(string[] fields, JsonElement row) =>
        string.Join(", ", fields.Select(f => Text(row.GetProperty(f))));

    private static bool HasAll(JsonElement row, string[] fields) =>
        row.ValueKind == JsonValueKind.Object
        && fields.All(f =>
            row.TryGetProperty(f, out JsonElement value)
            && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null
        );

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
