using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using static System.FormattableString;

namespace KetamineOutcomes.Tests.Trials;

/// <summary>Layouts that are recognised by their columns, and those that are refused because two readings are possible.</summary>
public sealed class LayoutTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("layouts").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string file, string text)
    {
        string path = Path.Combine(folder, file);
        File.WriteAllText(path, text);
        return path;
    }

    private static string[] Problems(TrialValidation validation) =>
        [.. validation.Problems.Select(p => $"{p.Rule} {p.File}:{p.Line} {p.Column}".TrimEnd())];

    private static string[] Scores(Trial trial) =>
        [
            .. Enumerable
                .Range(0, trial.Assessments.Count)
                .Select(row =>
                    Invariant(
                        $"{trial.Subjects.Ids[trial.Assessments.Subject[row]]} {trial.Assessments.Scale.TextAt(row)} {Math.Round(trial.Assessments.Day[row], 4)} {trial.Assessments.Score[row]}"
                    )
                ),
        ];

    [Fact]
    public void A_wide_file_alone_is_a_whole_trial()
    {
        string path = Put(
            "madrs-wide.csv",
            """
            participant_id,group,age,site,madrs_bl,madrs_4h,madrs_d7,MADRS_week4,phq-9_0,icd_pre
            001,Ketamine,41,A,34,20,n/a,10,18,F32.0
            002,Placebo,52,A,33,,30,29,17,F32.1
            """
        );
        Trial trial = Trial.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal(["001", "002"], trial.Subjects.Ids);
        Assert.Equal(["Ketamine", "Placebo"], trial.Subjects.Arm.Levels);
        Assert.Equal(
            [
                "001 MADRS 0 34",
                "001 MADRS 0.1667 20",
                "001 MADRS 28 10",
                "001 PHQ-9 0 18",
                "002 MADRS 0 33",
                "002 MADRS 7 30",
                "002 MADRS 28 29",
                "002 PHQ-9 0 17",
            ],
            Scores(trial)
        );
        // Scores are no participants' columns; what is no scale's stays one.
        Assert.Equal(["subject_id", "arm", "age", "site", "icd_pre"], trial.Subjects.Data.ColumnNames);
        Assert.Equal(["madrs-wide.csv"], trial.Files.Select(file => file.Name));
        Assert.Equal(
            [
                "madrs-wide.csv read as wide file (subjects.csv): participant_id → subject_id, group → arm, columns without scores → participants",
                "madrs-wide.csv read as wide file (assessments.csv): madrs_bl, madrs_4h, madrs_d7, MADRS_week4 → MADRS on day 0, 0.1667, 7, 28; phq-9_0 → PHQ-9 on day 0; 2 empty cells are no assessment",
            ],
            trial.Layouts.Select(layout => layout.ToText())
        );
    }

    [Fact]
    public void A_fault_in_a_wide_file_names_the_line_and_column_of_its_cell()
    {
        string path = Put(
            "wide.csv",
            """
            subject_id,arm,madrs_0,madrs_d7,madrs_d28
            P1,A,34,not done,10
            P2,B,33,30,99
            """
        );
        Assert.Equal(
            ["not-a-number wide.csv:2 madrs_d7", "out-of-range wide.csv:3 madrs_d28"],
            Problems(Trial.Validate(path, TestContext.Current.CancellationToken))
        );
    }

    [Fact]
    public void A_visit_without_a_day_is_refused_with_the_line_that_mends_it()
    {
        string path = Put("prepost.csv", "id,arm,MADRS_ses-pre,MADRS_ses-post\nP1,A,34,20\nP2,B,33,21\n");
        TrialValidation refused = Trial.Validate(path, TestContext.Current.CancellationToken);
        DataProblem problem = refused.Problems.First(p => p.Severity == ProblemSeverity.Error);
        Assert.Equal(("missing-value", 1, "MADRS_ses-post"), (problem.Rule, problem.Line, problem.Column));
        Assert.Contains(
            """
            "codes": { "visit": { "ses-post": { "day": 28 } } }
            """.Trim(),
            problem.Advice,
            StringComparison.Ordinal
        );
        Assert.Single(refused.Problems, p => p.Severity == ProblemSeverity.Error);
        Put("trial.json", """{ "codes": { "visit": { "ses-post": { "day": 60 } } } }""");
        Trial trial = Trial.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal(["P1 MADRS 0 34", "P1 MADRS 60 20", "P2 MADRS 0 33", "P2 MADRS 60 21"], Scores(trial));
    }

    [Fact]
    public void Numbers_that_could_be_items_and_a_file_with_both_forms_are_refused()
    {
        string items = string.Join(',', Enumerable.Range(1, 10).Select(item => Invariant($"madrs_{item}")));
        string path = Put("items.csv", $"id,arm,{items}\nP1,A,1,2,3,4,5,6,0,1,2,3\n");
        Assert.Equal(
            ["ambiguous-layout items.csv:1"],
            Problems(Trial.Validate(path, TestContext.Current.CancellationToken))
        );
        Put("trial.json", """{ "layouts": { "items.csv": "wide" } }""");
        Assert.Equal(10, Trial.Read(path, TestContext.Current.CancellationToken).Assessments.Count);
        string both = Put("both.csv", "subject_id,arm,scale,day,score,madrs_0,madrs_28\nP1,A,MADRS,0,30,30,20\n");
        DataProblem refused = Trial.Validate(both, TestContext.Current.CancellationToken).Problems[0];
        Assert.Equal("ambiguous-layout both.csv", $"{refused.Rule} {refused.File}");
        Assert.Contains(
            "\"layouts\": { \"both.csv\": \"long\" } or \"wide\"",
            refused.Advice,
            StringComparison.Ordinal
        );
        string arms = Put("arms.csv", "id,group,treatment,madrs_0,madrs_28\nP1,A,K,30,20\n");
        Assert.Contains(
            "ambiguous-layout arms.csv:1 treatment",
            Problems(Trial.Validate(arms, TestContext.Current.CancellationToken))
        );
    }

    [Fact]
    public void A_long_file_alone_is_a_whole_trial()
    {
        string path = Put(
            "long.csv",
            "patient_id,treatment_group,sex,scale,day,score\nP1,K,F,MADRS,0,30\nP1,K,F,MADRS,28,12\nP2,P,M,MADRS,0,31\n"
        );
        Trial trial = Trial.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal((2, 3), (trial.Subjects.Count, trial.Assessments.Count));
        Assert.Equal("long file", trial.Layouts[0].Layout);
    }

    [Fact]
    public void Adam_adverse_events_and_exposure()
    {
        Put(
            "adsl.csv",
            "USUBJID,TRT01P,TRTSDT,SAFFL,ARM\nX-1,Ket,2024-01-01,Y,Ket\nX-2,Pbo,2024-01-02,Y,Pbo\nX-3,,,N,Screen Failure\n"
        );
        Put(
            "adqs.csv",
            """
            USUBJID,PARAMCD,PARAM,AVAL,BASE,CHG,ADY,AVISIT,DTYPE
            X-1,MADRSTOT,MADRS Total Score,34,34,0,-1,Baseline,
            X-1,MADRSTOT,MADRS Total Score,20,34,-14,8,Week 1,
            X-1,MADRSTOT,MADRS Total Score,20,34,-14,15,Week 2,LOCF
            X-2,MADRSTOT,MADRS Total Score,30,30,0,1,Baseline,
            """
        );
        Put(
            "adae.csv",
            """
            USUBJID,AEDECOD,AEBODSYS,AESEV,AESER,AEREL,ASTDY,AENDY,TRTEMFL
            X-1,DIZZINESS,Nervous system disorders,MILD,N,PROBABLE,1,1,Y
            X-1,HEADACHE,Nervous system disorders,MODERATE,N,NOT RELATED,-3,2,N
            """
        );
        Put(
            "adex.csv",
            "USUBJID,EXTRT,EXDOSE,EXDOSU,EXROUTE,ASTDY\nX-1,KETAMINE,0.5,mg/kg,INTRAVENOUS,4\nX-1,KETAMINE,0.5,mg/kg,INTRAVENOUS,1\nX-2,SALINE,0,mg/kg,INTRAVENOUS,1\n"
        );
        Trial trial = Trial.Read(folder, TestContext.Current.CancellationToken);
        Assert.Equal(["X-1", "X-2"], trial.Subjects.Ids);
        Assert.Equal(["X-1 MADRS -1 34", "X-1 MADRS 7 20", "X-2 MADRS 0 30"], Scores(trial));
        Assert.Equal(
            [(0, 0.0, 0.0)],
            trial.AdverseEvents!.StartDay!.Select(
                (day, row) => (trial.AdverseEvents.Subject[row], day, trial.AdverseEvents.EndDay![row])
            )
        );
        Assert.Equal("mild", trial.AdverseEvents.Severity!.TextAt(0));
        Assert.Equal(
            [(2, 3.0), (1, 0.0), (1, 0.0)],
            trial.Sessions!.Session.Select((session, row) => (session, trial.Sessions.Day[row]))
        );
        Assert.Equal(0.5, trial.Sessions.DoseMgPerKg![0]);
        Assert.Equal(
            [
                "adsl.csv: 1 participants who were not randomised (ARM) set aside",
                "adqs.csv: 1 derived rows (DTYPE: LOCF) set aside",
                "adae.csv: 1 events that are not treatment-emergent (TRTEMFL not Y) set aside",
            ],
            trial
                .Layouts.SelectMany(l => l.SetAside.Select(set => Invariant($"{l.File}: {set.Rows} {set.Reason}")))
                .OrderByDescending(text => text[2])
        );
    }

    [Fact]
    public void Of_several_times_to_an_event_trial_json_chooses()
    {
        string path = Put(
            "adtte.csv",
            """
            USUBJID,TRTP,PARAMCD,PARAM,AVAL,CNSR,EVNTDESC
            X-1,Ket,TTR,Time to relapse,50,0,Relapse
            X-2,Pbo,TTR,Time to relapse,90,1,Death
            X-1,Ket,TTD,Time to discontinuation,50,0,Stopped
            X-2,Pbo,TTD,Time to discontinuation,90,1,Study completed
            """
        );
        DataProblem refused = Trial.Validate(path, TestContext.Current.CancellationToken).Problems[0];
        Assert.Equal("ambiguous-layout adtte.csv", $"{refused.Rule} {refused.File}");
        Assert.Contains(
            "TTD (Time to discontinuation), TTR (Time to relapse)",
            refused.Advice,
            StringComparison.Ordinal
        );
        Put("trial.json", """{ "parameters": { "follow_up.csv": "TTR" } }""");
        Trial trial = Trial.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["relapse", "death"],
            trial.FollowUp!.Status.Codes.ToArray().Select(code => trial.FollowUp.Status.Levels[code])
        );
        Assert.Equal([50.0, 90.0], trial.FollowUp.EndDay);
    }

    [Fact]
    public void Sequence_columns_tell_periods_and_treatments()
    {
        using TrialText text = TrialText
            .Valid()
            .Put("subjects.csv", "subject_id,arm,infusion_1,infusion_2\nP1,MDD,d,p\nP2,MDD,p,n/a\n")
            .Put(
                "assessments.csv",
                "subject_id,scale,day,score,treatment\nP1,MADRS,0,30,\nP1,MADRS,2,20,Ketamine\nP1,MADRS,2,28,Saline\nP2,MADRS,0,31,\nP2,MADRS,2,15,Ketamine\n"
            )
            .Put("trial.json", """{ "codes": { "treatment": { "d": "Ketamine", "p": "Saline" } } }""");
        foreach (string other in (string[])["sessions", "follow_up", "adverse_events", "vitals", "biomarkers", "diary"])
        {
            text.Without($"{other}.csv");
        }
        TrialValidation read = text.Validate();
        // P2's second infusion is not in the file: the ketamine day belongs to the period that is not told.
        Assert.Equal([0, 1, 2, 0, 2], read.Trial!.Assessments.Period);
        Assert.Contains("infusion_1, infusion_2", Assert.Single(read.Layouts).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_recognised_but_not_needed_is_pointed_out()
    {
        using TrialText trial = TrialText.Valid().Put("wide.csv", "id,arm,madrs_0,madrs_28\nP01,A,30,20\n");
        Assert.Equal(["unknown-file wide.csv:"], trial.Problems());
        trial.Put("trial.json", """{ "layouts": { "wide.csv": "none" } }""");
        Assert.Empty(trial.Problems());
    }

    [Fact]
    public void A_wide_assessments_file_beside_subjects_and_days_without_a_zero()
    {
        using TrialText trial = TrialText
            .Valid()
            .Put("assessments.csv", "subject_id,madrs_0,madrs_28\nP01,34,10\nP02,33,30\nP03,35,16\nP04,31,29\n");
        TrialValidation read = trial.Validate();
        Assert.Equal(8, read.Trial!.Assessments.Count);
        Assert.Equal("wide file", Assert.Single(read.Layouts).Layout);
        trial.Put("assessments.csv", "USUBJID,PARAMCD,AVAL,ADY\nP01,MADRS,34,0\nP01,MADRS,10,29\n");
        Assert.Contains("out-of-range assessments.csv:2 ADY", trial.Problems());
        trial.Put("trial.json", """{ "columns": { "assessments.csv": { "day": "ADY" } } }""");
        Assert.Equal([0.0, 29.0], trial.Validate().Trial!.Assessments.Day);
    }

    [Fact]
    public void A_packed_wide_file_and_a_semicolon_one_give_the_same_scores()
    {
        const string Text = "id;arm;madrs_0;madrs_d28\nP1;A;30;20\n";
        using (
            var packed = new System.IO.Compression.GZipStream(
                File.Create(Path.Combine(folder, "a.csv.gz")),
                System.IO.Compression.CompressionLevel.Fastest
            )
        )
        {
            packed.Write(System.Text.Encoding.UTF8.GetBytes(Text));
        }
        Trial inFolder = Trial.Read(folder, TestContext.Current.CancellationToken);
        Trial alone = Trial.Read(Put("b.csv", Text), TestContext.Current.CancellationToken);
        Assert.Equal(["P1 MADRS 0 30", "P1 MADRS 28 20"], Scores(inFolder));
        Assert.Equal(Scores(inFolder), Scores(alone));
    }

    [Fact]
    public void An_adam_crossover_counts_days_from_each_period_or_is_refused()
    {
        const string Rows = """
            USUBJID,ARM,TRTP,APERIOD,PARAMCD,AVAL,ADY,ADT,APERSDT
            X-1,AB,Ket,1,MADRS,30,1,2024-01-01,2024-01-01
            X-1,AB,Ket,1,MADRS,12,3,2024-01-03,2024-01-01
            X-1,AB,Pbo,2,MADRS,29,15,2024-01-15,2024-01-15
            X-1,AB,Pbo,2,MADRS,27,17,2024-01-17,2024-01-15
            """;
        Put("trial.json", """{ "columns": { "subjects.csv": { "arm": "ARM" } } }""");
        Trial trial = Trial.Read(Put("adqs.csv", Rows), TestContext.Current.CancellationToken);
        Assert.Equal([0.0, 2, 0, 2], trial.Assessments.Day);
        Assert.Equal([1, 1, 2, 2], trial.Assessments.Period);
        Assert.Equal(["Ket", "Pbo"], trial.Assessments.Treatment!.Levels);
        string without = Put("b.csv", Rows.Replace("APERSDT", "OTHER", StringComparison.Ordinal));
        Assert.Contains(
            "ambiguous-layout b.csv:1 APERIOD",
            Problems(Trial.Validate(without, TestContext.Current.CancellationToken))
        );
    }

    [Fact]
    public void Adam_readings_around_a_dose_are_vital_signs_and_those_at_visits_scores()
    {
        string path = Put(
            "advs.csv",
            """
            USUBJID,TRTP,PARAMCD,PARAM,AVAL,ADY,AVISIT,ATPT
            X-1,K,SYSBP,Systolic,118,-7,Screening,PRE-DOSE
            X-1,K,SYSBP,Systolic,120,1,Day 1,PRE-DOSE
            X-1,K,SYSBP,Systolic,141,1,Day 1,40 MIN POST-DOSE
            X-1,K,SYSBP,Systolic,121,4,Day 4,Pre-dose
            X-1,K,SYSBP,Systolic,133,4,Day 4,1.5 hours post-dose
            """
        );
        Trial trial = Trial.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal([1, 1, 2, 2], trial.VitalSigns!.Session);
        Assert.Equal([0.0, 40, 0, 90], trial.VitalSigns.Minute);
        Assert.Equal(["SBP"], trial.VitalSigns.Parameter.Levels);
        Assert.Equal(["X-1 SYSBP -7 118"], Scores(trial));
    }

    /// <summary>Whatever is broken in a file that is recognised ends with an answer or with problems, never otherwise.</summary>
    [Fact]
    public void Damaged_layouts_end_with_an_answer_or_a_refusal()
    {
        string[] texts =
        [
            "id,arm,madrs_bl,madrs_d7,MADRS_ses-post,phq9_4h\nP1,A,34,20,,10\nP2,B,33,n/a,30,9\n",
            "USUBJID,TRTP,APERIOD,PARAMCD,PARAM,AVAL,BASE,ADY,AVISIT,ATPT,DTYPE,ANL01FL\nX,K,1,SYSBP,Systolic,120,121,-1,Base,LYING,,Y\nX,K,2,SYSBP,Systolic,130,121,8,Week 1,STANDING,LOCF,Y\n",
            "USUBJID,TRTP,PARAMCD,PARAM,AVAL,CNSR,EVNTDESC,AVALU\nX,K,TTR,Relapse,5,0,Event,WEEKS\nY,P,TTR,Relapse,9,1,Death,WEEKS\n",
            "USUBJID,ARM,AEDECOD,AEREL,ASTDY,AENDY,TRTEMFL,EXDOSE,EXDOSU,EXTRT\nX,K,Nausea,NONE,1,2,Y,5,mg,K\n",
            "subject_id,arm,treatment_1,treatment_2,period,scale,day,score\nP1,A,K,P,1,MADRS,0,30\nP1,A,K,P,2,MADRS,2,20\n",
        ];
        var random = new Random(20260101);
        int answers = 0;
        for (int round = 0; round < 600; round++)
        {
            char[] text = texts[round % texts.Length].ToCharArray();
            for (int change = random.Next(4); change > 0; change--)
            {
                int at = random.Next(text.Length);
                text[at] = ",;\n\"0A-. _9\0é"[random.Next(13)];
                if (random.Next(3) == 0)
                {
                    text = [.. text[..at], .. text[random.Next(at, text.Length)..]];
                }
                if (text.Length == 0)
                {
                    break;
                }
            }
            string path = Put("damaged.csv", new string(text));
            try
            {
                answers += Trial.Validate(path, TestContext.Current.CancellationToken).Trial is null ? 0 : 1;
            }
            catch (TrialDataException refused)
            {
                Assert.NotEmpty(refused.Problems);
            }
        }
        Assert.InRange(answers, 50, 600);
    }
}
