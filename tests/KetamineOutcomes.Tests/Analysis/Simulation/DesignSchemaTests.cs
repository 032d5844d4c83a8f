using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Analysis.Simulation;

/// <summary>The schema that editors use and the reader of design.json know the same keys, types, limits and words.</summary>
public sealed class DesignSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(
        File.ReadAllText(TestFiles.InCheckout("src/KetamineOutcomes/Schemas/design.schema.json"))
    )!;

    private static readonly string Sample = File.ReadAllText(
        TestFiles.InCheckout("samples/data/route-trial.design.json")
    );

    /// <summary>Each object of the schema, with the place of one in the sample's design.</summary>
    public static TheoryData<string, string> Objects =>
        new()
        {
            { "", "" },
            { "arm", "arms/1" },
            { "dose", "arms/1/doses/0" },
            { "participants", "participants" },
            { "spread", "participants/age" },
            { "madrs", "madrs" },
            { "visit", "visits/4" },
            { "sessions", "sessions" },
            { "dropOut", "dropOut" },
            { "maintenance", "maintenance" },
            { "scale", "scales/0" },
            { "adverseEvent", "adverseEvents/0" },
            { "vitals", "vitals" },
            { "parameter", "vitals/parameters/0" },
            { "biomarker", "biomarkers/0" },
            { "test", "cognition/0" },
            { "diary", "diary" },
            { "medication", "medications/0" },
            { "cost", "costs/0" },
        };

    [Fact]
    public void Every_object_of_the_schema_is_tried()
    {
        IEnumerable<string> tried = Objects.Select(row => row.Data.Item1).Where(name => name.Length > 0);
        Assert.Equal(
            Schema["$defs"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal),
            tried.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Keys_are_the_same(string name, string place)
    {
        DataProblem refused = Problems(root => At(root, place)["?"] = 1).Single(p => p.Rule == "unknown-key");
        Assert.Equal(
            Described(name)["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal),
            refused.Advice.Split("Keys are: ")[1].TrimEnd('.').Split(", ").Order(StringComparer.Ordinal)
        );
        Assert.False((bool)Described(name)["additionalProperties"]!);
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Required_keys_are_the_same(string name, string place)
    {
        string[] required = Described(name)["required"]!.AsArray().Select(key => (string)key!).ToArray();
        foreach (string key in Keys(name))
        {
            IReadOnlyList<DataProblem> problems = Problems(root => At(root, place).Remove(key));
            bool missing = problems.Any(p =>
                p.Rule == "missing-key" && p.Column!.EndsWith(key, StringComparison.Ordinal)
            );
            Assert.True(missing == required.Contains(key), $"{name}.{key}: missing {missing}");
        }
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Types_are_the_same(string name, string place)
    {
        (string Type, string Json)[] samples =
        [
            ("string", "\"text\""),
            ("number", "1.5"),
            ("boolean", "true"),
            ("array", "[]"),
            ("object", "{}"),
        ];
        foreach (string key in Keys(name))
        {
            foreach ((string type, string json) in samples)
            {
                bool refused = Problems(root => At(root, place)[key] = JsonNode.Parse(json))
                    .Any(p => p.Rule == "wrong-type" && p.Column!.EndsWith(key, StringComparison.Ordinal));
                string[] allowed = TypesOf(Property(name, key));
                Assert.True(
                    refused != allowed.Contains(type),
                    $"{name}.{key} as {type}: refused {refused}, allowed {string.Join(", ", allowed)}"
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Limits_are_the_same(string name, string place)
    {
        foreach (string key in Keys(name))
        {
            JsonNode property = Property(name, key);
            if ((string?)property["type"] is not ("number" or "integer"))
            {
                continue;
            }
            double? minimum = (double?)property["minimum"];
            double? maximum = (double?)property["maximum"];
            Assert.Equal(minimum is not null, IsOutOfRange(minimum - 1 ?? -1e9));
            Assert.Equal(maximum is not null, IsOutOfRange(maximum + 1 ?? 1e9));
            Assert.False(minimum is { } low && IsOutOfRange(low), $"{name}.{key} at its minimum");
            Assert.False(maximum is { } high && IsOutOfRange(high), $"{name}.{key} at its maximum");

            bool IsOutOfRange(double value) =>
                Problems(root => At(root, place)[key] = value)
                    .Any(p =>
                        p.Rule == "out-of-range"
                        && p.Message.StartsWith($"'{PathOf(place, key)}' is", StringComparison.Ordinal)
                    );
        }
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Words_are_the_same(string name, string place)
    {
        foreach (string key in Keys(name))
        {
            if (Property(name, key)["enum"] is not { } words)
            {
                continue;
            }
            DataProblem refused = Problems(root => At(root, place)[key] = "?").Single(p => p.Rule == "unknown-word");
            Assert.Equal(
                words.AsArray().Select(word => (string)word!),
                refused.Advice.Split("Known are: ")[1].TrimEnd('.').Split(", ")
            );
        }
    }

    [Fact]
    public void Defaults_are_the_same()
    {
        // Leaving out every key that has a default equals writing all defaults.
        TrialDesign bare = TrialDesign.Parse(Stripped(root => Defaults(root, write: false)));
        TrialDesign written = TrialDesign.Parse(Stripped(root => Defaults(root, write: true)));
        Assert.Equal(bare.Seed, written.Seed);
        Assert.Equal(Shown(bare), Shown(written));
    }

    private static void Defaults(JsonObject root, bool write)
    {
        foreach (var row in Objects)
        {
            (string name, string place) = row.Data;
            foreach (string key in Keys(name))
            {
                if (Property(name, key)["default"] is { } value && place.Length > 0)
                {
                    At(root, place).Remove(key);
                    if (write)
                    {
                        At(root, place)[key] = value.DeepClone();
                    }
                }
            }
        }
    }

    /// <summary>Every number of the design that the schema's objects describe, through the drawn bytes.</summary>
    private static string Shown(TrialDesign design) =>
        string.Join(
            '\n',
            KetamineOutcomes
                .Analysis.Simulation.TrialSimulator.Draw(design)
                .Files.Select(f =>
                    $"{f.Name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(f.Content.Span))}"
                )
        );

    private static IReadOnlyList<DataProblem> Problems(Action<JsonObject> change)
    {
        try
        {
            TrialDesign.Parse(Stripped(change));
            return [];
        }
        catch (TrialDataException e)
        {
            return e.Problems;
        }
    }

    private static string Stripped(Action<JsonObject> change)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        JsonObject root = JsonNode.Parse(Sample, documentOptions: options)!.AsObject();
        change(root);
        return root.ToJsonString();
    }

    private static JsonObject At(JsonObject root, string place)
    {
        JsonNode node = root;
        foreach (string step in place.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = int.TryParse(step, CultureInfo.InvariantCulture, out int index) ? node[index]! : node[step]!;
        }
        return node.AsObject();
    }

    private static string PathOf(string place, string key)
    {
        string path = "";
        foreach (string step in place.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path +=
                int.TryParse(step, CultureInfo.InvariantCulture, out _) ? $"[{step}]"
                : path.Length > 0 ? $".{step}"
                : step;
        }
        return path.Length > 0 ? $"{path}.{key}" : key;
    }

    private static JsonNode Described(string name) => name.Length > 0 ? Schema["$defs"]![name]! : Schema;

    private static IEnumerable<string> Keys(string name) =>
        Described(name)["properties"]!.AsObject().Select(p => p.Key).Where(key => key != "$schema");

    private static JsonNode Property(string name, string key) => Described(name)["properties"]![key]!;

    private static string[] TypesOf(JsonNode property) =>
        property["oneOf"] is JsonArray choices ? choices.SelectMany(choice => TypesOf(choice!)).ToArray()
        : property["$ref"] is not null ? ["object"]
        : property["enum"] is not null ? ["string"]
        : (string?)property["type"] switch
        {
            // 1.5 stands for all numbers; whole ones have a rule of their own with the same name.
            "integer" => [],
            { } type => [type],
            null => [],
        };
}
