using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Trials;

/// <summary>A valid folder broken in one place at a time: the rule, file, line and column that are named.</summary>
public sealed class BrokenTrialTests
{
    [Theory]
    // subjects.csv
    [InlineData("subjects.csv", "subject_id,arm", "subject,arm", "missing-column subjects.csv:1 subject_id")]
    [InlineData("subjects.csv", "arm,route", "group,route", "missing-column subjects.csv:1 arm")]
    [InlineData("subjects.csv", "site,age", "arm,age", "repeated-column subjects.csv:1 arm")]
    [InlineData("subjects.csv", "P03,Ketamine", "P03,", "missing-value subjects.csv:4 arm")]
    [InlineData(
        "subjects.csv",
        "P04,Placebo",
        ",Placebo",
        "missing-value subjects.csv:5 subject_id",
        "unknown-subject assessments.csv:10 subject_id",
        "unknown-subject sessions.csv:6 subject_id"
    )]
    [InlineData(
        "subjects.csv",
        "P03,Ketamine,IV,0.5,mg/kg,B,35,F,60",
        "P01,Ketamine,IV,0.5,mg/kg,B,35,F,60",
        "repeated-key subjects.csv:4 subject_id",
        "unknown-subject assessments.csv:7 subject_id",
        "unknown-subject sessions.csv:5 subject_id",
        "unknown-subject follow_up.csv:4 subject_id",
        "unknown-subject adverse_events.csv:3 subject_id"
    )]
    [InlineData("subjects.csv", "P02,Placebo,IV", "P02,Placebo,IX", "unknown-word subjects.csv:3 route")]
    [InlineData(
        "subjects.csv",
        "P01,Ketamine,IV",
        "P01,Ketamine,Nasal Spray",
        "route-mismatch sessions.csv:2 route",
        "route-mismatch sessions.csv:3 route"
    )]
    [InlineData(
        "subjects.csv",
        "P01,Ketamine,IV,0.5,mg/kg",
        "P01,Ketamine,IV,0.5,g",
        "unknown-unit subjects.csv:2 dose_unit"
    )]
    [InlineData(
        "subjects.csv",
        "P01,Ketamine,IV,0.5,mg/kg",
        "P01,Ketamine,IV,0.5,",
        "missing-unit subjects.csv:2 dose"
    )]
    [InlineData("subjects.csv", "P01,Ketamine,IV,0.5", "P01,Ketamine,IV,-0.5", "out-of-range subjects.csv:2 dose")]
    [InlineData("subjects.csv", "P01,Ketamine,IV,0.5", "P01,Ketamine,IV,50", "improbable-dose subjects.csv:2 dose")]
    [InlineData("subjects.csv", "A,41,F", "A,forty,F", "not-a-number subjects.csv:2 age")]
    [InlineData("subjects.csv", "A,41,F", "A,-1,F", "out-of-range subjects.csv:2 age")]
    [InlineData("subjects.csv", "A,41,F", "A,141,F", "improbable-age subjects.csv:2 age")]
    [InlineData("subjects.csv", "A,41,F", "A,4,F", "improbable-age subjects.csv:2 age")]
    [InlineData("subjects.csv", "M,90,2", "M,900,2", "improbable-weight subjects.csv:5 weight_kg")]
    [InlineData("subjects.csv", "F,70,3,24,0", "F,70,2.5,24,0", "not-whole subjects.csv:2 failed_trials")]
    [InlineData("subjects.csv", "F,70,3,24,0", "F,70,3,-24,0", "out-of-range subjects.csv:2 episode_months")]
    [InlineData("subjects.csv", "F,70,3,24,0", "F,70,3,24,2", "out-of-range subjects.csv:2 psychotherapy")]
    [InlineData("subjects.csv", "P04,Placebo", "P04,placebo", "similar-words subjects.csv:5 arm")]
    [InlineData(
        "subjects.csv",
        "P02,Placebo,IV,0,mg/kg,A,52,M,80,2,12,1",
        "P02,Placebo,IV,0,mg/kg,A,52,M,80,2,12",
        "too-few-fields subjects.csv:3"
    )]
    // assessments.csv
    [InlineData("assessments.csv", "day,score", "when,score", "missing-column assessments.csv:1 day")]
    [InlineData(
        "assessments.csv",
        "P01,MADRS,28,10",
        "P09,MADRS,28,10",
        "unknown-subject assessments.csv:4 subject_id"
    )]
    [InlineData("assessments.csv", "P01,MADRS,28,10", ",MADRS,28,10", "missing-value assessments.csv:4 subject_id")]
    [InlineData("assessments.csv", "P01,MADRS,28,10", "P01,MADRAS,28,10", "unknown-word assessments.csv:4 scale")]
    [InlineData("assessments.csv", "P04,HAMD17,28,21", "P04,HAMD,28,21", "unknown-word assessments.csv:13 scale")]
    [InlineData("assessments.csv", "P01,MADRS,28,10", "P01,,28,10", "missing-value assessments.csv:4 scale")]
    [InlineData("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,,10", "missing-value assessments.csv:4 day")]
    [InlineData(
        "assessments.csv",
        "P01,MADRS,28,10",
        "P01,MADRS,,",
        "empty-row assessments.csv:4 score",
        "follow-up-before-response follow_up.csv:2 start_day"
    )]
    [InlineData("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,28,", "missing-score assessments.csv:4 score")]
    [InlineData("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,28,ten", "not-a-number assessments.csv:4 score")]
    [InlineData("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,later,10", "not-a-number assessments.csv:4 day")]
    [InlineData("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,28,61", "out-of-range assessments.csv:4 score")]
    [InlineData("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,28,-1", "out-of-range assessments.csv:4 score")]
    [InlineData("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,28,10.5", "fractional-score assessments.csv:4 score")]
    [InlineData("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,1,10", "repeated-key assessments.csv:4 day")]
    [InlineData(
        "assessments.csv",
        "P01,MADRS,28,10",
        "P01,MADRS,28000,10",
        "improbable-day assessments.csv:4 day",
        "follow-up-before-response follow_up.csv:2 start_day"
    )]
    [InlineData("assessments.csv", "P01,MADRS,0,34", "P01,MADRS,0.5,34", "no-baseline assessments.csv:2")]
    [InlineData(
        "assessments.csv",
        "P01,MADRS,0,34",
        "P01,MADRS,0,",
        "missing-score assessments.csv:2 score",
        "no-baseline assessments.csv:2"
    )]
    [InlineData("assessments.csv", "P04,HAMD17,0,22", "P04,HAMD17,2,22", "no-baseline assessments.csv:10")]
    [InlineData("assessments.csv", "P01,MADRS,28,10,Day 28", "P01,MADRS,28,10", "too-few-fields assessments.csv:4")]
    [InlineData(
        "assessments.csv",
        "P01,MADRS,28,10,Day 28",
        "P01,MADRS,28,10,Day 28,x",
        "too-many-fields assessments.csv:4"
    )]
    // sessions.csv
    [InlineData("sessions.csv", "P01,2,3,IV", "P01,1,3,IV", "repeated-key sessions.csv:3 session")]
    [InlineData("sessions.csv", "P01,2,3,IV", "P01,0,3,IV", "out-of-range sessions.csv:3 session")]
    [InlineData("sessions.csv", "P01,2,3,IV", "P01,1.5,3,IV", "not-whole sessions.csv:3 session")]
    [InlineData("sessions.csv", "P01,2,3,IV", "P01,,3,IV", "missing-value sessions.csv:3 session")]
    [InlineData("sessions.csv", "P01,2,3,IV", "P01,2,,IV", "missing-value sessions.csv:3 day")]
    [InlineData("sessions.csv", "P01,2,3,IV", "P01,2,-3,IV", "session-order sessions.csv:3 day")]
    [InlineData("sessions.csv", "P01,2,3,IV", "P01,3,3,IV", "session-gap sessions.csv:3 session")]
    [InlineData("sessions.csv", "P01,2,3,IV", "P01,2,3,intravenos", "unknown-word sessions.csv:3 route")]
    [InlineData("sessions.csv", "P01,2,3,IV", "P01,2,3,oral", "route-mismatch sessions.csv:3 route")]
    [InlineData("sessions.csv", "P03,1,0,IV,30", "P03,1,0,IV,45", "dose-mismatch sessions.csv:5 dose_mg_per_kg")]
    [InlineData(
        "sessions.csv",
        "P03,1,0,IV,30,0.5",
        "P03,1,0,IV,30,50",
        "improbable-dose sessions.csv:5 dose_mg_per_kg"
    )]
    [InlineData(
        "sessions.csv",
        "P03,1,0,IV,30,0.5",
        "P03,1,0,IV,-30,0.5",
        "out-of-range sessions.csv:5 dose_mg",
        "dose-mismatch sessions.csv:5 dose_mg_per_kg"
    )]
    [InlineData(
        "sessions.csv",
        "P03,1,0,IV",
        "P03,2,0,IV",
        "session-gap sessions.csv:5 session",
        "unknown-session adverse_events.csv:3 session"
    )]
    // follow_up.csv
    [InlineData("follow_up.csv", "28,90,relapse", "28,90,Relaps", "unknown-word follow_up.csv:2 status")]
    [InlineData("follow_up.csv", "28,90,relapse", "28,90,", "missing-value follow_up.csv:2 status")]
    [InlineData("follow_up.csv", "28,90,relapse", "28,9,relapse", "end-before-start follow_up.csv:2 end_day")]
    [InlineData("follow_up.csv", "P02,28", "P01,28", "repeated-key follow_up.csv:3 subject_id")]
    [InlineData("follow_up.csv", "P02,28,60,lost", "P02,20,21,death", "assessment-after-death assessments.csv:6 day")]
    [InlineData(
        "follow_up.csv",
        "P01,28,90,relapse",
        "P01,1,2,death",
        "assessment-after-death assessments.csv:4 day",
        "session-after-death sessions.csv:3 day",
        "follow-up-before-response follow_up.csv:2 start_day"
    )]
    // adverse_events.csv
    [InlineData("adverse_events.csv", "P01,Dizziness", "P01,", "missing-value adverse_events.csv:2 term")]
    [InlineData("adverse_events.csv", "mild,0", "middling,0", "unknown-word adverse_events.csv:2 severity")]
    [InlineData("adverse_events.csv", "mild,0", "mild,2", "out-of-range adverse_events.csv:2 serious")]
    [InlineData("adverse_events.csv", "mild,0", "mild,maybe", "unknown-word adverse_events.csv:2 serious")]
    [InlineData("adverse_events.csv", "mild,0", "mild,No")]
    [InlineData("adverse_events.csv", "P01,Dizziness", "P01,nausea", "similar-words adverse_events.csv:2 term")]
    [InlineData("adverse_events.csv", "0,1,0,1,1", "0,1,2,1,1", "end-before-start adverse_events.csv:3 end_day")]
    [InlineData("adverse_events.csv", "0,1,0,1,1", "0,1,0,1,9", "unknown-session adverse_events.csv:3 session")]
    // vitals.csv
    [InlineData("vitals.csv", "40,SBP,139", "40,SBP,399", "improbable-vital vitals.csv:4 value")]
    [InlineData("vitals.csv", "40,SBP,139", "40,SBP,1390", "out-of-range vitals.csv:4 value")]
    [InlineData("vitals.csv", "40,SBP,139", "40,SBP,80", "pressure-order vitals.csv:5 value")]
    [InlineData("vitals.csv", "40,SPO2,97", "40,SPO2,101", "out-of-range vitals.csv:7 value")]
    [InlineData("vitals.csv", "40,SPO2,97", "40,CADSS,12", "repeated-reading vitals.csv:7 minute")]
    [InlineData("vitals.csv", "P01,1,40,CADSS", "P01,3,40,CADSS", "unknown-session vitals.csv:6 session")]
    [InlineData("vitals.csv", "P01,1,40,CADSS", "P01,1,,CADSS", "missing-value vitals.csv:6 minute")]
    // the rest
    [InlineData("biomarkers.csv", "P01,0,BDNF,21.5", "P01,0,BDNF,-2", "out-of-range biomarkers.csv:2 value")]
    [InlineData("biomarkers.csv", "P01,0,BDNF,21.5", "P01,0,,21.5", "missing-value biomarkers.csv:2 marker")]
    [InlineData("biomarkers.csv", "P01,0,BDNF", "P11,0,BDNF", "unknown-subject biomarkers.csv:2 subject_id")]
    [InlineData("diary.csv", "P01,1,6", "P01,1,16", "out-of-range diary.csv:3 mood")]
    [InlineData("diary.csv", "P01,1,6", "P01,0,6", "repeated-key diary.csv:3 day")]
    public void One_fault_is_named_with_its_place(string file, string old, string replacement, params string[] expected)
    {
        using TrialText trial = TrialText.Valid().With(file, old, replacement);
        Assert.Equal(expected, trial.Problems());
    }

