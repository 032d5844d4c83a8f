using KetamineOutcomes.Analysis.Simulation;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Analysis.Simulation;

/// <summary>Correlation of visits and drop-out, in small designs made for them.</summary>
public sealed class SimulatedCourseTests
{
    /// <summary>No cut at 0 or 60 is near, so that moments are those of the model.</summary>
    private static readonly TrialDesign Plain = TrialDesign.Parse(
        """
        {
          "title": "Plain", "seed": 3,
          "arms": [{"name": "A", "n": 6000}],
          "participants": {"sites": 1},
          "madrs": {"baseline": {"mean": 35, "sd": 0, "min": 35, "max": 35}, "placeboChange": -4, "placeboDays": 1, "drugMaximum": 0,
            "betweenSd": 4, "betweenDays": 0.5, "residualSd": 3, "weekCorrelation": 0.5},
          "visits": [{"day": 14}, {"day": 21}, {"day": 28}]
        }
        """
    );

    [Fact]
    public void Visits_correlate_as_stated()
    {
        double[][] scores = Scores(TrialSimulator.Draw(Plain));
        // Between variance 16; residual 9, halved a week; rounding adds 1/12 to a variance.
        double variance = 16 + 9 + 1.0 / 12;
        Assert.Equal(variance, Covariance(scores, 1, 1), 1.5);
        Assert.Equal(16 + 4.5, Covariance(scores, 1, 2), 1.5);
        Assert.Equal(16 + 2.25, Covariance(scores, 1, 3), 1.5);
    }

    [Fact]
    public void Drop_out_has_the_stated_hazard()
    {
        TrialDesign design = Plain with { DropOut = new DropOutDesign(PerWeek: 0.1) };
        int[] visits = Scores(TrialSimulator.Draw(design)).Select(s => s.Length - 1).ToArray();
        foreach ((int visit, double weeks) in new[] { (1, 2.0), (2, 3.0), (3, 4.0) })
        {
            double stays = Math.Exp(-0.1 * weeks);
            double share = visits.Count(n => n >= visit) / 6000.0;
            Assert.Equal(stays, share, 4 * Math.Sqrt(stays * (1 - stays) / 6000));
        }
    }

    [Fact]
    public void Drop_out_depends_on_the_score_as_stated()
    {
        // Everyone at 31 on average; the log hazard rises by 0.1 a point.
        TrialDesign design = Plain with
        {
            DropOut = new DropOutDesign(PerWeek: 0.1, PerPoint: 0.1, Reference: 31),
        };
        double[][] scores = Scores(TrialSimulator.Draw(design));
        foreach (double score in new[] { 26.0, 31, 36 })
        {
            double[][] there = scores.Where(s => s.Length > 1 && s[1] == score).ToArray();
            double leaves = 1 - Math.Exp(-0.1 * Math.Exp(0.1 * (score - 31)));
            double share = there.Count(s => s.Length == 2) / (double)there.Length;
            Assert.Equal(leaves, share, 4 * Math.Sqrt(leaves * (1 - leaves) / there.Length));
        }
    }

    [Fact]
    public void A_table_does_not_change_when_another_is_added()
    {
        TrialDesign more = Plain with { Diary = new DiaryDesign(10, 0.5), DropOut = null };
        SimulatedTrial plain = TrialSimulator.Draw(Plain);
        SimulatedTrial diary = TrialSimulator.Draw(more);
        Assert.Equal(plain.Files[1].Content.ToArray(), diary.Files[1].Content.ToArray());
        Assert.Equal(plain.Files.Count + 1, diary.Files.Count);
    }

    private static double[][] Scores(SimulatedTrial drawn)
    {
        Trial trial = DrawnTruth.Read(drawn);
        ScoreSeries series = ScoreSeries.Of(trial, AnalysisUnits.OfSubjects(trial), "MADRS");
        return Enumerable.Range(0, series.UnitCount).Select(unit => series.Scores(unit).ToArray()).ToArray();
    }

    private static double Covariance(double[][] scores, int a, int b)
    {
        double meanA = scores.Average(s => s[a]);
        double meanB = scores.Average(s => s[b]);
        return scores.Sum(s => (s[a] - meanA) * (s[b] - meanB)) / (scores.Length - 1);
    }
}
