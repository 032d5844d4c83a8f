using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Trials;

/// <summary>A small trial folder as text: valid as it stands, to be broken one thing at a time.</summary>
internal sealed class TrialText : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trial").FullName;
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    private TrialText() { }

    /// <summary>Every table filled, nothing to complain of.</summary>
    public static TrialText Valid()
    {
        var trial = new TrialText();
        trial.files["subjects.csv"] = """
            subject_id,arm,route,dose,dose_unit,site,age,sex,weight_kg,failed_trials,episode_months,psychotherapy
            P01,Ketamine,IV,0.5,mg/kg,A,41,F,70,3,24,0
            P02,Placebo,IV,0,mg/kg,A,52,M,80,2,12,1
            P03,Ketamine,IV,0.5,mg/kg,B,35,F,60,4,6,0
            P04,Placebo,IV,0,mg/kg,B,29,M,90,2,30,0
            """;
        trial.files["assessments.csv"] = """
            subject_id,scale,day,score,visit
            P01,MADRS,0,34,Baseline
            P01,MADRS,1,20,Day 1
            P01,MADRS,28,10,Day 28
            P02,MADRS,0,33,Baseline
            P02,MADRS,28,16,Day 28
            P03,MADRS,-7,36,Screening
            P03,MADRS,0,35,Baseline
            P03,MADRS,28,16,Day 28
            P04,MADRS,0,31,Baseline
            P04,MADRS,28,29,Day 28
            P04,HAMD17,0,22,Baseline
            P04,HAMD17,28,21,Day 28
            """;
        trial.files["sessions.csv"] = """
            subject_id,session,day,route,dose_mg,dose_mg_per_kg,duration_min
            P01,1,0,IV,35,0.5,40
            P01,2,3,IV,35,0.5,40
            P02,1,0,IV,0,0,40
            P03,1,0,IV,30,0.5,40
            P04,1,0,IV,0,0,40
            """;
        trial.files["follow_up.csv"] = """
            subject_id,start_day,end_day,status,reason
            P01,28,90,relapse,
            P02,28,60,lost,moved
            P03,28,120,completed,
            """;
        trial.files["adverse_events.csv"] = """
            subject_id,term,soc,severity,serious,related,start_day,end_day,session
            P01,Dizziness,Nervous system,mild,0,1,0,0,1
            P03,Nausea,Gastrointestinal,moderate,0,1,0,1,1
            """;
        trial.files["vitals.csv"] = """
            subject_id,session,minute,parameter,value
            P01,1,0,SBP,121
            P01,1,0,DBP,79
            P01,1,40,SBP,139
            P01,1,40,DBP,88
            P01,1,40,CADSS,12
            P01,1,40,SPO2,97
            """;
        trial.files["biomarkers.csv"] = """
            subject_id,day,marker,value,unit
            P01,0,BDNF,21.5,ng/mL
            """;
        trial.files["diary.csv"] = """
            subject_id,day,mood,side_effect
            P01,0,3,
            P01,1,6,tired
            """;
        return trial;
    }

    /// <summary>Replaces a text, which must occur once, in a file.</summary>
    public TrialText With(string file, string old, string replacement)
    {
        Assert.Equal(2, files[file].Split(old).Length);
        files[file] = files[file].Replace(old, replacement, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Sets a file's text.</summary>
    public TrialText Put(string file, string text)
    {
        files[file] = text;
        return this;
    }

    /// <summary>Adds lines at a file's end.</summary>
    public TrialText Add(string file, params string[] lines)
    {
        files[file] = string.Join('\n', [files[file], .. lines]);
        return this;
    }

    /// <summary>Takes a file away.</summary>
    public TrialText Without(string file)
    {
        files.Remove(file);
        return this;
    }

    /// <summary>Writes the folder.</summary>
    public string Write()
    {
        foreach ((string file, string text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.WriteAllText(Path.Combine(folder, file), text);
        }
        return folder;
    }

    /// <summary>Writes and validates the folder.</summary>
    public TrialValidation Validate() => Trial.Validate(Write());

    /// <summary>Its problems as <c>rule file:line column</c>.</summary>
    public string[] Problems() =>
        Validate().Problems.Select(p => $"{p.Rule} {p.File}:{p.Line} {p.Column}".TrimEnd()).ToArray();

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
