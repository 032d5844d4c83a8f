using System.Text.Json;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>Walks two results side by side and notes each path that differs, part by part.</summary>
internal sealed class ResultComparer(BaselineTolerance tolerance, BaselineDocument baseline, BaselineDocument actual)
{
    private readonly bool[] used = new bool[tolerance.Paths.Count];
    private readonly List<string> path = [];
    private readonly List<BaselinePart> parts = [];
    private List<BaselineDifference> differences = [];
    private List<BaselineDifference> ignored = [];
    private int compared;

    /// <summary>The tolerances that named no path of either result.</summary>
    public IReadOnlyList<PathTolerance> Unused => [.. tolerance.Paths.Where((_, i) => !used[i])];

    /// <summary>Compares: a part for each analysis of results.json and for every other field.</summary>
    public IReadOnlyList<BaselinePart> Compare()
    {
        foreach ((string name, JsonElement? expected, JsonElement? found) in Members(baseline.Root, actual.Root))
        {
            // The version is reported beside the comparison, never counted.
            if (name == "version")
            {
                continue;
            }
            path.Add(name);
            if (name == "analyses" && AreLists(expected, found))
            {
                foreach (
                    (string key, JsonElement? row, JsonElement? other) in Rows(name, expected!.Value, found!.Value)
                )
                {
                    path.Add(key);
                    ComparePart(row, other);
                    path.RemoveAt(1);
                }
            }
            else
            {
                ComparePart(expected, found);
            }
            path.Clear();
        }
        return parts;
    }

    private void ComparePart(JsonElement? expected, JsonElement? found)
    {
        CompareEither(expected, found);
        parts.Add(
            new BaselinePart(ResultPath.Text(path))
            {
                Steps = [.. path],
                Compared = compared,
                Differences = differences,
                Ignored = ignored,
            }
        );
        (differences, ignored, compared) = ([], [], 0);
    }

    private void CompareEither(JsonElement? expected, JsonElement? found)
    {
        if (expected is { } one && found is { } other)
        {
            CompareValues(one, other);
        }
        else
        {
            Note(
                new(
                    "",
                    expected is null ? DifferenceKind.Added : DifferenceKind.Missing,
                    Shortened(expected),
                    Shortened(found)
                ),
                expected,
                found,
                tolerance.For(path, used)
            );
        }
    }

    private void CompareValues(JsonElement expected, JsonElement found)
    {
        if (expected.ValueKind == JsonValueKind.Object && found.ValueKind == JsonValueKind.Object)
        {
            CompareAll(Members(expected, found));
        }
        else if (AreLists(expected, found))
        {
            int before = differences.Count;
            CompareAll(Rows(path[^1], expected, found));
            if (differences.Count > before && differences[before].IsSetting && IsPlain(expected) && IsPlain(found))
            {
                // A setting's list of values is one value: times differs, not times[2] and times[3].
                differences.RemoveRange(before, differences.Count - before);
                Note(Changed(expected, found), expected, found, own: null);
            }
        }
        else
        {
            CompareLeaves(expected, found);
        }
    }

    private void CompareAll(IEnumerable<(string Step, JsonElement? Expected, JsonElement? Found)> inner)
    {
        foreach ((string step, JsonElement? expected, JsonElement? found) in inner)
        {
            path.Add(step);
            CompareEither(expected, found);
            path.RemoveAt(path.Count - 1);
        }
    }

    private void CompareLeaves(JsonElement expected, JsonElement found)
    {
        compared++;
        PathTolerance? own = tolerance.For(path, used);
        if (expected.ValueKind == JsonValueKind.Number && found.ValueKind == JsonValueKind.Number)
        {
            CompareNumbers(expected, found, own);
        }
        else if (
            expected.ValueKind != found.ValueKind
            || expected.ValueKind == JsonValueKind.String && expected.GetString() != found.GetString()
        )
        {
            Note(Changed(expected, found), expected, found, own);
        }
    }

