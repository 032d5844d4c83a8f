using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.Influence;

namespace KetamineOutcomes.Tests.Statistics.Survival.Influence;

public sealed class LeaveOneOutTests
{
    private static readonly SiteTrial Trial = SiteTrial.Read();

    [Fact]
    public void Each_site_left_out_agrees_with_R()
    {
        LeaveOneOutResult result = LeaveOneOut.Compare(Trial.Times, Trial.Arm, Trial.Site, at: 60);
        var fits = result.Without.Prepend(result.All).ToDictionary(fit => fit.LeftOut ?? "none");
        IReadOnlyList<GoldenRow> rows = GoldenTable.Read(SurvivalCase.Folder + "site_influence.csv").Rows;
        Assert.Equal(
            rows.Select(r => r.Text("left")),
            result.Without.Prepend(result.All).Select(f => f.LeftOut ?? "none")
        );
        foreach (GoldenRow row in rows)
        {
            LeaveOneOutStep fit = fits[row.Text("left")];
            LeaveOneOutComparison ketamine = Assert.Single(fit.Comparisons);
            string what = row.Text("left");
            Assert.Equal(row.Value("n"), fit.People);
            Assert.Equal(row.Value("events"), fit.Events);
            Tolerance.AssertClose(row.Value("ratio"), ketamine.HazardRatio.Value, Tolerance.Fit, what);
            Tolerance.AssertClose(row.Value("lower"), ketamine.HazardRatio.Interval!.Lower, Tolerance.Fit, what);
            Tolerance.AssertClose(row.Value("upper"), ketamine.HazardRatio.Interval!.Upper, Tolerance.Fit, what);
            Tolerance.AssertClose(row.Value("wald"), ketamine.Test.PValue, Tolerance.Fit, what);
            Tolerance.AssertClose(row.Value("chisq"), fit.Test.Statistic, 1e-10, what);
            Tolerance.AssertClose(row.Value("p"), fit.Test.PValue, 1e-10, what);
            Tolerance.AssertClose(row.Value("placebo"), fit.Survival[0].Estimate.Value, 1e-10, what);
            Tolerance.AssertClose(row.Value("esketamine"), fit.Survival[1].Estimate.Value, 1e-10, what);
            Tolerance.AssertClose(row.Value("difference"), ketamine.Difference!.Estimate.Value, 1e-9, what);
        }
    }

