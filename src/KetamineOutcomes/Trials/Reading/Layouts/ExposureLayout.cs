using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Dosing sessions from ADaM (ADEX): a record a session, numbered by day within each participant.</summary>
/// <remarks>Records of dose 0 stay (placebo is a session too). A file in BDS form repeats each dose once a parameter: of a
/// participant's rows on one day the first counts, the others are set aside.</remarks>
internal static class ExposureLayout
{
    /// <summary>The sessions of a file.</summary>
    public static LayoutTable Read(Dataset file, string name, TrialSettings settings, ProblemList problems)
    {
        var rows = new FileRows(file.RowCount);
        Column? start = file.Find("ASTDY") ?? file.Find("EXSTDY");
        Factor? subject = file.Find("USUBJID") as Factor;
        if (subject is not null && start is NumericColumn given && file.Find("PARAMCD") is not null)
        {
            var seen = new HashSet<(int, double)>();
            rows.Leave(
                row => !seen.Add((subject.Array[row], given.Array[row])),
                "rows of the same dose under other parameters set aside"
            );
        }
        Dataset kept = rows.Of(file);
        var columns = new AdamColumns(kept, settings.ColumnsOf("sessions.csv"));
        var table = new SourceTable("sessions.csv", name, kept, columns.Names);
        columns.Take("subject_id", "USUBJID");
        if ((kept.Find("ASTDY") ?? kept.Find("EXSTDY")) is { } day)
        {
            Column days = StudyDay.Of(table, problems, day, "day");
            columns.Add("day", day, days, $"{day.Name} → {StudyDay.Words}");
            if (kept.Find("USUBJID") is Factor ids && days is NumericColumn numbers)
            {
                columns.Add("session", day, Sessions(ids.Array, numbers.Array), "a record a session, numbered by day");
            }
        }
        else
        {
            columns.Take("date", "ASTDT");
            columns.Take("session", "EXSEQ");
        }
        columns.Take("route", "EXROUTE");
        AddDose(columns, kept);
        return new LayoutTable
        {
            Data = columns.Data,
            Names = columns.Names,
            Reading = columns.Reading,
            SetAside = rows.SetAside,
        };
    }

    private static void AddDose(AdamColumns columns, Dataset kept)
    {
        if (kept.Find("EXDOSE") is not NumericColumn dose)
        {
            return;
        }
        Factor? unit = kept.Find("EXDOSU") as Factor;
        var milligrams = new double[kept.RowCount];
        var perKilogram = new double[kept.RowCount];
        for (int row = 0; row < milligrams.Length; row++)
        {
            DoseUnit? known = DoseUnits.Find(unit?.TextAt(row) ?? "");
            milligrams[row] = known == DoseUnit.Milligrams ? dose.Array[row] : double.NaN;
            perKilogram[row] = known == DoseUnit.MilligramsPerKilogram ? dose.Array[row] : double.NaN;
        }
        if (Array.Exists(milligrams, double.IsFinite))
        {
            columns.Add("dose_mg", dose, new NumericColumn("dose_mg", milligrams), "EXDOSE in mg → dose_mg");
        }
        if (Array.Exists(perKilogram, double.IsFinite))
        {
            columns.Add(
                "dose_mg_per_kg",
                dose,
                new NumericColumn("dose_mg_per_kg", perKilogram),
                "EXDOSE in mg/kg → dose_mg_per_kg"
            );
        }
        string[] others = unit?.WithoutUnusedLevels().Levels.Where(u => DoseUnits.Find(u) is null).ToArray() ?? [];
        if (others.Length > 0)
        {
            columns.Say($"doses in {string.Join(", ", others)} not read");
        }
    }

    private static NumericColumn Sessions(int[] subjects, double[] days)
    {
        int[] order = Enumerable.Range(0, subjects.Length).ToArray();
        Array.Sort(
            order,
            (a, b) =>
                subjects[a] != subjects[b] ? subjects[a].CompareTo(subjects[b])
                : days[a].CompareTo(days[b]) is var byDay and not 0 ? byDay
                : a.CompareTo(b)
        );
        var sessions = new double[subjects.Length];
        for (int i = 0; i < order.Length; i++)
        {
            bool isNext = i > 0 && subjects[order[i - 1]] == subjects[order[i]];
            sessions[order[i]] = isNext ? sessions[order[i - 1]] + 1 : 1;
        }
        return new NumericColumn("session", sessions);
    }
}
