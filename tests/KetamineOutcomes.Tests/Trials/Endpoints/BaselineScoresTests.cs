using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

public sealed class BaselineScoresTests
{
    [Fact]
    public void The_baseline_is_the_last_score_at_or_before_day_0()
    {
        Trial trial = new TrialBuilder()
            .Subject("screened twice")
            .Subject("on the day")
            .Subject("only after the dose")
            .Subject("a missing score is none")
            .Subject("never assessed")
            .Scores("screened twice", "MADRS", (7, 20), (-14, 36), (-1, 33))
            .Scores("on the day", "MADRS", (-7, 30), (0, 31), (0.1667, 12))
            .Scores("only after the dose", "MADRS", (1, 25))
            .Scores("a missing score is none", "MADRS", (-3, 28), (0, double.NaN))
            .Build();
        Assert.Equal([33, 31, double.NaN, 28, double.NaN], Baseline(trial, BaselineRule.Last));
        Assert.Equal([36, 30, double.NaN, 28, double.NaN], Baseline(trial, BaselineRule.First));
        Assert.Equal([34.5, 30.5, double.NaN, 28, double.NaN], Baseline(trial, BaselineRule.Mean));
    }

    [Fact]
    public void Of_two_scores_on_one_day_the_later_row_is_the_last()
    {
        Trial trial = new TrialBuilder().Subject("p").Scores("p", "MADRS", (0, 30), (0, 32), (-1, 40)).Build();
        Assert.Equal([32], Baseline(trial, BaselineRule.Last));
    }

    [Fact]
    public void Scales_do_not_mix()
    {
        Trial trial = new TrialBuilder()
            .Subject("p")
            .Scores("p", "MADRS", (0, 30))
            .Scores("p", "QIDS-SR16", (0, 18))
            .Build();
        Assert.Equal([30], Baseline(trial, BaselineRule.Last));
    }

    [Fact]
    public void Each_period_of_a_crossover_has_its_own()
    {
        Trial trial = new TrialBuilder()
            .Subject("p")
            .Period("p", 1, "ketamine", "MADRS", (0, 30), (1, 12))
            .Period("p", 2, "saline", "MADRS", (0, 26), (1, 25))
            .Build();
        Assert.Equal([30, 26], Baseline(trial, BaselineRule.Last));
    }

    [Fact]
    public void A_column_that_trial_json_names_takes_the_place_of_scores()
    {
        Trial trial = new TrialBuilder()
            .Describe(new TrialDescription { BaselineColumn = "basval" })
            .Subject("p", columns: [("basval", "24")])
            .Subject("q")
            .Scores("p", "MADRS", (0, 30), (7, 10))
            .Scores("q", "MADRS", (0, 30), (7, 10))
            .Build();
        Assert.Equal([24, double.NaN], Baseline(trial, BaselineRule.Last));
    }

    [Fact]
    public void A_baseline_column_of_assessments_belongs_to_the_scale_of_its_row()
    {
        Trial bare = new TrialBuilder()
            .Describe(new TrialDescription { BaselineColumn = "BASE" })
            .Subject("p")
            .Scores("p", "QIDS-SR16", (7, 9))
            .Scores("p", "MADRS", (7, 10))
            .Build();
        var trial = new Trial
        {
            Description = bare.Description,
            Subjects = bare.Subjects,
            Assessments = new AssessmentTable
            {
                Data = new Dataset("assessments.csv", [new NumericColumn("BASE", [18, 31])]),
                Subject = bare.Assessments.Subject,
                Scale = bare.Assessments.Scale,
                Day = bare.Assessments.Day,
                Score = bare.Assessments.Score,
            },
        };
        Assert.Equal([31], Baseline(trial, BaselineRule.Last));
    }

    private static double[] Baseline(Trial trial, BaselineRule rule)
    {
        AnalysisUnits units = AnalysisUnits.Of(trial);
        return BaselineScores.Of(trial, units, ScoreSeries.Of(trial, units, "MADRS"), rule);
    }
}
