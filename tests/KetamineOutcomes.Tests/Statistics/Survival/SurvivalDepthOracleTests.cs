using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival;

/// <summary>Life tables, conditional survival, survival compared at a time and restricted means over a window against R
/// (depth.R, between.R).</summary>
public class SurvivalDepthOracleTests
{
    public static TheoryData<string> Cases { get; } =
    ["lung", "veteran_cell", "ctn", "small", "small_entry", "small_weight"];

    private static readonly ILookup<string, GoldenRow> Life = Golden("life_table.csv");
    private static readonly ILookup<string, GoldenRow> Conditional = Golden("conditional.csv");
    private static readonly ILookup<string, GoldenRow> Between = Golden("between.csv");
    private static readonly ILookup<string, GoldenRow> Milestones = Golden("milestone.csv");
    private static readonly ILookup<string, GoldenRow> Windows = Golden("rmst_window.csv");

    private static KaplanMeierFit Fit(string name) => KaplanMeier.Fit(SurvivalCase.Read(name).Table(stratified: true));

    [Theory, InlineData("lung"), InlineData("veteran_cell"), InlineData("ctn"), InlineData("small")]
    public void Life_tables_agree_with_the_actuarial_formulas(string name)
    {
        double[] breaks = Life[name].Select(r => r.Value("start")).Distinct().ToArray();
        LifeTableFit fit = LifeTable.Fit(SurvivalCase.Read(name).Table(stratified: true), breaks);
        foreach (IGrouping<string, GoldenRow> group in Life[name].GroupBy(r => r.Text("group")))
        {
            Assert.Equal(group.Count(), fit[group.Key].Intervals.Count);
            foreach ((GoldenRow row, LifeTableInterval interval) in group.Zip(fit[group.Key].Intervals))
            {
                string at = $"{name} {group.Key} {interval.Start}";
                Assert.Equal(row.Value("start"), interval.Start);
                Assert.Equal(row.Value("n"), interval.AtRisk);
                Assert.Equal(row.Value("events"), interval.Events);
                Assert.Equal(row.Value("withdrawn"), interval.Withdrawn);
                Close(row, "q", interval.EventProbability, at);
                Close(row, "q.se", interval.EventProbabilityError, at);
                Close(row, "surv", interval.SurvivalAtStart, at);
                Close(row, "surv.se", interval.SurvivalError, at);
                Close(row, "density", interval.Density, at);
                Close(row, "density.se", interval.DensityError, at);
                Close(row, "hazard", interval.Hazard, at);
                Close(row, "hazard.se", interval.HazardError, at);
            }
        }
    }

