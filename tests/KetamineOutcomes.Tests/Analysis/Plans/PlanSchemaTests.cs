using System.Text.Json;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Analysis.Plans;

/// <summary>The schema that editors use and the reader know the same keys and words.</summary>
public sealed class PlanSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument
        .Parse(File.ReadAllText(TestFiles.InCheckout("src/KetamineOutcomes/Schemas/plan.schema.json")))
        .RootElement;

    public static TheoryData<string> Types => [.. PlanWords.Types];

    [Fact]
    public void The_types_are_the_same() =>
        Assert.Equal(PlanWords.Types, Words(Items().GetProperty("properties").GetProperty("type")));

    [Fact]
    public void The_plan_itself_has_the_same_keys()
    {
        string message = RefusalOf("""{ "analyses": [{"id":"a","type":"adverse-events"}], "?": 1 }""");
        Assert.Equal(Properties(Schema), KeysIn(message));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_has_the_same_keys(string type)
    {
        string source = type == "time-to-relapse" ? ""","source":"scores","scale":"MADRS" """ : "";
        string message = RefusalOf($$"""{ "analyses": [{"id":"a","type":"{{type}}"{{source}},"?":1}] }""");
        Assert.Equal(Properties(Definition(type)), KeysIn(message));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_requires_the_same_keys(string type)
    {
        string[] required = [.. Definition(type).GetProperty("required").EnumerateArray().Select(e => e.GetString()!)];
        var refused = Assert.Throws<TrialDataException>(() =>
            AnalysisPlan.Parse($$"""{ "analyses": [{"type":"{{type}}","?":1}] }""")
        );
        Assert.Equal(
            required.Where(key => key != "type").Order(StringComparer.Ordinal),
            refused
                .Problems.Where(p => p.Rule == "missing-key")
                .Select(p => p.Column!.Split('.')[1])
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_words_are_the_same()
    {
        Assert.Equal(PlanWords.Missing.Keys, Words(Property("response", "missing")));
        Assert.Equal(PlanWords.MissingChange.Keys, Words(Property("change", "missing")));
        Assert.Equal(PlanWords.Baseline.Keys, Words(Property("response", "baseline")));
        Assert.Equal(PlanWords.Method.Keys, Words(Property("change", "method")));
        Assert.Equal(PlanWords.Conventions.Keys, Words(Property("response", "conventions")));
        Assert.Equal(PlanWords.ConfTypes.Keys, Words(Property("time-to-response", "confType")));
        Assert.Equal(RelapseReader.Sources, Words(Property("time-to-relapse", "source")));
    }

    [Fact]
    public void The_defaults_are_the_same()
    {
        Assert.Equal(0.5, Property("response", "reduction").GetProperty("default").GetDouble());
        Assert.Equal(
            new AnalysisPlan().By,
            Schema.GetProperty("properties").GetProperty("by").GetProperty("default").GetString()
        );
        Assert.Equal(
            [ScoreRelapse.Sustain1.MinimumGap, ScoreRelapse.Sustain1.MaximumGap],
            Property("time-to-relapse", "apart").GetProperty("default").EnumerateArray().Select(e => e.GetDouble())
        );
    }

    private static JsonElement Items() => Schema.GetProperty("properties").GetProperty("analyses").GetProperty("items");

    private static JsonElement Definition(string name) => Schema.GetProperty("definitions").GetProperty(name);

    private static JsonElement Property(string type, string key) =>
        Definition(type).GetProperty("properties").GetProperty(key);

    private static string[] Words(JsonElement element) =>
        [.. element.GetProperty("enum").EnumerateArray().Select(e => e.GetString()!)];

    private static string[] Properties(JsonElement element) =>
        [.. element.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)];

    private static string RefusalOf(string plan) =>
        Assert
            .Throws<TrialDataException>(() => AnalysisPlan.Parse(plan))
            .Problems.Single(p => p.Rule == "unknown-key")
            .Advice;

    private static string[] KeysIn(string advice) =>
        [.. advice.Split("Keys are: ")[1].TrimEnd('.').Split(", ").Order(StringComparer.Ordinal)];
}
