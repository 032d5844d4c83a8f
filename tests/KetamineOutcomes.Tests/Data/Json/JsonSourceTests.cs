using System.Text;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Tests.Data.Json;

public class JsonSourceTests
{
    private static readonly WordList<DayOfWeek> Days = new()
    {
        { "monday", DayOfWeek.Monday },
        { "friday", DayOfWeek.Friday },
    };

    private static JsonSource Parse(string text) => JsonSource.Parse(text, "plan.json");

    private static DataProblem Only(JsonSource source) => Assert.Single(source.Problems);

    [Fact]
    public void Values_are_read_by_key_with_comments_and_trailing_commas()
    {
        JsonSource source = Parse(
            """
            // a plan
            {
              "title": " T ", /* block */
              "level": 0.9, "n": 3, "blind": true, "day": "friday",
              "one": "x", "many": ["a", "b",], "window": [24, 35],
              "inner": { "k": 1 }, "list": [{ "id": "a" }, { "id": "b" }], "gone": null,
            }
            """
        );
        JsonObject root = source.Root;
        Assert.Equal("T", root.Text("title"));
        Assert.Equal(0.9, root.Number("level"));
        Assert.Equal(3, root.Whole("n"));
        Assert.True(root.Flag("blind"));
        Assert.Equal(DayOfWeek.Friday, root.Word("day", Days));
        Assert.Equal(["x"], root.Texts("one")!);
        Assert.Equal(["a", "b"], root.Texts("many")!);
        Assert.Equal((24, 35), root.Interval("window"));
        Assert.Equal(1, root.Object("inner")!.Whole("k"));
        Assert.Equal(["a", "b"], root.Objects("list").Select(o => o.Text("id")));
        Assert.Null(root.Text("gone"));
        Assert.False(root.Has("gone"));
        root.RefuseOthers();
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void Every_problem_is_found_at_once_with_its_place()
    {
        JsonSource source = Parse(
            "{\n  \"level\": \"high\",\n  \"n\": 1.5,\n  \"é\": {\"dya\": 1}, \"day\": \"fryday\",\n  \"n\": 2,\n  \"window\": [3, 1]\n}"
        );
        JsonObject root = source.Root;
        Assert.Null(root.Number("level"));
        Assert.Null(root.Whole("n"));
        Assert.Null(root.Word("day", Days));
        Assert.Null(root.Interval("window"));
        Assert.Null(root.Text("id", required: true));
        JsonObject inner = root.Object("é")!;
        Assert.Equal((4, 8), (inner.Line, inner.Column));
        inner.Number("day");
        inner.RefuseOthers("an analysis");
        Assert.Equal(
            [
                "missing-key 1 id",
                "wrong-type 2 level",
                "wrong-type 3 n",
                "unknown-key 4 é.dya",
                "unknown-word 4 day",
                "duplicate-key 5 n",
                "wrong-interval 6 window",
            ],
            source.Problems.Select(p => $"{p.Rule} {p.Line} {p.Column}")
        );
        Assert.All(source.Problems, p => Assert.Equal("plan.json", p.File));
        Assert.StartsWith("Did you mean 'day'? Keys are: day.", source.Problems[3].Advice, StringComparison.Ordinal);
        Assert.StartsWith("Did you mean 'friday'?", source.Problems[4].Advice, StringComparison.Ordinal);
        Assert.Equal(7, Assert.Throws<TrialDataException>(source.ThrowOnProblems).Problems.Count);
    }

    [Theory]
    [InlineData("", 1, "empty")]
    [InlineData(" \n ", 2, "empty")]
    [InlineData("{\n  \"a\" 1\n}", 2, "character 7")]
    [InlineData("{\n  \"a\": 1\n", 3, "JSON")]
    [InlineData("{} x", 1, "character 4")]
    [InlineData("{\"a\": 01}", 1, "character 8")]
    public void Faults_of_syntax_name_line_and_character(string text, int line, string says)
    {
        JsonSource source = Parse(text);
        DataProblem problem = Only(source);
        Assert.Equal("json-syntax", problem.Rule);
        Assert.Equal(line, problem.Line);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Message, StringComparison.Ordinal);
        Assert.False(source.IsReadable);
        Assert.Null(source.Root.Text("a"));
    }

    [Fact]
    public void A_file_that_is_no_object_is_refused()
    {
        DataProblem problem = Only(Parse("[1]"));
        Assert.Equal("wrong-type", problem.Rule);
        Assert.Contains("The file is a list", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_order_marks_and_UTF_16_are_read_and_other_bytes_refused()
    {
        Assert.Equal("ü", JsonSource.Parse([0xEF, 0xBB, 0xBF, .. "{\"a\":\"ü\"}"u8], "x").Root.Text("a"));
        byte[] utf16 = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{\"a\":\"ü\"}")];
        Assert.Equal("ü", JsonSource.Parse(utf16, "x").Root.Text("a"));
        Assert.Equal("json-syntax", Only(JsonSource.Parse([(byte)'{', 0xFF, (byte)'}'], "x")).Rule);
    }

    [Fact]
    public void Numbers_beyond_double_and_lone_surrogates_do_no_harm()
    {
        JsonSource source = Parse("{\"a\": 1e999, \"b\": \"\\ud800\", \"c\": 99999999999}");
        Assert.Null(source.Root.Number("a"));
        Assert.NotNull(source.Root.Text("b"));
        Assert.Null(source.Root.Whole("c"));
        Assert.Equal(["out-of-range", "out-of-range"], source.Problems.Select(p => p.Rule));
    }

    [Fact]
    public void Deep_nesting_is_a_problem_and_not_a_crash() =>
        Assert.Equal("json-syntax", Only(Parse(new string('[', 100_000))).Rule);

    [Theory]
    [InlineData("MADRAS", "MADRS")]
    [InlineData("mards", "MADRS")]
    [InlineData("HAMD-17", "HAMD17")]
    [InlineData("weight", null)]
    public void The_nearest_word_is_proposed_only_when_near(string word, string? expected) =>
        Assert.Equal(expected, NearestWord.Find(word, ["MADRS", "HAMD17", "PHQ-9"]));
}
