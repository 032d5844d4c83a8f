using System.Text.Json;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials.Reading;

namespace KetamineOutcomes.Tests.Trials;

/// <summary>The schema that editors use and the reader of trial.json know the same keys, words and types.</summary>
public sealed class TrialSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument
        .Parse(File.ReadAllText(TestFiles.InCheckout("src/KetamineOutcomes/Schemas/trial.schema.json")))
        .RootElement;

    private static IReadOnlyList<DataProblem> Problems(string json)
    {
        JsonSource source = JsonSource.Parse(json, "trial.json");
        TrialSettingsReader.Read(source);
        return source.Problems;
    }

    public static TheoryData<string, string, string> Objects =>
        new()
        {
            { """{ "?": 1 }""", "", "?" },
            { """{ "arms": [{ "name": "A", "?": 1 }] }""", "arm", "?" },
            { """{ "scales": [{ "name": "A", "?": 1 }] }""", "scale", "?" },
            { """{ "codes": { "visit": { "x": { "?": 1 } } } }""", "visit", "?" },
            { """{ "reading": { "x.csv": { "?": 1 } } }""", "reading", "?" },
        };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Each_object_has_the_same_keys(string json, string definition, string unknown)
    {
        JsonElement described = definition.Length > 0 ? Definition(definition) : Schema;
        DataProblem refused = Assert.Single(Problems(json), p => p.Rule == "unknown-key");
        Assert.Contains($"'{unknown}'", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Properties(described), KeysIn(refused.Advice));
        Assert.False(described.GetProperty("additionalProperties").GetBoolean());
    }

    [Theory]
    [InlineData("files", "\"x.csv\"")]
    [InlineData("columns", "{}")]
    [InlineData("constants", "{}")]
    [InlineData("units", "{}")]
    [InlineData("parameters", "\"A\"")]
    public void The_tables_are_the_same(string key, string value)
    {
        JsonElement described = Schema.GetProperty("properties").GetProperty(key);
        Assert.Equal(
            TrialSettingsReader.Tables,
            described.GetProperty("properties").EnumerateObject().Select(p => p.Name)
        );
        string all = string.Join(',', TrialSettingsReader.Tables.Select(table => $"\"{table}\": {value}"));
        Assert.Empty(Problems($$"""{ "{{key}}": { {{all}} } }"""));
        DataProblem refused = Assert.Single(Problems($$"""{ "{{key}}": { "?": {{value}} } }"""));
        Assert.Equal("unknown-key", refused.Rule);
    }

    [Fact]
    public void The_words_are_the_same()
    {
        Assert.Equal(WordsIn("""{ "arms": [{ "name": "A", "doseUnit": "?" }] }"""), Words(Property("arm", "doseUnit")));
        Assert.Equal(
            WordsIn("""{ "scales": [{ "name": "A", "direction": "?" }] }"""),
            Words(Property("scale", "direction"))
        );
        Assert.Equal(WordsIn("""{ "layouts": { "x.csv": "?" } }"""), Words(Definition("layout")));
        foreach (string key in (string[])["delimiter", "decimal", "encoding"])
        {
            Assert.Equal(
                WordsIn($$"""{ "reading": { "x.csv": { "{{key}}": "?" } } }"""),
                Words(Property("reading", key))
            );
        }
        Assert.Equal(
            WordsIn("""{ "units": { "follow_up.csv": { "end_day": "?" } } }"""),
            Words(Definition("units").GetProperty("additionalProperties"))
        );
        Assert.Equal(
            TrialRules.All.Where(rule => rule.Severity == ProblemSeverity.Warning).Select(rule => rule.Name),
            Words(Definition("warning"))
        );
    }

    [Theory]
    [InlineData("arm", """{ "arms": [{}] }""")]
    [InlineData("scale", """{ "scales": [{}] }""")]
    public void The_required_keys_are_the_same(string definition, string json) =>
        Assert.Equal(
            Definition(definition).GetProperty("required").EnumerateArray().Select(key => key.GetString()),
            Problems(json).Where(p => p.Rule == "missing-key").Select(p => p.Column!.Split('.')[1])
        );

    /// <summary>For every key a value of each type: the reader takes the types that the schema takes.</summary>
    [Fact]
    public void The_types_are_the_same()
    {
        Dictionary<string, string> samples = new()
        {
            ["string"] = "\"text\"",
            ["number"] = "1.5",
            ["boolean"] = "true",
            ["array"] = "[]",
            ["object"] = "{}",
        };
        (JsonElement Object, string Before, string After)[] places =
        [
            (Schema, "{", "}"),
            (Definition("arm"), """{ "arms": [{ "name": "A",""", "}] }"),
            (Definition("reading"), """{ "reading": { "x.csv": {""", "} } }"),
            (Definition("scale"), """{ "scales": [{ "name": "A",""", "}] }"),
            (Definition("visit"), """{ "codes": { "visit": { "x": {""", "} } } }"),
        ];
        foreach ((JsonElement described, string before, string after) in places)
        {
            foreach (JsonProperty key in described.GetProperty("properties").EnumerateObject())
            {
                foreach ((string type, string sample) in samples.Where(_ => key.Name is not ("name" or "$schema")))
                {
                    bool isWrong = Problems($"{before} \"{key.Name}\": {sample} {after}")
                        .Any(p => p.Rule == "wrong-type" && p.Column!.EndsWith(key.Name, StringComparison.Ordinal));
                    Assert.True(
                        Types(key.Value).Contains(type) != isWrong,
                        $"'{key.Name}' as {type}: the schema and the reader disagree."
                    );
                }
            }
        }
    }

    [Theory]
    [InlineData(RealTrialTests.AntidepressantJson)]
    [InlineData(RealTrialTests.NimhJson)]
    public void The_examples_use_keys_of_the_schema_alone(string json)
    {
        JsonElement root = JsonDocument
            .Parse(
                json,
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
            )
            .RootElement;
        Assert.Empty(root.EnumerateObject().Select(key => key.Name).Except(Properties(Schema)));
        Assert.Empty(Problems(json));
    }

    [Fact]
    public void Every_key_is_described() =>
        Assert.Empty(
            new[] { Schema, Definition("arm"), Definition("visit"), Definition("scale"), Definition("reading") }
                .SelectMany(o => o.GetProperty("properties").EnumerateObject())
                .Where(key => key.Name != "$schema" && !Resolve(key.Value).TryGetProperty("description", out _))
                .Select(key => key.Name)
        );

    private static HashSet<string> Types(JsonElement described)
    {
        described = Resolve(described);
        if (described.TryGetProperty("anyOf", out JsonElement any))
        {
            return any.EnumerateArray().SelectMany(Types).ToHashSet(StringComparer.Ordinal);
        }
        if (described.TryGetProperty("enum", out _))
        {
            return ["string"];
        }
        JsonElement type = described.GetProperty("type");
        string[] types =
            type.ValueKind == JsonValueKind.Array
                ? type.EnumerateArray().Select(t => t.GetString()!).ToArray()
                : [type.GetString()!];
        // 1.5 is a number that an integer is not.
        return types.Where(t => t != "integer").ToHashSet(StringComparer.Ordinal);
    }

    private static JsonElement Resolve(JsonElement described) =>
        described.TryGetProperty("$ref", out JsonElement reference)
            ? Definition(reference.GetString()!.Split('/')[^1])
            : described;

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);

    private static JsonElement Property(string definition, string key) =>
        Definition(definition).GetProperty("properties").GetProperty(key);

    private static string[] Words(JsonElement described) =>
        described.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!).ToArray();

    private static string[] WordsIn(string json) =>
        Assert
            .Single(Problems(json), p => p.Rule == "unknown-word")
            .Advice.Split("Known are: ")[1]
            .TrimEnd('.')
            .Split(", ");

    private static string[] Properties(JsonElement described) =>
        described
            .GetProperty("properties")
            .EnumerateObject()
            .Select(p => p.Name)
            .Order(StringComparer.Ordinal)
            .ToArray();

    private static string[] KeysIn(string advice) =>
        advice.Split("Keys are: ")[1].TrimEnd('.').Split(", ").Order(StringComparer.Ordinal).ToArray();
}
