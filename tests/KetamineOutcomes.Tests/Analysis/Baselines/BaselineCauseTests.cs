using System.Text;
using KetamineOutcomes.Analysis.Baselines;

namespace KetamineOutcomes.Tests.Analysis.Baselines;

public sealed class BaselineCauseTests
{
    [Fact]
    public void A_setting_that_differs_is_named_with_what_moved_beside_it()
    {
        BaselineComparison comparison = Compare(
            """{"settings":{"confType":"log","times":[28,60]},"groups":[{"group":"A","lower":0.4,"upper":0.6}]}""",
            """{"settings":{"confType":"log-log","times":[28,90]},"groups":[{"group":"A","lower":0.3,"upper":0.7}]}"""
        );
        Assert.Equal(
            ["settings.confType differs: log-log → log", "settings.times differs: [28,90] → [28,60]"],
            Part(comparison, "groups").Causes.Select(cause => cause.ToString())
        );
        Assert.Contains("groups        2", comparison.ToString());
    }

    [Fact]
    public void An_analysis_is_explained_by_its_own_settings_and_its_own_plan()
    {
        const string Form = """
            {"settings":{"level":LEVEL},
             "plan":{"level":LEVEL,"analyses":[{"id":"a","reduction":REDUCTION},{"id":"b"}]},
             "analyses":[{"id":"a","result":{"settings":{"level":LEVEL,"reduction":REDUCTION},"x":A}},{"id":"b","result":{"x":B}},{"id":"c","result":{"x":1}}]}
            """;
        string baseline = Filled(Form, "0.95", "0.5", "1", "1");
        BaselineComparison one = Compare(Filled(Form, "0.95", "0.4", "2", "1"), baseline);
        Assert.Equal(
            ["settings.reduction differs: 0.5 → 0.4"],
            Part(one, "analyses[a]").Causes.Select(cause => cause.ToString())
        );
        BaselineComparison two = Compare(Filled(Form, "0.9", "0.5", "1", "2"), baseline);
        Assert.Equal(
            ["settings.level differs: 0.95 → 0.9"],
            Part(two, "analyses[b]").Causes.Select(cause => cause.ToString())
        );
        Assert.Empty(Part(two, "analyses[c]").Causes);
    }

    [Fact]
    public void Files_that_differ_are_named()
    {
        BaselineComparison comparison = Compare(
            """{"trial":{"files":[{"file":"subjects.csv","sha256":"a"},{"file":"new.csv","sha256":"c"}]},"analyses":[{"id":"a","x":2}]}""",
            """{"trial":{"files":[{"file":"subjects.csv","sha256":"b"}]},"analyses":[{"id":"a","x":1}]}"""
        );
        Assert.Equal(
            ["the file subjects.csv differs", "the file new.csv is new"],
            Part(comparison, "analyses[a]").Causes.Select(cause => cause.ToString())
        );
    }

    [Fact]
    public void Only_the_version_or_nothing_at_all()
    {
        Assert.Equal(
            "version differs: 1 → 2",
            Assert
                .Single(Part(Compare("""{"version":"2","x":1}""", """{"version":"1","x":2}"""), "x").Causes)
                .ToString()
        );
        BaselineComparison same = Compare("""{"version":"1","x":1}""", """{"version":"1","x":2}""");
        Assert.Empty(Part(same, "x").Causes);
        Assert.Contains("nothing: settings, files and version are the same", same.ToString());
    }

    [Fact]
    public void No_heading_stands_over_nothing()
    {
        string text = Compare("""{"x":1}""", """{"x":1}""").ToString();
        Assert.StartsWith("No difference from baseline.json in 1 value.\nNumbers count as equal", text);
        Assert.DoesNotContain("---", text);
    }

    [Fact]
    public void Fifty_rows_are_shown_and_the_others_counted()
    {
        string Rows(int value) =>
            $$"""{"rows":[{{string.Join(',', Enumerable.Range(0, 60).Select(i => $$"""{"id":"{{i}}","x":{{value}}}"""))}}]}""";
        BaselineComparison comparison = Compare(Rows(1), Rows(2));
        Assert.Contains("10 more differences not shown", comparison.ToString());
        Assert.Equal(60, comparison.ToTable().Rows.Count);
    }

    [Fact]
    public void Every_difference_knows_its_lines()
    {
        BaselineDifference moved = Assert.Single(
            Compare(
                "{\n\"rows\":[\n{\"id\":\"b\",\"x\":1},\n{\"id\":\"a\",\n\"x\":1}]}",
                "{\"rows\":[{\"id\":\"a\",\"x\":2},\n{\"id\":\"b\",\"x\":1}]}"
            ).Differences
        );
        Assert.Equal(("rows[a].x", 1, 5), (moved.Path, moved.BaselineLine, moved.ActualLine));
    }

    private static BaselinePart Part(BaselineComparison comparison, string path) =>
        comparison.Parts.Single(part => part.Path == path);

    private static string Filled(string form, string level, string reduction, string a, string b) =>
        form.Replace("LEVEL", level, StringComparison.Ordinal)
            .Replace("REDUCTION", reduction, StringComparison.Ordinal)
            .Replace("\"x\":A", $"\"x\":{a}", StringComparison.Ordinal)
            .Replace("\"x\":B", $"\"x\":{b}", StringComparison.Ordinal);

    private static BaselineComparison Compare(string actual, string baseline) =>
        ResultBaseline.Compare(
            Encoding.UTF8.GetBytes(actual),
            Encoding.UTF8.GetBytes(baseline),
            actualName: "actual.json",
            baselineName: "baseline.json"
        );
}