    [Fact]
    public void The_site_that_carries_the_result_is_named()
    {
        LeaveOneOutResult result = LeaveOneOut.Compare(Trial.Times, Trial.Arm, Trial.Site);
        Assert.Equal("Site 3", result.MostInfluential());
        Assert.Equal(["Site 3"], result.Without.Where(f => result.Crosses(f) == true).Select(f => f.LeftOut!));
        string text = result.ToTable().ToText();
        Assert.Contains(
            "The log-rank p lies on the other side of 0.05 without Site 3.",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("moves most without Site 3", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Relapses_by_site_and_arm_add_up()
    {
        LeaveOneOutResult result = LeaveOneOut.Compare(Trial.Times, Trial.Arm, Trial.Site);
        Assert.Equal(16, result.Counts.Count);
        Assert.Equal(result.All.Events, result.Counts.Sum(count => count.Events));
        Assert.Equal(result.All.People, result.Counts.Sum(count => count.People));
        foreach (LeaveOneOutStep fit in result.Without)
        {
            PartCount[] own = [.. result.Counts.Where(count => count.Part == fit.LeftOut)];
            Assert.Equal(result.All.Events - fit.Events, own.Sum(count => count.Events));
            Assert.Equal(result.All.People - fit.People, own.Sum(count => count.People));
        }
        Assert.Equal(2, result.ToTables().Count);
    }

    [Fact]
    public void Order_frequencies_units_and_reference_do_what_they_must()
    {
        LeaveOneOutResult whole = LeaveOneOut.Compare(Trial.Times, Trial.Arm, Trial.Site);
        int n = Trial.Times.Length;
        SiteTrial turned = Trial.Take([.. Enumerable.Range(0, n).Reverse()], 1 / 7.0);
        SiteTrial twice = Trial.Take([.. Enumerable.Range(0, n), .. Enumerable.Range(0, n)]);
        LeaveOneOutResult weeks = LeaveOneOut.Compare(turned.Times, turned.Arm, turned.Site);
        LeaveOneOutResult doubled = LeaveOneOut.Compare(twice.Times, twice.Arm, twice.Site);
        LeaveOneOutResult weighted = LeaveOneOut.Compare(
            Trial.Times,
            Trial.Arm,
            Trial.Site,
            frequencies: new FrequencyWeights(Enumerable.Repeat(2.0, n).ToArray())
        );
        LeaveOneOutResult swapped = LeaveOneOut.Compare(Trial.Times, Trial.Arm, Trial.Site, "esketamine");
        LeaveOneOutResult wide = LeaveOneOut.Compare(Trial.Times, Trial.Arm, Trial.Site, level: 0.99);
        for (int i = 0; i < whole.Without.Count; i++)
        {
            double ratio = Ratio(whole.Without[i]);
            Tolerance.AssertClose(ratio, Ratio(weeks.Without[i]), 1e-9);
            Tolerance.AssertClose(Ratio(doubled.Without[i]), Ratio(weighted.Without[i]), 1e-9);
            Tolerance.AssertClose(1 / ratio, Ratio(swapped.Without[i]), 1e-9);
            Assert.Equal(whole.Without[i].Events * 2, weighted.Without[i].Events);
            Assert.True(
                wide.Without[i].Comparisons[0].HazardRatio.Interval!.Upper
                    > whole.Without[i].Comparisons[0].HazardRatio.Interval!.Upper
            );
        }
    }

    [Fact]
    public void Three_groups_have_a_row_each()
    {
        var by = new Factor("arm", [.. Enumerable.Range(0, Trial.Times.Length).Select(i => i % 3)], ["A", "B", "C"]);
        LeaveOneOutResult result = LeaveOneOut.Compare(Trial.Times, by, Trial.Site, "B");
        Assert.All(result.Without, fit => Assert.Equal(["A", "C"], fit.Comparisons.Select(c => c.Group)));
        Assert.Equal(2, result.All.Test.DegreesOfFreedom);
        Assert.Equal(2 * 9, result.ToTable().Rows.Count);
        Assert.NotNull(result.MostInfluential("C"));
        Assert.Throws<KeyNotFoundException>(() => result.MostInfluential("D"));
    }

    [Fact]
    public void A_group_that_stands_in_one_site_alone_gives_a_reason_without_it()
    {
        var arm = Factor.FromTexts("arm", ["A", "A", "A", "B", "B", "A"]);
        var site = Factor.FromTexts("site", ["1", "2", "1", "2", "2", "1"]);
        EventTimes times = EventTimes.FromEventFlag([1, 2, 3, 4, 5, 6], [true, true, false, true, true, true]);
        LeaveOneOutResult result = LeaveOneOut.Compare(times, arm, site, at: 3);
        LeaveOneOutStep without = result.Without[1];
        Assert.Equal("one group alone is left", without.Test.Reason);
        Assert.Equal("one group alone is left", without.Comparisons[0].HazardRatio.Reason);
        Assert.Null(result.Crosses(without));
        Assert.Contains("One group alone is left.", result.ToTable().ToText(), StringComparison.Ordinal);
        LeaveOneOutResult other = LeaveOneOut.Compare(times, arm, site, "B");
        Assert.Equal("nobody of B is left", other.Without[1].Test.Reason);
    }

    [Fact]
    public void No_events_and_one_part_are_no_surprise()
    {
        var arm = Factor.FromTexts("arm", ["A", "B", "A", "B"]);
        var site = Factor.FromTexts("site", ["1", "1", "2", null]);
        EventTimes times = EventTimes.FromEventFlag([1, 2, 3, 4], [false, false, false, false]);
        LeaveOneOutResult result = LeaveOneOut.Compare(times, arm, site);
        Assert.Null(result.All.Test.PValue);
        Assert.Null(result.MostInfluential());
        Assert.Equal(3, result.Rows.Used);
        Assert.Throws<ArgumentException>(() =>
            LeaveOneOut.Compare(times, arm, Factor.FromTexts("site", ["1", "1", "1", "1"]))
        );
        Assert.Throws<ArgumentException>(() => LeaveOneOut.Compare(times, arm, Factor.FromTexts("site", ["1", "2"])));
        Assert.Throws<KeyNotFoundException>(() => LeaveOneOut.Compare(times, arm, site, "C"));
        Assert.Throws<ArgumentOutOfRangeException>(() => LeaveOneOut.Compare(times, arm, site, at: -1));
    }

    [Fact]
    public void Sixty_sites_some_without_an_event_are_each_left_out()
    {
        int n = Trial.Times.Length;
        string[] names = [.. Enumerable.Range(1, 60).Select(i => FormattableString.Invariant($"Site {i}"))];
        var site = new Factor("site", [.. Enumerable.Range(0, n).Select(i => i % 60)], names);
        LeaveOneOutResult result = LeaveOneOut.Compare(Trial.Times, Trial.Arm, site);
        Assert.Equal(60, result.Without.Count);
        Assert.All(result.Without, step => Assert.NotNull(step.Comparisons[0].HazardRatio.Value));
        Assert.Equal(n * 59, result.Without.Sum(step => step.People));
    }

    private static double Ratio(LeaveOneOutStep fit) => fit.Comparisons[0].HazardRatio.ValueOrThrow();
}
