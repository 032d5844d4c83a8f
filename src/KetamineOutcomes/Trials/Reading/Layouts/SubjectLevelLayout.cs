using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Participants from ADaM: ADSL, or the columns of another ADaM file that are the same in all rows of a participant.</summary>
/// <remarks>The arm is the planned one (TRT01P, TRTP), as an analysis by intention to treat asks; trial.json can name TRT01A.
/// Population flags (SAFFL, ITTFL) and everything else stay columns of the participants.</remarks>
internal static class SubjectLevelLayout
{
    private static readonly string[] NotRandomised = ["SCREENFAILURE", "SCRNFAIL", "NOTASSIGNED", "NOTASSGN"];

    /// <summary>The participants of a file.</summary>
    public static LayoutTable Read(Dataset file, TrialSettings settings)
    {
        var rows = new FileRows(file.RowCount);
        foreach (string name in (string[])["ARM", "ARMCD", "ACTARM"])
        {
            if (file.Find(name) is Factor arm)
            {
                bool[] isNone = arm.Levels.Select(level => NotRandomised.Contains(WordForm.Of(level))).ToArray();
                rows.Leave(
                    row => arm.Codes[row] >= 0 && isNone[arm.Codes[row]],
                    $"participants who were not randomised ({name}) set aside"
                );
            }
        }
        var columns = new AdamColumns(rows.Of(file), settings.ColumnsOf("subjects.csv"));
        columns.Take("subject_id", "USUBJID", "SUBJID");
        columns.Take("arm", "TRT01P", "TRTP", "TRT01A", "TRTA", "ARM", "ACTARM");
        columns.Take("site", "SITEID");
        columns.Take("first_dose_date", "TRTSDT");
        return new LayoutTable
        {
            Data = columns.Data,
            Names = columns.Names,
            Reading = columns.Reading,
            SetAside = rows.SetAside,
        };
    }
}
