using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Dosing;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

public sealed class SubjectFilterTests
{
    private static readonly Trial Three = new TrialBuilder()
        .Subject("a", "K", DosingRoute.Oral, ("safety_flag", "Y"), ("site", "1"))
        .Subject("b", "P", DosingRoute.Intravenous, ("safety_flag", "N"), ("site", "2"))
        .Subject("c", "K", null, ("site", "10"))
        .Scores("a", "MADRS", (0, 30))
        .Build();

    [Theory]
    [InlineData("safety_flag=Y", new[] { 0 })]
    [InlineData("safety_flag!=Y", new[] { 1, 2 })] // no value is not Y
    [InlineData("site=1.0", new[] { 0 })] // numbers compare as numbers
    [InlineData(" site != 10 ", new[] { 0, 1 })]
    [InlineData("SITE=2", new[] { 1 })] // columns match without case
    public void A_condition_keeps_or_drops(string text, int[] expected)
    {
        AnalysisUnits units = AnalysisUnits.Of(Three);
        var who = new Enrolment(units.Count);
        SubjectFilter.Parse(text)!.Apply(Three.Subjects, units, who);
        Assert.Equal(expected, who.In());
    }

    [Fact]
    public void The_reason_names_the_condition()
    {
        AnalysisUnits units = AnalysisUnits.Of(Three);
        var who = new Enrolment(units.Count);
        SubjectFilter.Parse("safety_flag=Y")!.Apply(Three.Subjects, units, who);
        Assert.Equal(["not in the population safety_flag=Y"], who.Reasons);
        Assert.Equal([2], who.Counts());
    }

    [Theory]
    [InlineData("safety_flag")]
    [InlineData("=Y")]
    [InlineData("")]
    [InlineData("!=Y")]
    public void Something_else_is_no_condition(string text) => Assert.Null(SubjectFilter.Parse(text));

    [Fact]
    public void Groups_are_arms_routes_or_columns_with_numbers_ascending()
    {
        AnalysisUnits units = AnalysisUnits.Of(Three);
        Assert.Equal(["K", "P"], Grouping.Of(Three, units, "arm")!.Levels);
        Factor sites = Grouping.Of(Three, units, "site")!;
        Assert.Equal(["1", "2", "10"], sites.Levels);
        Assert.Equal([0, 1, 2], sites.Codes.ToArray());
        Factor routes = Grouping.Of(Three, units, "route")!;
        Assert.Equal(2, routes.Levels.Count);
        Assert.Equal(-1, routes.Codes[2]);
        Assert.Null(Grouping.Of(Three, units, "treatment"));
        Assert.Null(Grouping.Of(Three, units, "nothing"));
    }
}
