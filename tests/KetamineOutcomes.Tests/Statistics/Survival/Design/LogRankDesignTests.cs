using KetamineOutcomes.Statistics.Survival.Design;

namespace KetamineOutcomes.Tests.Statistics.Survival.Design;

public class LogRankDesignTests
{
    [Fact]
    public void Events_people_chances_and_power_agree_with_R()
    {
        foreach (GoldenRow row in GoldenTable.Read("r-stats-4.2.2/log_rank_design.csv").Rows)
        {
            var assumptions = new LogRankAssumptions(
                row.Value("hazard"),
                row.Value("hr"),
                row.Value("ratio"),
                0.05,
                (int)row.Value("sides"),
                Enum.Parse<LogRankFormula>(row.Text("method"))
            );
            var calendar = new StudyCalendar(row.Value("followup"), row.Value("accrual"), row.Value("dropout"));
            LogRankSampleSize size = LogRankDesign.SampleSize(assumptions, 0.9, calendar);
            Tolerance.AssertClose(row.Value("events"), size.Events);
            Tolerance.AssertClose(row.Value("chanceReference"), size.ReferenceChance);
            Tolerance.AssertClose(row.Value("chanceGroup"), size.GroupChance);
            Tolerance.AssertClose(row.Value("people"), size.People);
            Tolerance.AssertClose(row.Value("power100"), LogRankDesign.Power(assumptions, 100));
        }
    }

    /// <summary>Worked by hand: (1.959964 + 0.841621)²/(0.25·(log 0.5)²) = 7.848880/0.120113 = 65.35 events; Freedman's
    /// 7.848880·(1.5/0.5)² = 70.64.</summary>
    [Fact]
    public void Halving_the_hazard_takes_66_events_or_71_by_Freedman()
    {
        var schoenfeld = new LogRankAssumptions(0.01, 0.5);
        Assert.Equal(65.35, LogRankDesign.SampleSize(schoenfeld, 0.8).Events, 0.005);
        Assert.Equal(66, LogRankDesign.SampleSize(schoenfeld, 0.8).EventsNeeded);
        var freedman = new LogRankAssumptions(0.01, 0.5, formula: LogRankFormula.Freedman);
        Assert.Equal(70.64, LogRankDesign.SampleSize(freedman, 0.8).Events, 0.005);
        Assert.Equal(71, LogRankDesign.SampleSize(freedman, 0.8).EventsNeeded);
    }

    [Fact]
    public void The_power_of_the_events_found_is_the_power_asked_for()
    {
        var assumptions = new LogRankAssumptions(
            LogRankAssumptions.HazardFromMedian(273),
            0.49,
            allocation: 2,
            sides: 1
        );
        double events = LogRankDesign.SampleSize(assumptions, 0.85).Events;
        Tolerance.AssertClose(0.85, LogRankDesign.Power(assumptions, events), 1e-12);
    }

    [Fact]
    public void A_short_accrual_is_none_and_swapped_arms_need_the_same_events()
    {
        double at = new StudyCalendar(100).ChanceOfEvent(0.01);
        Tolerance.AssertClose(at, new StudyCalendar(100, 1e-9).ChanceOfEvent(0.01), 1e-9);
        Tolerance.AssertClose(
            0.4530,
            new StudyCalendar(200).ChanceOfEvent(LogRankAssumptions.HazardFromRisk(0.453, 200))
        );
        var there = new LogRankAssumptions(0.01, 0.5, allocation: 3);
        var back = new LogRankAssumptions(0.005, 2, allocation: 1.0 / 3);
        Tolerance.AssertClose(LogRankDesign.SampleSize(there).Events, LogRankDesign.SampleSize(back).Events, 1e-12);
    }

    [Fact]
    public void The_table_reads_as_a_protocol_would()
    {
        var assumptions = new LogRankAssumptions(0.00645, 0.49);
        string text = LogRankDesign.SampleSize(assumptions, 0.9, new StudyCalendar(180, 300, 0.001)).ToString();
        Assert.Contains("83 events give 90.0% power", text, StringComparison.Ordinal);
        Assert.Contains("Entry over 300", text, StringComparison.Ordinal);
        string alone = LogRankDesign.SampleSize(assumptions).ToString();
        Assert.Contains("without a calendar", alone, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.5, 1, 0.05, 2)]
    [InlineData(0.01, 1, 1, 0.05, 2)]
    [InlineData(0.01, 0.5, -1, 0.05, 2)]
    [InlineData(0.01, 0.5, 1, 1, 2)]
    [InlineData(0.01, 0.5, 1, 0.05, 3)]
    [InlineData(double.NaN, 0.5, 1, 0.05, 1)]
    public void What_cannot_be_is_refused(double hazard, double ratio, double allocation, double alpha, int sides)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new LogRankAssumptions(hazard, ratio, allocation, alpha, sides)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudyCalendar(0));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            LogRankDesign.SampleSize(new LogRankAssumptions(0.01, 0.5), 0.01)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => LogRankDesign.Power(new LogRankAssumptions(0.01, 0.5), 0));
    }
}