    private void CompareNumbers(JsonElement expectedNumber, JsonElement foundNumber, PathTolerance? own)
    {
        bool counts = expectedNumber.TryGetInt64(out long expectedCount) & foundNumber.TryGetInt64(out long foundCount);
        double expected = expectedNumber.GetDouble();
        double found = foundNumber.GetDouble();
        if (counts && own is null ? expectedCount == foundCount : tolerance.Allows(expected, found, own))
        {
            return;
        }
        var difference = new BaselineDifference(
            "",
            DifferenceKind.Changed,
            expectedNumber.GetRawText(),
            foundNumber.GetRawText()
        )
        {
            Difference = counts ? foundCount - expectedCount : Finite(found - expected),
            RelativeDifference = expected == 0 ? null : Finite((found - expected) / Math.Abs(expected)),
        };
        Note(difference, expectedNumber, foundNumber, own);
    }

    private void Note(BaselineDifference difference, JsonElement? expected, JsonElement? found, PathTolerance? own)
    {
        BaselineDifference placed = difference with
        {
            Path = ResultPath.Text(path),
            Steps = [.. path],
            BaselineLine = baseline.LineOf(expected),
            ActualLine = actual.LineOf(found),
        };
        bool ignore = own?.Ignore == true || tolerance.IgnoreAdded && placed.Kind == DifferenceKind.Added;
        (ignore ? ignored : differences).Add(placed);
    }

    /// <summary>The members of either object by name: the baseline's in its order, then what the result adds.</summary>
    private static IEnumerable<(string Name, JsonElement? Expected, JsonElement? Found)> Members(
        JsonElement expected,
        JsonElement found
    )
    {
        foreach (JsonProperty property in expected.EnumerateObject())
        {
            yield return (
                property.Name,
                property.Value,
                found.TryGetProperty(property.Name, out JsonElement other) ? other : null
            );
        }
        foreach (JsonProperty property in found.EnumerateObject())
        {
            if (!expected.TryGetProperty(property.Name, out _))
            {
                yield return (property.Name, null, property.Value);
            }
        }
    }

    /// <summary>The rows of either list by key: the baseline's in its order, then what the result adds.</summary>
    private static IEnumerable<(string Key, JsonElement? Expected, JsonElement? Found)> Rows(
        string list,
        JsonElement expected,
        JsonElement found
    )
    {
        JsonElement[] expectedRows = [.. expected.EnumerateArray()];
        JsonElement[] foundRows = [.. found.EnumerateArray()];
        (string[] expectedKeys, string[] foundKeys) = RowKey.Of(list, expectedRows, foundRows);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < foundKeys.Length; i++)
        {
            places.Add(foundKeys[i], i);
        }
        for (int i = 0; i < expectedKeys.Length; i++)
        {
            yield return (
                "[" + expectedKeys[i],
                expectedRows[i],
                places.Remove(expectedKeys[i], out int place) ? foundRows[place] : null
            );
        }
        foreach (string key in foundKeys.Where(places.ContainsKey))
        {
            yield return ("[" + key, null, foundRows[places[key]]);
        }
    }

    private static BaselineDifference Changed(JsonElement expected, JsonElement found) =>
        new("", DifferenceKind.Changed, Shortened(expected), Shortened(found));

    private static bool AreLists(JsonElement? one, JsonElement? other) =>
        one?.ValueKind == JsonValueKind.Array && other?.ValueKind == JsonValueKind.Array;

    private static bool IsPlain(JsonElement list) =>
        list.EnumerateArray().All(value => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The value's JSON on one line, cut where it is long.</summary>
    private static string? Shortened(JsonElement? value)
    {
        string? text = value is { } element
            ? string.Join(' ', element.GetRawText().Split('\n', StringSplitOptions.TrimEntries))
            : null;
        return text is not { Length: > 120 } ? text : string.Concat(text.AsSpan(0, 117), "...");
    }
}
