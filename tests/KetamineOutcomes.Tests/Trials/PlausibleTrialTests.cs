using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Trials;

/// <summary>Records that are possible and improbable: each is pointed out with its place, as a warning, and what the trial folder's
/// description allows is left alone.</summary>
public sealed class PlausibleTrialTests
{
    /// <summary>Twelve people at four visits, with a response at the last.</summary>
    private static TrialText Visits()
    {
        string[] rows = Enumerable
            .Range(1, 12)
            .SelectMany(i =>
                new[]
                {
                    $"P{i:00},MADRS,0,{30 + i},Baseline",
                    $"P{i:00},MADRS,{7 + i % 2},{25 + i},Week 1",
                    $"P{i:00},MADRS,{14 - i % 2},{21 + i},Week 2",
                    $"P{i:00},MADRS,28,{8 + i % 5},Week 4",
                }
            )
            .ToArray();
        string[] people = Enumerable
            .Range(1, 12)
            .Select(i => $"P{i:00},{(i % 2 == 0 ? "Placebo" : "Ketamine")}")
            .ToArray();
        TrialText trial = TrialText.Valid();
        foreach (
            string file in (string[])["sessions.csv", "adverse_events.csv", "vitals.csv", "biomarkers.csv", "diary.csv"]
        )
        {
            trial.Without(file);
        }
        return trial
            .Put("subjects.csv", "subject_id,arm")
            .Add("subjects.csv", people)
            .Put("assessments.csv", "subject_id,scale,day,score,visit")
            .Add("assessments.csv", rows);
    }

    private static void AssertWarns(TrialText trial, params string[] expected)
    {
        Assert.Equal(expected, trial.Problems());
        Assert.All(
            trial.Validate().Problems,
            problem =>
            {
                Assert.Equal(ProblemSeverity.Warning, problem.Severity);
                Assert.NotEmpty(problem.Advice);
            }
        );
    }

    [Fact]
    public void The_visits_themselves_are_plausible()
    {
        using TrialText trial = Visits();
        AssertWarns(trial);
    }

    [Fact]
    public void A_visit_far_from_that_of_the_others_is_pointed_out_once_for_all_scales()
    {
        using TrialText trial = Visits().With("assessments.csv", "P03,MADRS,28,11,Week 4", "P03,MADRS,82,11,Week 4");
        trial.Add("assessments.csv", "P03,PHQ-9,0,20,Baseline", "P03,PHQ-9,82,6,Week 4");
        AssertWarns(
            trial,
            "visit-window assessments.csv:13 day",
            // The follow-up of day 28 now starts after week 2 alone.
            "follow-up-before-response follow_up.csv:4 start_day"
        );
    }

    [Fact]
    public void A_visit_at_any_time_has_no_window_and_a_few_rows_say_nothing()
    {
        using TrialText trial = Visits();
        trial.Add(
            "assessments.csv",
            Enumerable.Range(1, 12).Select(i => $"P{i:00},MADRS,{30 + 9 * i},{8 + i},Relapse").ToArray()
        );
        trial.Add("assessments.csv", "P01,MADRS,200,9,End", "P02,MADRS,60,9,End", "P03,MADRS,400,9,End");
        AssertWarns(trial);
    }

