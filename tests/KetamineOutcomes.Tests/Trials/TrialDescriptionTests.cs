using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Dosing;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Tests.Trials;

/// <summary>What trial.json changes in how a folder is read.</summary>
public sealed class TrialDescriptionTests
{
    private static Trial Read(TrialText trial, string json) => Trial.Read(trial.Put("trial.json", json).Write());

    private static string[] Problems(TrialText trial, string json) => trial.Put("trial.json", json).Problems();

    [Fact]
    public void Title_registration_and_arms_are_read_and_arms_give_order_route_and_dose()
    {
        using TrialText text = TrialText.Valid();
        text.Put("subjects.csv", "subject_id,arm\nP01,Ketamine\nP02,Placebo\nP03,Ketamine\nP04,Placebo\n");
        Trial trial = Read(
            text,
            """
            {
              // the arms in the order of the tables
              "title": "A trial", "registration": "NCT00000000",
              "arms": [
                { "name": "Placebo", "label": "Saline", "route": "IV", "reference": true },
                { "name": "Ketamine", "drug": "ketamine", "route": "intravenous", "dose": 0.5, "doseUnit": "mg/kg" },
              ],
            }
            """
        );
        Assert.Equal(("A trial", "NCT00000000"), (trial.Description.Title, trial.Description.Registration));
        Assert.Equal(["Placebo", "Ketamine"], trial.Subjects.Arm.Levels);
        Assert.Equal([1, 0, 1, 0], trial.Subjects.Arm.Codes.ToArray());
        Assert.Equal(DosingRoute.Intravenous, trial.Subjects.Route[0]);
        Assert.Equal(new Dose(0.5, DoseUnit.MilligramsPerKilogram), trial.Subjects.Dose![0]);
        Assert.Null(trial.Subjects.Dose[1]);
        Assert.True(trial.Description.Arms[0].IsReference);
        Assert.Equal("Saline", trial.Description.Arms[0].Label);
        Assert.Equal("Ketamine", trial.Description.Arms[1].Label);
    }

    [Fact]
    public void Files_and_columns_are_renamed_and_problems_use_the_files_own_names()
    {
        using TrialText text = TrialText.Valid();
        text.Without("assessments.csv")
            .Put("data/scores.csv", "PAT;TOTAL;WEEK_DAY\nP01;34;0\nP01;zehn;28\nP02;30,5;0\nP03;1;0\nP04;1;0\n");
        string json = """
            {
              "files": { "assessments.csv": "data/scores.csv" },
              "columns": { "assessments.csv": { "subject_id": "PAT", "score": "TOTAL", "day": "WEEK_DAY" } },
              "constants": { "assessments.csv": { "scale": "HAM-D17" } }
            }
            """;
        Assert.Equal(
            ["not-a-number data/scores.csv:3 TOTAL", "fractional-score data/scores.csv:4 TOTAL"],
            Problems(text, json)
        );
        text.With("data/scores.csv", "zehn", "10");
        Trial trial = Read(text, json);
        Assert.Equal(["HAMD17"], trial.Assessments.Scale.Levels);
        Assert.Equal([34, 10, 30.5, 1, 1], trial.Assessments.Score);
        Assert.Equal("data/scores.csv", trial.Files[1].Name);
    }

    [Fact]
    public void A_renamed_column_takes_the_place_of_one_that_has_the_name()
    {
        using TrialText text = TrialText.Valid();
        Trial trial = Read(text, """{ "columns": { "subjects.csv": { "arm": "sex" } } }""");
        Assert.Equal(["F", "M"], trial.Subjects.Arm.Levels);
        Assert.NotNull(trial.Subjects.Data.Find("arm (in the file)"));
    }

    [Fact]
    public void Codes_map_words_and_add_statuses()
    {
        using TrialText text = TrialText
            .Valid()
            .With("follow_up.csv", "28,90,relapse", "28,90,R")
            .With("follow_up.csv", "28,60,lost", "28,60,rescued")
            .With("adverse_events.csv", "mild,0", "1,0")
            .With("adverse_events.csv", "moderate,0", "2,No");
        Trial trial = Read(
            text,
            """
            {
              "codes": {
                "status": { "R": "relapse", "rescued": "rescue" },
                "severity": { "1": "mild", "2": "moderate" },
                "serious": { "No": 0 }
              }
            }
            """
        );
        Assert.Equal(["relapse", "completed", "rescue"], trial.FollowUp!.Status.Levels);
        Assert.Equal(["mild", "moderate"], trial.AdverseEvents!.Severity!.Levels);
        Assert.Equal([0, 0], trial.AdverseEvents.Serious!);
    }

