using System.Text;
using KetamineOutcomes.Analysis.Baselines;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Analysis.Baselines;

public sealed class PathToleranceTests : IDisposable
{
    private const string Baseline =
        """{"analyses":[{"id":"a-1","result":{"groups":[{"group":"IV 0.5 [mg/kg]","n":40,"p":0.5},{"group":"x=1","n":40,"p":0.5}]}}]}""";

    private const string Moved =
        """{"analyses":[{"id":"a-1","result":{"groups":[{"group":"IV 0.5 [mg/kg]","n":41,"p":0.51},{"group":"x=1","n":40,"p":0.5}]}}]}""";

    private readonly string folder = Directory.CreateTempSubdirectory("tolerances").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("analyses[a-1].result.groups[IV 0.5 [mg/kg]].p=0.1", true)]
    [InlineData("analyses[a-*].result.groups[*].p=0.1", true)]
    [InlineData("analyses[*]=0.1", true)]
    [InlineData("**.p=abs:0.011", true)]
    [InlineData("**.groups[IV*].**=0.1", true)]
    [InlineData("**[IV*]=rel:0,abs:1", true)]
    [InlineData("**=ignore", true)]
    [InlineData("**=0.1", true)]
    [InlineData("**.p=abs:0.009", false)]
    [InlineData("*=0.1", true)]
    [InlineData("analyses[a-1].*.groups[x=1].p=0.1", false)]
    [InlineData("analyses.a-1=0.1", false)]
    [InlineData("analyses[a-1].groups=0.1", false)]
    [InlineData("groups[*].p=0.1", false)]
    [InlineData("**.q=0.1", false)]
    public void A_path_names_what_it_says_and_all_below(string tolerance, bool covers)
    {
        BaselineComparison comparison = Compare(
            PathTolerance.Parse(tolerance),
            new PathTolerance("**.n") { Ignore = true }
        );
        Assert.Equal(covers, comparison.IsMatch);
    }

    [Fact]
    public void Whole_numbers_are_exact_until_a_path_names_them()
    {
        Assert.False(Compare(new BaselineTolerance { Relative = 0.1 }).IsMatch);
        Assert.True(Compare(PathTolerance.Parse("**=abs:1")).IsMatch);
    }

    [Fact]
    public void The_last_of_several_holds()
    {
        Assert.False(Compare(PathTolerance.Parse("**=1"), PathTolerance.Parse("**.p=0")).IsMatch);
        Assert.True(Compare(PathTolerance.Parse("**.p=0"), PathTolerance.Parse("**=1")).IsMatch);
    }

    [Fact]
    public void What_is_ignored_is_reported_and_a_path_that_names_nothing_is_said()
    {
        BaselineComparison comparison = Compare(
            PathTolerance.Parse("**.p=ignore"),
            PathTolerance.Parse("**.n=1"),
            PathTolerance.Parse("**.prop=1")
        );
        Assert.True(comparison.IsMatch);
        Assert.EndsWith("].p", Assert.Single(comparison.Ignored).Path);
        Assert.Equal("**.prop", Assert.Single(comparison.UnusedTolerances).Path);
        Assert.Contains("Not counted: 1 difference", comparison.ToString());
        Assert.Contains("'**.prop' names nothing", comparison.ToString());
    }

    [Fact]
    public void What_is_added_can_be_left_uncounted()
    {
        BaselineTolerance tolerance = new() { IgnoreAdded = true };
        BaselineComparison comparison = Compare(
            """{"a":1,"b":[{"id":"x"},{"id":"y"}]}""",
            """{"b":[{"id":"x"}]}""",
            tolerance
        );
        Assert.True(comparison.IsMatch);
        Assert.Equal(["b[y]", "a"], comparison.Ignored.Select(d => d.Path));
        Assert.False(Compare("{}", """{"a":1}""", tolerance).IsMatch);
    }

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("=1")]
    [InlineData("p=")]
    [InlineData("p=-1")]
    [InlineData("p=inf")]
    [InlineData("p=abs:x")]
    [InlineData("a..p=1")]
    [InlineData("a.=1")]
    [InlineData("a[b=1")]
    public void Other_texts_are_refused(string text) =>
        Assert.Throws<ArgumentException>(() => PathTolerance.Parse(text));

    [Fact]
    public void Its_text_is_read_back()
    {
        foreach (string text in new[] { "a.b=rel:1E-06", "c[x=1]=rel:0,abs:0.5", "d=ignore" })
        {
            Assert.Equal(text, PathTolerance.Parse(text).ToString());
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new PathTolerance("p") { Absolute = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BaselineTolerance { Relative = -1 });
    }

    [Fact]
    public void A_file_says_the_same()
    {
        BaselineTolerance tolerance = Load(
            """
            {
              // wider where a fit is involved
              "$schema": "x", "relative": 1e-6, "absolute": 0, "ignoreAdded": true,
              "paths": { "a[*]": 0.1, "b": "ignore", "c": { "relative": 0.2, "absolute": 3 }, }
            }
            """
        );
        Assert.Equal((1e-6, 0, true), (tolerance.Relative, tolerance.Absolute, tolerance.IgnoreAdded));
        Assert.Equal(["a[*]=rel:0.1", "b=ignore", "c=rel:0.2,abs:3"], tolerance.Paths.Select(p => p.ToString()));
    }

    [Fact]
    public void Every_fault_of_a_file_is_named_with_its_line()
    {
        TrialDataException refused = Assert.Throws<TrialDataException>(() =>
            Load(
                "{\n\"relativ\": 1,\n\"absolute\": -1,\n\"paths\": {\n\"a..b\": 1,\n\"c\": \"skip\",\n\"d\": { \"e\": 1 },\n\"f\": -1 } }"
            )
        );
        Assert.Equal([2, 3, 5, 6, 7, 8], refused.Problems.Select(p => p.Line));
        Assert.Throws<TrialDataException>(() => BaselineTolerance.Load(Path.Combine(folder, "none.json")));
    }

    private BaselineTolerance Load(string json)
    {
        string file = Path.Combine(folder, "tolerances.json");
        File.WriteAllText(file, json);
        return BaselineTolerance.Load(file);
    }

    private static BaselineComparison Compare(params PathTolerance[] paths) =>
        Compare(new BaselineTolerance { Paths = paths });

    private static BaselineComparison Compare(BaselineTolerance tolerance) => Compare(Moved, Baseline, tolerance);

    private static BaselineComparison Compare(string actual, string baseline, BaselineTolerance tolerance) =>
        ResultBaseline.Compare(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(baseline), tolerance);
}
