using System.Text.Json;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>Walks two JSON trees and notes each path that differs.</summary>
internal sealed class ResultComparer(BaselineTolerance tolerance)
{
    private readonly List<BaselineDifference> differences = [];

    public IReadOnlyList<BaselineDifference> Compare(JsonElement baseline, JsonElement actual)
    {
        CompareValues("", baseline, actual);
        return differences;
    }

    private void CompareValues(string path, JsonElement baseline, JsonElement actual)
    {
        if (baseline.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
        {
            CompareObjects(path, baseline, actual);
        }
        else if (baseline.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array)
        {
            CompareArrays(path, baseline, actual);
        }
        else if (baseline.ValueKind == JsonValueKind.Number && actual.ValueKind == JsonValueKind.Number)
        {
            CompareNumbers(path, baseline, actual);
        }
        else if (
            baseline.ValueKind != actual.ValueKind
            || baseline.ValueKind == JsonValueKind.String && baseline.GetString() != actual.GetString()
        )
        {
            differences.Add(new(path, DifferenceKind.Changed, baseline.GetRawText(), actual.GetRawText()));
        }
    }

    private void CompareObjects(string path, JsonElement baseline, JsonElement actual)
    {
        foreach (JsonProperty property in baseline.EnumerateObject())
        {
            // The version is reported beside the comparison, never counted.
            if (path.Length == 0 && property.Name == "version")
            {
                continue;
            }
            string inner = Join(path, property.Name);
            if (actual.TryGetProperty(property.Name, out JsonElement found))
            {
                CompareValues(inner, property.Value, found);
            }
            else
            {
                differences.Add(new(inner, DifferenceKind.Missing, Shortened(property.Value), null));
            }
        }
        foreach (JsonProperty property in actual.EnumerateObject())
        {
            bool counted = path.Length > 0 || property.Name != "version";
            if (counted && !baseline.TryGetProperty(property.Name, out _))
            {
                differences.Add(new(Join(path, property.Name), DifferenceKind.Added, null, Shortened(property.Value)));
            }
        }
    }

    private void CompareArrays(string path, JsonElement baseline, JsonElement actual)
    {
        string list = path[(path.LastIndexOf('.') + 1)..];
        JsonElement[] expectedRows = baseline.EnumerateArray().ToArray();
        JsonElement[] actualRows = actual.EnumerateArray().ToArray();
        string[] expectedKeys = RowKey.Of(list, expectedRows);
        string[] actualKeys = RowKey.Of(list, actualRows);
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (int i = 0; i < actualKeys.Length; i++)
        {
            found.Add(actualKeys[i], actualRows[i]);
        }
        for (int i = 0; i < expectedKeys.Length; i++)
        {
            string inner = $"{path}[{expectedKeys[i]}]";
            if (found.Remove(expectedKeys[i], out JsonElement row))
            {
                CompareValues(inner, expectedRows[i], row);
            }
            else
            {
                differences.Add(new(inner, DifferenceKind.Missing, Shortened(expectedRows[i]), null));
            }
        }
        foreach (string key in actualKeys.Where(found.ContainsKey))
        {
            differences.Add(new($"{path}[{key}]", DifferenceKind.Added, null, Shortened(found[key])));
        }
    }

    private void CompareNumbers(string path, JsonElement baseline, JsonElement actual)
    {
        bool counts = baseline.TryGetInt64(out long expectedCount) & actual.TryGetInt64(out long actualCount);
        double expected = baseline.GetDouble();
        double found = actual.GetDouble();
        if (counts ? expectedCount == actualCount : tolerance.Allows(expected, found))
        {
            return;
        }
        differences.Add(
            new(path, DifferenceKind.Changed, baseline.GetRawText(), actual.GetRawText())
            {
                Difference = counts ? actualCount - expectedCount : Finite(found - expected),
                RelativeDifference = expected == 0 ? null : Finite((found - expected) / Math.Abs(expected)),
            }
        );
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Shortened(JsonElement value)
    {
        string text = value.GetRawText().ReplaceLineEndings(" ");
        return text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
    }
}