    [Fact]
    public void Visits_give_days_periods_and_treatments()
    {
        using TrialText text = TrialText.Valid();
        text.Put(
            "assessments.csv",
            "subject_id,scale,visit,score\nP01,MADRS,base,30\nP01,MADRS,K2,12\nP01,MADRS,P2,28\nP02,MADRS,base,31\nP03,MADRS,base,32\nP04,MADRS,base,33\nP04,MADRS,,\n"
        );
        string json = """
            {
              "codes": { "visit": {
                "base": { "day": 0 },
                "K2": { "day": 2, "period": 1, "treatment": "Ketamine" },
                "P2": { "day": 2, "period": 2, "treatment": "Placebo" }
              } },
              "silence": ["empty-row"]
            }
            """;
        Trial trial = Read(text, json);
        Assert.Empty(trial.Problems);
        Assert.Equal([0, 2, 2, 0, 0, 0], trial.Assessments.Day);
        Assert.Equal([0, 1, 2, 0, 0, 0], trial.Assessments.Period!);
        Assert.Equal(["Ketamine", "Placebo"], trial.Assessments.Treatment!.Levels);
        Assert.Equal([-1, 0, 1, -1, -1, -1], trial.Assessments.Treatment.Codes.ToArray());
        text.With("assessments.csv", "P01,MADRS,P2,28", "P01,MADRS,P9,28");
        Assert.Equal(["missing-value assessments.csv:4 visit"], text.Problems());
    }

    [Fact]
    public void Missing_codes_are_added()
    {
        using TrialText text = TrialText.Valid().With("assessments.csv", "P01,MADRS,28,10", "P01,MADRS,28,-99");
        Trial trial = Read(text, """{ "missing": [-99, "not done"] }""");
        Assert.True(double.IsNaN(trial.Assessments.Score[2]));
        Assert.Equal("missing-score", Assert.Single(trial.Problems).Rule);
    }

    [Fact]
    public void Scales_are_added_and_changed()
    {
        using TrialText text = TrialText.Valid().Add("assessments.csv", "P01,Bob,0,99,", "P01,HAM-D17,0,30,");
        Trial trial = Read(
            text,
            """
            {
              "scales": [
                { "name": "BOBS", "title": "Bob's scale", "minimum": 0, "maximum": 100, "direction": "higher", "aliases": ["Bob"] },
                { "name": "HAM-D17", "remission": 7, "source": "Protocol 3.1" }
              ]
            }
            """
        );
        Assert.Equal(
            ["MADRS", "HAMD17", "BOBS"],
            trial
                .Assessments.Scale.Levels.Order(StringComparer.Ordinal)
                .Reverse()
                .Order(new RegistryOrder(trial.Scales))
        );
        Assert.Equal(ScaleDirection.HigherIsBetter, trial.Scales.Find("BOBS")!.Direction);
        RatingScale hamilton = trial.Scales.Find("HAMD17")!;
        Assert.Equal((7, "Protocol 3.1", 52), (hamilton.RemissionCutoff, hamilton.RemissionSource, hamilton.Maximum));
        Assert.Null(ScaleRegistry.Standard.Find("HAMD17")!.RemissionCutoff);
        text.Add("assessments.csv", "P02,BOBS,0,101,");
        Assert.Equal(["out-of-range assessments.csv:16 score"], text.Problems());
    }

    private sealed class RegistryOrder(ScaleRegistry registry) : IComparer<string>
    {
        public int Compare(string? x, string? y) => Place(x).CompareTo(Place(y));

        private int Place(string? name) => registry.Scales.Select(s => s.Name).ToList().IndexOf(name!);
    }

    [Theory]
    [InlineData("2025-03-29", "2025-04-26", null)]
    [InlineData("2025-03-29T08:30", "2025-04-26T08:30", null)]
    [InlineData("29/03/2025", "26/04/2025", "dd/MM/yyyy")]
    [InlineData("29MAR2025", "26apr2025", "ddMMMyyyy")]
    [InlineData("3/29/2025", "4/26/2025", "M/d/yyyy")]
    public void Dates_stand_where_days_do(string first, string later, string? format)
    {
        using TrialText text = TrialText.Valid();
        text.Put(
            "subjects.csv",
            $"subject_id,arm,first_dose_date\nP01,A,{first}\nP02,B,{first}\nP03,A,{first}\nP04,B,{first}\n"
        );
        text.Put("assessments.csv", $"subject_id,scale,date,score\nP01,MADRS,{first},30\nP01,MADRS,{later},12\n");
        text.Put(
            "trial.json",
            format is null ? "{}" : $$"""{ "dateFormats": "{{format}}", "silence": ["no-assessments"] }"""
        );
        Assert.Equal([0, 28], Trial.Validate(text.Write()).Trial!.Assessments.Day);
    }

