using KetamineOutcomes.Analysis.Simulation.Design;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>One participant's rows in each table.</summary>
internal sealed class TrialTables
{
    private static readonly (string Name, string Header)[] Tables =
    [
        (
            "subjects.csv",
            "subject_id,arm,route,dose,dose_unit,site,age,sex,weight_kg,failed_trials,episode_months,psychotherapy,end_day,end_reason"
        ),
        (
            "assessments.csv",
            "subject_id,scale,day,score,visit,item_1,item_2,item_3,item_4,item_5,item_6,item_7,item_8,item_9,item_10"
        ),
        ("sessions.csv", "subject_id,session,day,route,dose_mg,dose_mg_per_kg,duration_min"),
        ("follow_up.csv", "subject_id,start_day,end_day,status,reason"),
        ("adverse_events.csv", "subject_id,term,soc,severity,serious,related,start_day,end_day,session"),
        ("vitals.csv", "subject_id,session,minute,parameter,value"),
        ("biomarkers.csv", "subject_id,day,marker,value,unit"),
        ("cognition.csv", "subject_id,day,test,score"),
        ("diary.csv", "subject_id,day,mood,side_effect"),
        ("medications.csv", "subject_id,name,class,start_day,end_day,dose_mg"),
        ("costs.csv", "subject_id,item,amount,day"),
    ];

    private readonly CsvRows[] rows = Tables.Select(_ => new CsvRows()).ToArray();

    public static IReadOnlyList<string> Names { get; } = Tables.Select(table => table.Name).ToArray();

    public static IReadOnlyList<string> Headers { get; } = Tables.Select(table => table.Header).ToArray();

    public CsvRows this[int table] => rows[table];

    public CsvRows Subjects => rows[0];

    public CsvRows Assessments => rows[1];

    public CsvRows Sessions => rows[2];

    public CsvRows FollowUp => rows[3];

    public CsvRows AdverseEvents => rows[4];

    public CsvRows Vitals => rows[5];

    public CsvRows Biomarkers => rows[6];

    public CsvRows Cognition => rows[7];

    public CsvRows Diary => rows[8];

    public CsvRows Medications => rows[9];

    public CsvRows Costs => rows[10];

    /// <summary>Whether the design has a truth for a table.</summary>
    public static bool IsDrawn(TrialDesign design, int table) =>
        Tables[table].Name switch
        {
            "sessions.csv" => design.Sessions is not null,
            "follow_up.csv" => design.Maintenance is not null,
            "adverse_events.csv" => design.AdverseEvents.Count > 0,
            "vitals.csv" => design.Vitals is not null,
            "biomarkers.csv" => design.Biomarkers.Count > 0,
            "cognition.csv" => design.Cognition.Count > 0,
            "diary.csv" => design.Diary is not null,
            "medications.csv" => design.Medications.Count > 0,
            "costs.csv" => design.Costs.Count > 0,
            _ => true,
        };
}