    [Fact]
    public void Ten_faults_are_named_at_once_in_order_of_file_and_line_and_show_no_value()
    {
        using TrialText trial = TrialText
            .Valid()
            .With("subjects.csv", "A,41,F", "A,secretage,F")
            .With("subjects.csv", "P02,Placebo,IV", "P02,Placebo,secretroute")
            .With("assessments.csv", "P01,MADRS,28,10", "P01,secretscale,28,10")
            .With("assessments.csv", "P02,MADRS,28,16", "P02,MADRS,28,777")
            .With("assessments.csv", "P03,MADRS,28,16", "SECRETID,MADRS,28,16")
            .With("assessments.csv", "P04,MADRS,28,29", "P04,MADRS,0,29")
            .With("follow_up.csv", "28,90,relapse", "28,9,secretstatus")
            .With("vitals.csv", "40,SBP,139", "40,SBP,7777")
            .With("diary.csv", "P01,1,6", "P01,1,secretmood")
            .With("sessions.csv", "P03,1,0,IV,30,0.5", "P03,1,0,IV,30,0.777");
        TrialValidation found = trial.Validate();
        Assert.Equal(
            [
                "not-a-number subjects.csv:2 age",
                "unknown-word subjects.csv:3 route",
                "unknown-word assessments.csv:4 scale",
                "out-of-range assessments.csv:6 score",
                "unknown-subject assessments.csv:9 subject_id",
                "repeated-key assessments.csv:11 day",
                "dose-mismatch sessions.csv:5 dose_mg_per_kg",
                "end-before-start follow_up.csv:2 end_day",
                "unknown-word follow_up.csv:2 status",
                "out-of-range vitals.csv:4 value",
                "not-a-number diary.csv:3 mood",
            ],
            found.Problems.Select(p => $"{p.Rule} {p.File}:{p.Line} {p.Column}")
        );
        Assert.Null(found.Trial);
        Assert.True(found.HasErrors);
        foreach (DataProblem problem in found.Problems)
        {
            string text = problem.ToText();
            Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("777", text, StringComparison.Ordinal);
            Assert.NotEmpty(problem.Advice);
        }
        Assert.Equal("SECRETID", found.Problems.First(p => p.Rule == "unknown-subject").Value);
        Assert.Contains("SECRETID", found.Problems[4].ToText(showValues: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_words_and_participants_are_named_once_with_the_number_of_rows()
    {
        using TrialText trial = TrialText
            .Valid()
            .With("assessments.csv", "P01,MADRS,0,34", "P01,MDRS,0,34")
            .With("assessments.csv", "P01,MADRS,28,10", "P01,MDRS,28,10");
        DataProblem problem = Assert.Single(trial.Validate().Problems, p => p.Rule == "unknown-word");
        Assert.Equal(2, problem.Line);
        Assert.Contains("2 rows", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("Did you mean 'MADRS'?", problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Totals_are_held_against_their_items_when_all_are_there()
    {
        string header =
            "subject_id,scale,day,score," + string.Join(',', Enumerable.Range(1, 10).Select(i => $"item_{i}"));
        using TrialText trial = TrialText.Valid();
        trial.Put(
            "assessments.csv",
            $"""
            {header}
            P01,MADRS,0,30,3,3,3,3,3,3,3,3,3,3
            P02,MADRS,0,31,3,3,3,3,3,3,3,3,3,3
            P03,MADRS,0,31,3,3,3,3,3,3,3,3,3,
            P04,MADRS,0,34,3,3,3,3,3,3,3,3,3,7
            P04,MADRS,7,x,3,3,3,3,3,3,3,3,3,3
            """
        );
        Assert.Equal(
            [
                "item-total assessments.csv:3 score",
                "out-of-range assessments.csv:5 item_10",
                "not-a-number assessments.csv:6 score",
            ],
            trial.Problems()
        );
    }

    [Fact]
    public void People_without_assessments_events_after_death_and_rows_without_treatment_are_pointed_out()
    {
        using TrialText trial = TrialText
            .Valid()
            .Add("subjects.csv", "P05,Placebo,IV,0,mg/kg,B,44,M,90,2,30,0")
            .Add("follow_up.csv", "P04,20,30,death,")
            .Add("adverse_events.csv", "P04,Fall,Injury,mild,0,0,31,,");
        Assert.Equal(
            ["no-assessments subjects.csv:6", "event-after-death adverse_events.csv:4 start_day"],
            trial.Problems()
        );
        trial.Put(
            "assessments.csv",
            """
            subject_id,scale,day,score,period,treatment
            P01,MADRS,0,30,,
            P01,MADRS,2,30,1,A
            P01,MADRS,2,30,2,B
            P01,MADRS,9,30,2,
            P01,MADRS,9,,1,
            P01,MADRS,2,29,1,A
            """
        );
        Assert.Equal(
            [
                "missing-treatment assessments.csv:5 treatment",
                "missing-score assessments.csv:6 score",
                "repeated-key assessments.csv:7 day",
            ],
            trial.Problems().Where(p => p.Contains("assessments.csv", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Read_throws_all_problems_and_validate_never_throws_for_them()
    {
        using TrialText trial = TrialText
            .Valid()
            .With("subjects.csv", "A,41,F", "A,x,F")
            .With("diary.csv", "1,6", "1,66");
        Assert.Equal(2, Assert.Throws<TrialDataException>(() => Trial.Read(trial.Write())).Problems.Count);
    }

    [Fact]
    public void Events_twice_and_markers_in_two_units_are_pointed_out()
    {
        using TrialText trial = TrialText
            .Valid()
            .Add("adverse_events.csv", "P01,Dizziness,Nervous system,severe,0,1,0,2,1")
            .Add("biomarkers.csv", "P01,7,BDNF,21500,pg/mL", "P02,7,BDNF,21500,pg/mL", "P02,7,CRP,2,mg/L");
        Assert.Equal(
            ["repeated-event adverse_events.csv:4 start_day", "mixed-units biomarkers.csv:3 unit"],
            trial.Problems()
        );
    }

    [Theory]
    [InlineData("adverse_events.csv", "serious", "seriuos")]
    [InlineData("sessions.csv", "dose_mg_per_kg", "dose_mg_perkg")]
    [InlineData("subjects.csv", "failed_trials", "failed_trial")]
    public void A_misspelt_optional_column_is_pointed_out(string file, string name, string misspelt)
    {
        using TrialText trial = TrialText.Valid().With(file, name, misspelt);
        Assert.Equal([$"misspelt-column {file}:1 {misspelt}"], trial.Problems());
    }

    [Theory]
    [InlineData("subjects.csv")]
    [InlineData("assessments.csv")]
    public void A_required_file_that_is_not_there_is_named(string file)
    {
        using TrialText trial = TrialText.Valid().Without(file);
        string[] found = trial.Problems();
        Assert.Contains($"missing-file {file}:", found);
        Assert.DoesNotContain(found, p => p.StartsWith("unknown-subject", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("subjects.csv", "", "empty-file subjects.csv:")]
    [InlineData("subjects.csv", "subject_id,arm\n", "no-rows subjects.csv:1")]
    [InlineData("assessments.csv", "subject_id,scale,day,score\n", "no-rows assessments.csv:1")]
    [InlineData("subjects.csv", "subject_id,arm\n\"P01,x\n", "unclosed-quote subjects.csv:2")]
    public void Empty_and_broken_files_are_named(string file, string text, string expected)
    {
        using TrialText trial = TrialText.Valid().Put(file, text);
        Assert.Contains(expected, trial.Problems().Select(p => p.TrimEnd()));
    }

    [Fact]
    public void A_binary_file_is_a_problem_of_that_file()
    {
        using TrialText trial = TrialText.Valid();
        string folder = trial.Write();
        byte[] noise = new byte[4096];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(Path.Combine(folder, "sessions.csv"), noise);
        Assert.Contains(Trial.Validate(folder).Problems, p => p.File == "sessions.csv");
    }

    [Fact]
    public void A_folder_with_the_name_of_a_table_cannot_be_read()
    {
        using TrialText trial = TrialText.Valid().Without("diary.csv").Put("diary.csv/x.csv", "a\n");
        Assert.Equal(["unreadable-file diary.csv:"], trial.Problems());
    }

    [Fact]
    public void Without_participants_every_other_table_is_not_complained_of()
    {
        using TrialText trial = TrialText.Valid().Put("subjects.csv", "subject_id,arm\n");
        Assert.Equal(["no-rows subjects.csv:1"], trial.Problems());
    }

    [Fact]
    public void A_folder_that_is_not_there_or_a_file_that_is_no_whole_trial_is_refused()
    {
        using TrialText trial = TrialText.Valid();
        string folder = trial.Write();
        DataProblem absent = Assert.Throws<TrialDataException>(() => Trial.Validate(folder + "x")).Problems[0];
        Assert.Equal("missing-folder", absent.Rule);
        DataProblem file = Assert
            .Throws<TrialDataException>(() => Trial.Validate(Path.Combine(folder, "subjects.csv")))
            .Problems[0];
        Assert.Equal("ambiguous-layout subjects.csv", $"{file.Rule} {file.File}");
        Assert.Contains("Name the folder", file.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_nearly_the_name_of_a_table_is_pointed_out()
    {
        using TrialText trial = TrialText
            .Valid()
            .Without("sessions.csv")
            .Put("session.csv", "a,b\n1,2\n")
            .Put("notes.csv", "a\n");
        Assert.Equal(
            ["unknown-file session.csv:"],
            trial.Problems().Where(p => !p.StartsWith("unknown-session", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Rows_may_come_in_any_order_and_screening_scores_follow_up_before_response_are_no_faults()
    {
        using TrialText trial = TrialText.Valid();
        string folder = trial.Write();
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            string[] lines = File.ReadAllLines(file);
            File.WriteAllLines(file, [lines[0], .. lines.Skip(1).Reverse()]);
        }
        Assert.Empty(Trial.Validate(folder).Problems);
    }

    [Fact]
    public void More_problems_of_a_rule_than_are_kept_are_counted()
    {
        string[] rows = Enumerable.Range(0, 10_050).Select(i => $"P01,MADRS,{i + 30},99,").ToArray();
        using TrialText trial = TrialText.Valid().Add("assessments.csv", rows);
        DataProblem[] found = trial.Validate().Problems.Where(p => p.Rule == "out-of-range").ToArray();
        Assert.Equal(10_001, found.Length);
        Assert.Contains("50 more", found[^1].Message, StringComparison.Ordinal);
    }
}