    [Theory]
    [InlineData("03/04/2025", "ambiguous-date assessments.csv:2 date")]
    [InlineData("29/03/2025", "bad-date assessments.csv:2 date")]
    [InlineData("2025-02-30", "bad-date assessments.csv:2 date")]
    [InlineData("soon", "bad-date assessments.csv:2 date")]
    [InlineData("45000", "bad-date assessments.csv:2 date")]
    [InlineData("", "missing-value assessments.csv:2 date")]
    public void Dates_that_are_ambiguous_or_wrong_are_refused(string date, string expected)
    {
        using TrialText text = TrialText.Valid();
        text.Put("subjects.csv", "subject_id,arm,first_dose_date\nP01,A,2025-03-29\n");
        text.Put("assessments.csv", $"subject_id,scale,date,score\nP01,MADRS,{date},30\nP01,MADRS,2025-03-29,31\n");
        foreach (string file in (string[])["sessions.csv", "follow_up.csv", "adverse_events.csv"])
        {
            text.Without(file);
        }
        text.Without("vitals.csv").Without("biomarkers.csv").Without("diary.csv");
        Assert.Equal([expected], text.Problems());
    }

    [Fact]
    public void Dates_without_a_first_dose_are_refused()
    {
        using TrialText text = TrialText.Valid();
        text.Put("assessments.csv", "subject_id,scale,date,score\nP01,MADRS,2025-03-29,30\nP02,MADRS,2025-03-29,30\n");
        Assert.Contains("missing-column subjects.csv:1 first_dose_date", text.Problems());
        text.Put("subjects.csv", "subject_id,arm,first_dose_date\nP01,A,2025-03-29\nP02,A,\nP03,A,\nP04,A,\n");
        Assert.Contains("missing-value subjects.csv:3 first_dose_date", text.Problems());
        Assert.DoesNotContain("missing-value subjects.csv:4 first_dose_date", text.Problems());
    }

    [Fact]
    public void A_baseline_column_stands_for_scores_before_the_first_dose()
    {
        using TrialText text = TrialText.Valid();
        text.Put(
            "assessments.csv",
            "subject_id,scale,day,score,base\nP01,MADRS,28,10,30\nP02,MADRS,28,10,\nP03,MADRS,28,10,88\nP04,MADRS,28,9,31\n"
        );
        Assert.Equal(
            ["no-baseline assessments.csv:3", "out-of-range assessments.csv:4 base"],
            Problems(text, """{ "baseline": "base" }""")
        );
        Assert.Equal(
            ["missing-column trial.json: baseline"],
            Problems(text, """{ "baseline": "basis" }""")
                .Where(p => !p.StartsWith("no-baseline", StringComparison.Ordinal))
        );
        Assert.Equal(
            ["ambiguous-baseline subjects.csv:1 age"],
            Problems(TrialText.Valid(), """{ "baseline": "age" }""")
        );
    }

    [Fact]
    public void Warnings_can_be_silenced_and_errors_cannot()
    {
        using TrialText text = TrialText.Valid().With("subjects.csv", "A,41,F", "A,141,F");
        Assert.Empty(Problems(text, """{ "silence": ["improbable-age"] }"""));
        Assert.Equal(
            ["unknown-word trial.json:1 silence"],
            Problems(text, """{ "silence": "not-a-number" }""").Take(1)
        );
        Assert.Equal(
            ["unknown-word trial.json:1 silence"],
            Problems(text, """{ "silence": ["improbabel-age"] }""").Take(1)
        );
    }

    [Fact]
    public void Arms_of_trial_json_are_a_closed_list()
    {
        using TrialText text = TrialText.Valid().With("subjects.csv", "P03,Ketamine", "P03,Ketamin");
        Assert.Equal(
            ["empty-arm trial.json: arms", "unknown-word subjects.csv:4 arm"],
            Problems(text, """{ "arms": [{ "name": "Ketamine" }, { "name": "Placebo" }, { "name": "ECT" }] }""")
        );
    }

