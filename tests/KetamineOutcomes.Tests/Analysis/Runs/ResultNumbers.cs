using System.Globalization;
using System.Text.Json;

namespace KetamineOutcomes.Tests.Analysis.Runs;

/// <summary>Every number (or null) of results.json by its path in its analysis, such as <c>groups/IV/curve/28/survival</c>:
/// rows of lists are named by their first key field.</summary>
internal static class ResultNumbers
{
    private static readonly string[] Keys =
    [
        "id",
        "group",
        "term",
        "arm",
        "parameter",
        "minute",
        "session",
        "time",
        "p",
    ];

    /// <summary>The numbers of one analysis: those of its result, and of its population who is in and who is not.</summary>
    public static IReadOnlyDictionary<string, double?> Of(JsonElement analysis)
    {
        Dictionary<string, double?> numbers = new(StringComparer.Ordinal);
        foreach (JsonProperty field in analysis.GetProperty("result").EnumerateObject())
        {
            if (field.Name is not ("settings" or "rows"))
            {
                Collect(field.Value, field.Name, numbers);
            }
        }
        JsonElement population = analysis.GetProperty("population");
        numbers["population/n"] = population.GetProperty("n").GetDouble();
        numbers["population/excluded"] = population
            .GetProperty("excluded")
            .EnumerateArray()
            .Sum(reason => reason.GetProperty("n").GetDouble());
        return numbers;
    }

    /// <summary>The paths of objects that name a field twice.</summary>
    public static IEnumerable<string> RepeatedNames(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany((row, i) => RepeatedNames(row, $"{path}[{i}]"));
        }
        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }
        JsonProperty[] fields = [.. element.EnumerateObject()];
        return fields
            .CountBy(field => field.Name)
            .Where(name => name.Value > 1)
            .Select(name => $"{path}/{name.Key}")
            .Concat(fields.SelectMany(field => RepeatedNames(field.Value, $"{path}/{field.Name}")));
    }

    private static void Collect(JsonElement element, string path, Dictionary<string, double?> numbers)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty field in element.EnumerateObject())
                {
                    Collect(field.Value, $"{path}/{field.Name}", numbers);
                }
                break;
            case JsonValueKind.Array:
                foreach (JsonElement row in element.EnumerateArray())
                {
                    Collect(row, $"{path}/{NameOf(row)}", numbers);
                }
                break;
            case JsonValueKind.Number:
                numbers.Add(path, element.GetDouble());
                break;
            case JsonValueKind.Null:
                numbers.Add(path, null);
                break;
        }
    }

    private static string NameOf(JsonElement row)
    {
        JsonElement key = Keys.Where(k => row.TryGetProperty(k, out _)).Select(row.GetProperty).First();
        return key.ValueKind == JsonValueKind.String
            ? key.GetString()!
            : key.GetDouble().ToString(CultureInfo.InvariantCulture);
    }
}
