using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials;

/// <summary>Columns that a user adds to a trial, severity at baseline first of all, and plans that group by them.</summary>
public sealed class TrialColumnTests
{
    private static readonly Trial Sample = Trial.Read(TestFiles.InCheckout("samples/data/route-trial"));

    [Fact]
    public void Baseline_is_the_last_score_before_the_first_dose()
    {
        NumericColumn baseline = Sample.BaselineOf("madrs");

        Assert.Equal("MADRS at baseline", baseline.Name);
        Assert.Equal(Sample.Subjects.Count, baseline.Length);
        Assert.Equal(37, baseline.Values[0]);
        Assert.Throws<ArgumentException>(() => Sample.BaselineOf("HAMD-99"));
    }

    [Fact]
    public void A_column_is_cut_at_points_that_belong_above()
    {
        Factor bands = new NumericColumn("x", [double.NaN, 19, 20, 34.9, 35, 60]).Cut("severity", 20, 35);

        Assert.Equal(["Below 20", "20 to below 35", "35 or more"], bands.Levels);
        Assert.Equal([-1, 0, 1, 1, 2, 2], bands.Codes.ToArray());
        Assert.Throws<ArgumentException>(() => new NumericColumn("x", [1]).Cut("y"));
        Assert.Throws<ArgumentException>(() => new NumericColumn("x", [1]).Cut("y", 2, 2));
        Assert.Throws<ArgumentException>(() => new NumericColumn("x", [1]).Cut("y", double.NaN));
    }

    [Fact]
    public void A_plan_groups_by_a_column_that_was_added()
    {
        Trial trial = Sample.WithColumn(Sample.BaselineOf("MADRS").Cut("severity", 35));
        var plan = new AnalysisPlan
        {
            By = "severity",
            Analyses =
            [
                new ResponseAnalysis
                {
                    Id = "r",
                    Scale = "MADRS",
                    Window = new DayWindow(28, 24, 35),
                },
            ],
        };
        var rates = TrialAnalysis.Run(trial, plan).ResultOf<ProportionResult>("r");

        Assert.Equal(["Below 35", "35 or more"], rates.Groups.Select(g => g.Group));
        Assert.Equal(Sample.Subjects.Count, rates.Groups.Sum(g => g.Count.N));
        Assert.Null(Sample.Subjects.Data.Find("severity"));
    }

    [Fact]
    public void A_column_of_another_length_or_a_key_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Sample.WithColumn(new NumericColumn("x", [1])));
        Factor arm = Sample.Subjects.Arm;
        Assert.Throws<ArgumentException>(() => Sample.WithColumn(arm));
    }

    [Fact]
    public void A_column_takes_the_place_of_one_of_the_same_name()
    {
        var ages = new NumericColumn("AGE", [.. Enumerable.Repeat(40.0, Sample.Subjects.Count)]);
        Dataset data = Sample.WithColumn(ages).Subjects.Data;

        Assert.Equal(Sample.Subjects.Data.Columns.Count, data.Columns.Count);
        Assert.Equal(40, ((NumericColumn)data["age"]).Values[3]);
    }
}
