using System.Text.Json;

namespace KetamineOutcomes.Tests.Contract;

/// <summary>The fields of a JSON document as paths: <c>groups[].median.estimate</c>.</summary>
internal static class JsonPaths
{
    public static HashSet<string> Of(JsonElement element)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        Collect(element, "", paths);
        return paths;
    }

    private static void Collect(JsonElement element, string path, HashSet<string> paths)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                string name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                paths.Add(name);
                Collect(property.Value, name, paths);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Collect(item, path + "[]", paths);
            }
        }
    }
}