    [Theory, InlineData("lung"), InlineData("veteran_cell"), InlineData("small")]
    public void The_probability_between_two_times_agrees_with_the_influence_of_each_person(string name)
    {
        Assert.NotEmpty(Between[name]);
        foreach (GoldenRow row in Between[name])
        {
            Estimate estimate = Fit(name)[row.Text("group")].EventBetween(row.Value("from"), row.Value("to"));
            Close(row, "p", estimate.Value, name);
            Close(row, "std.err", estimate.StandardError, name);
            Close(row, "lower", estimate.Interval!.Lower, name);
            Close(row, "upper", estimate.Interval!.Upper, name);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Conditional_survival_agrees_with_a_curve_begun_later(string name)
    {
        foreach (GoldenRow row in Conditional[name])
        {
            Estimate estimate = Fit(name)[row.Text("group")].ConditionalSurvival(row.Value("from"), row.Value("to"));
            Close(row, "surv", estimate.Value, name);
            Close(row, "std.err", estimate.StandardError, name);
            Close(row, "lower", estimate.Interval!.Lower, name);
            Close(row, "upper", estimate.Interval!.Upper, name);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Survival_compared_at_a_time_agrees_with_the_formulas(string name)
    {
        Assert.NotEmpty(Milestones[name]);
        foreach (GoldenRow row in Milestones[name])
        {
            MilestoneComparison all = Fit(name).CompareAt(row.Value("time"));
            Assert.Equal(row.Text("reference"), all.Reference);
            SurvivalContrast plain = all.Differences.Single(d => d.Group == row.Text("group"));
            Close(row, "difference", plain.Estimate.Value, name);
            Close(row, "se", plain.Estimate.StandardError, name);
            Close(row, "lower", plain.Estimate.Interval!.Lower, name);
            Close(row, "upper", plain.Estimate.Interval!.Upper, name);
            Close(row, "p", plain.Test!.PValue, name);
            SurvivalContrast ratio = all.HazardRatios.Single(d => d.Group == row.Text("group"));
            Close(row, "ratio", ratio.Estimate.Value, name);
            Close(row, "r.se", ratio.Estimate.StandardError, name);
            Close(row, "r.lower", ratio.Estimate.Interval?.Lower, name);
            Close(row, "r.upper", ratio.Estimate.Interval?.Upper, name);
            Close(row, "r.p", ratio.Test!.PValue, name);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Window_means_agree_with_their_areas(string name)
    {
        Assert.NotEmpty(Windows[name]);
        foreach (GoldenRow row in Windows[name])
        {
            Estimate mean = Fit(name)[row.Text("group")].RestrictedMean(row.Value("to"), row.Value("from"));
            Close(row, "estimate", mean.Value, name);
            Close(row, "std.err", mean.StandardError, name);
        }
    }

    [Fact]
    public void Windows_add_up_to_the_whole()
    {
        KaplanMeierCurve curve = Fit("small")["IV"];
        double whole = curve.RestrictedMean(30).ValueOrThrow();
        double parts = curve.RestrictedMean(11).ValueOrThrow() + curve.RestrictedMean(30, 11).ValueOrThrow();
        Tolerance.AssertClose(whole, parts, 1e-13);
        Assert.Equal("the window ends before it begins", curve.RestrictedMean(3, 4).Reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit("small").CompareRestrictedMeans(3, null, 4));
        Assert.Equal(11, Fit("small").CompareRestrictedMeans(30, null, 11).From);
    }

    [Fact]
    public void Conditional_survival_from_0_is_survival_and_its_edges_give_reasons()
    {
        KaplanMeierCurve curve = Fit("small")["IV"];
        Assert.Equal(curve.SurvivalAt(10).Value, curve.ConditionalSurvival(0, 10).Value);
        Assert.Equal(1, curve.ConditionalSurvival(10, 10).Value);
        Assert.Null(curve.ConditionalSurvival(10, 1e5).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.ConditionalSurvival(10, 9));
        KaplanMeierCurve gone = KaplanMeier.Fit(EventTimes.FromEventFlag([1, 2], [true, true]))["all"];
        Assert.Equal("the curve is 0 at the time from which survival is asked", gone.ConditionalSurvival(2, 2).Reason);
        Estimate weighted = Fit("small_weight")["IV"].ConditionalSurvival(3, 10);
        Assert.NotNull(weighted.Value);
        Assert.Null(weighted.StandardError);
        Assert.NotNull(weighted.Reason);
    }

    [Fact]
    public void A_life_table_refuses_what_it_cannot_count()
    {
        Assert.Throws<ArgumentException>(() => LifeTable.Fit(SurvivalCase.Read("small_entry").Table(), [5]));
        Assert.Throws<ArgumentException>(() => LifeTable.Fit(SurvivalCase.Read("small_weight").Table(), [5]));
        EventTimes times = EventTimes.FromEventFlag([1, 5, 7], [true, true, false]);
        Assert.Throws<ArgumentException>(() => LifeTable.Fit(times, [5, 5]));
        // An event at a break belongs to the interval that begins there.
        LifeTableGroup table = LifeTable.Fit(times, [0, 5])["all"];
        Assert.Equal([1, 1], table.Intervals.Select(i => i.Events));
        Assert.Equal([3, 1.5], table.Intervals.Select(i => i.EffectiveSize));
        Assert.Contains("5 to the end", LifeTable.Fit(times, [0, 5]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_before_any_event_gives_reasons_for_every_contrast()
    {
        MilestoneComparison at = Fit("small").CompareAt(0);
        Assert.All(at.Differences, d => Assert.Null(d.Test!.PValue));
        Assert.All(at.HazardRatios, d => Assert.NotNull(d.Estimate.Reason));
        Assert.Equal("PO", Fit("small").CompareAt(5, "PO").Reference);
        Assert.Contains("reference", at.ToString(), StringComparison.Ordinal);
    }

    private static void Close(GoldenRow row, string column, double? actual, string where)
    {
        if (row.Number(column) is { } expected)
        {
            Tolerance.AssertClose(expected, actual, 1e-9, $"{where}, {column}");
        }
        else
        {
            Assert.True(actual is null, $"{where}, {column}: expected null, found {actual}");
        }
    }

    private static ILookup<string, GoldenRow> Golden(string file) =>
        GoldenTable.Read(SurvivalCase.Folder + file).Rows.ToLookup(row => row.Text("case"));
}