    [Fact]
    public void The_day_that_trial_json_gives_a_visit_counts()
    {
        using TrialText trial = Visits();
        trial.Put("trial.json", """{ "codes": { "visit": { "Week 4": { "day": 90 } } } }""");
        Assert.Equal(12, trial.Problems().Count(p => p.StartsWith("visit-window ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Exchanged_visits_are_pointed_out()
    {
        using TrialText trial = Visits()
            .With("assessments.csv", "P05,MADRS,8,30,Week 1", "P05,MADRS,12,30,Week 1")
            .With("assessments.csv", "P05,MADRS,13,26,Week 2", "P05,MADRS,9,26,Week 2");
        AssertWarns(trial, "visit-order assessments.csv:19 day");
    }

    [Fact]
    public void A_second_baseline_of_one_visit_is_pointed_out_and_screening_is_not()
    {
        using TrialText trial = Visits();
        trial.Add("assessments.csv", "P01,MADRS,-5,32,Screening", "P02,MADRS,-1,33,Baseline");
        AssertWarns(trial, "double-baseline assessments.csv:51 visit");
    }

    [Fact]
    public void The_baseline_column_is_held_against_itself_and_the_scores()
    {
        using TrialText trial = TrialText
            .Valid()
            .Put(
                "assessments.csv",
                """
                subject_id,scale,day,score,BASE
                P01,MADRS,0,34,34
                P01,MADRS,28,10,33
                P02,MADRS,0,33,31
                P02,MADRS,28,16,31
                P03,MADRS,-7,36,36
                P03,MADRS,0,35,36
                P04,MADRS,28,29,31
                """
            )
            .Put("trial.json", """{ "baseline": "BASE" }""");
        Assert.Equal(
            ["double-baseline assessments.csv:3 BASE", "baseline-mismatch assessments.csv:4 score"],
            trial.Problems().Where(p => p.Contains("baseline", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("P01,2,3,IV,35,0.5", "P01,2,3,IV,0.5,", "swapped-unit 3 dose_mg", "dose-jump 3 dose_mg")]
    [InlineData("P01,2,3,IV,35,0.5", "P01,2,3,IV,,6", "swapped-unit 3 dose_mg_per_kg", "dose-jump 3 dose_mg_per_kg")]
    [InlineData("P01,2,3,IV,35,0.5", "P01,2,3,IV,350,0.5", "dose-mismatch 3 dose_mg_per_kg", "dose-jump 3 dose_mg")]
    [InlineData("P03,1,0,IV,30,0.5", "P03,1,0,IV,3,0.05")]
    public void Doses_of_the_other_unit_or_another_magnitude(string old, string replacement, params string[] expected)
    {
        using TrialText trial = TrialText.Valid().With("sessions.csv", old, replacement);
        Assert.Equal(
            expected,
            trial
                .Validate()
                .Problems.Where(p => p.Line is not 5 || p.Rule != "dose-mismatch")
                .Select(p => $"{p.Rule} {p.Line} {p.Column}")
        );
    }

    [Fact]
    public void A_dose_of_single_milligrams_is_left_alone_where_another_drug_is_given()
    {
        using TrialText trial = TrialText
            .Valid()
            .With("subjects.csv", "P02,Placebo,IV,0,mg/kg", "P02,Placebo,IV,3.5,mg");
        Assert.Equal(["swapped-unit subjects.csv:3 dose"], trial.Problems());
        trial.Put(
            "trial.json",
            """{ "arms": [{ "name": "Ketamine", "drug": "ketamine" }, { "name": "Placebo", "drug": "midazolam" }] }"""
        );
        Assert.Empty(trial.Problems());
    }

    [Fact]
    public void What_is_recorded_after_death_or_before_consent()
    {
        using TrialText trial = TrialText
            .Valid()
            .With("follow_up.csv", "P01,28,90,relapse", "P01,0,0,death")
            .With("assessments.csv", "P01,MADRS,1,20,Day 1\nP01,MADRS,28,10,Day 28\n", "")
            .With("sessions.csv", "P01,2,3,IV,35,0.5,40\n", "");
        AssertWarns(trial, "record-after-death diary.csv:3 day");
        using TrialText consent = TrialText.Valid();
        consent.Put(
            "subjects.csv",
            """
            subject_id,arm,consent_date,first_dose_date
            P01,Ketamine,2025-02-01,2025-02-01
            P02,Placebo,2025-02-02,2025-02-01
            P03,Ketamine,2025-01-28,2025-02-01
            P04,Placebo,,2025-02-01
            """
        );
        AssertWarns(
            consent,
            "before-consent assessments.csv:5 day",
            "before-consent assessments.csv:7 day",
            "before-consent sessions.csv:4 day"
        );
    }

    [Fact]
    public void An_event_before_its_session_and_a_reading_without_a_value()
    {
        using TrialText trial = TrialText
            .Valid()
            .With("adverse_events.csv", "0,1,0,0,1", "0,1,0,0,2")
            .With("vitals.csv", "40,SPO2,97", "40,SPO2,");
        AssertWarns(trial, "event-before-session adverse_events.csv:2 start_day", "missing-reading vitals.csv:7 value");
    }

    [Fact]
    public void A_follow_up_of_everybody_is_a_warning_and_no_error()
    {
        using TrialText trial = TrialText.Valid().With("follow_up.csv", "P03,28,120", "P04,28,120");
        AssertWarns(trial, "follow-up-before-response follow_up.csv:4 start_day");
        // A score within the remission cutoff is a response whatever the baseline was, and no score by the start says nothing.
        trial.With("assessments.csv", "P04,HAMD17,28,21", "P04,HAMD17,28,5");
        AssertWarns(trial);
    }

    [Fact]
    public void A_repeated_row_says_whether_the_scores_differ()
    {
        using TrialText trial = TrialText
            .Valid()
            .Add("assessments.csv", "P01,MADRS,28,10,Day 28", "P02,MADRS,28,11,Day 28");
        string[] said = trial
            .Validate()
            .Problems.Where(p => p.Rule == "repeated-key")
            .Select(p => p.Message.Split(", with ")[1])
            .ToArray();
        Assert.Equal(["the same score.", "another score."], said);
    }
}