    [Theory]
    [InlineData("""{ "titel": "x" }""", "unknown-key trial.json:1 titel")]
    [InlineData("""{ "title": 5 }""", "wrong-type trial.json:1 title")]
    [InlineData("""{ "arms": [{ "label": "x" }] }""", "missing-key trial.json:1 arms[0].name")]
    [InlineData("""{ "arms": [{ "name": "A", "route": "IX" }] }""", "unknown-word trial.json:1 arms[0].route")]
    [InlineData("""{ "arms": [{ "name": "A", "dose": 5 }] }""", "missing-key trial.json:1 arms[0].dose")]
    [InlineData("""{ "arms": [{ "name": "A" }, { "name": "A" }] }""", "repeated-arm trial.json:1 arms[1].name")]
    [InlineData("""{ "files": { "subject.csv": "x.csv" } }""", "unknown-key trial.json:1 files.subject.csv")]
    [InlineData("""{ "files": { "subjects.csv": "/x.csv" } }""", "absolute-path trial.json:1 files.subjects.csv")]
    [InlineData("""{ "files": { "subjects.csv": "x.csv" } }""", "missing-file x.csv:")]
    [InlineData("""{ "columns": { "subjects.csv": { "arm": 3.5 } } }""", "missing-column subjects.csv:1 3.5")]
    [InlineData(
        """{ "columns": { "subjects.csv": { "arm": ["a"] } } }""",
        "wrong-type trial.json:1 columns.subjects.csv.arm"
    )]
    [InlineData("""{ "dateFormats": ["dd/mm/yyyy"] }""", "unknown-date-format trial.json:1 dateFormats")]
    [InlineData("""{ "codes": { "visit": { "x": { "dya": 1 } } } }""", "unknown-key trial.json:1 codes.visit.x.dya")]
    [InlineData("""{ "codes": { "route": { "x": "y" } } }""", "wrong-type trial.json:1 codes.route.x")]
    [InlineData(
        """{ "scales": [{ "name": "X", "direction": "up" }] }""",
        "unknown-word trial.json:1 scales[0].direction"
    )]
    [InlineData(
        """{ "scales": [{ "name": "X", "minimum": 5, "maximum": 2 }] }""",
        "wrong-interval trial.json:1 scales[0].maximum"
    )]
    [InlineData("{ nonsense", "json-syntax trial.json:1")]
    public void Faults_of_trial_json_are_named(string json, string expected)
    {
        using TrialText text = TrialText.Valid();
        Assert.Contains(expected, Problems(text, json));
    }

    [Fact]
    public void Faults_of_trial_json_and_of_tables_are_named_at_once()
    {
        using TrialText text = TrialText.Valid().With("subjects.csv", "A,41,F", "A,x,F");
        Assert.Equal(
            ["unknown-key trial.json:1 titel", "not-a-number subjects.csv:2 age"],
            Problems(text, """{ "titel": "x" }""")
        );
    }

    [Fact]
    public void A_table_taken_from_a_file_of_another_has_one_row_a_participant()
    {
        using TrialText text = TrialText.Valid();
        foreach (string file in (string[])["sessions.csv", "follow_up.csv", "adverse_events.csv", "vitals.csv"])
        {
            text.Without(file);
        }
        text.Without("biomarkers.csv").Without("diary.csv").Without("subjects.csv").Without("assessments.csv");
        text.Put(
            "all.csv",
            "id,group,site,day,madrs,age\n2,B,007,0,30,\n1,A,008,0,31,40\n2,B,007,28,15,50\n1,A,008,28,12,40\n"
        );
        string json = """
            {
              "files": { "subjects.csv": "all.csv", "assessments.csv": "all.csv" },
              "columns": {
                "subjects.csv": { "subject_id": "id", "arm": "group" },
                "assessments.csv": { "subject_id": "id", "score": "madrs" }
              },
              "constants": { "assessments.csv": { "scale": "MADRS" } }
            }
            """;
        Trial trial = Read(text, json);
        Assert.Equal(["2", "1"], trial.Subjects.Ids);
        Assert.Equal(["subject_id", "arm", "site", "age"], trial.Subjects.Data.Columns.Select(c => c.Name));
        Assert.Equal("007", trial.Subjects.Data["site"].TextAt(0));
        Assert.Equal("50", trial.Subjects.Data["age"].TextAt(0));
        Assert.Equal([0, 1, 0, 1], trial.Assessments.Subject);
        TrialFile only = Assert.Single(trial.Files);
        Assert.Equal(("all.csv", 4), (only.Name, only.Rows));
        text.With("all.csv", "1,A,008,28", "1,B,008,28");
        Assert.Equal(["conflicting-value all.csv:5 group"], text.Problems());
    }

    [Fact]
    public void Identifiers_are_text_and_numbers_of_twenty_digits_stay_apart()
    {
        using TrialText text = TrialText.Valid();
        text.Put("subjects.csv", "subject_id,arm\n20250101000000000001,A\n20250101000000000002,B\n7,A\n007,B\n");
        text.Put(
            "assessments.csv",
            "subject_id,scale,day,score\n20250101000000000001,MADRS,0,30\n20250101000000000002,MADRS,0,30\n7.0,MADRS,0,30\n007,MADRS,0,31\n"
        );
        foreach (string file in (string[])["sessions.csv", "follow_up.csv", "adverse_events.csv", "vitals.csv"])
        {
            text.Without(file);
        }
        text.Without("biomarkers.csv").Without("diary.csv");
        Trial trial = Trial.Read(text.Write());
        Assert.Equal([0, 1, 2, 3], trial.Assessments.Subject);
        Assert.Empty(trial.Problems);
    }
}
