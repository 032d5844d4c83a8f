using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Scores from ADaM's basic data structure: one row a participant, parameter and analysis time point.</summary>
/// <remarks>Observed records alone are scores: a record with a derivation type (DTYPE: LOCF, AVERAGE, …) was computed from
/// others, one without ANL01FL = Y (where the column is used) was not chosen for analysis, and one that repeats another of the
/// same participant, parameter and day under a second analysis visit (End of Treatment) adds nothing. All three are counted
/// and set aside. Source: CDISC Analysis Data Model Implementation Guide 1.3, sections 3.3.3 and 3.3.8.</remarks>
internal static class BasicDataLayout
{
    /// <summary>The scores of a file.</summary>
    /// <param name="file">The columns.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="settings">Names, code lists, parameters and scales of trial.json.</param>
    /// <param name="problems">Where faults are recorded.</param>
    /// <param name="scales">Parameters that are no known scale are added here.</param>
    public static LayoutTable Read(
        Dataset file,
        string name,
        TrialSettings settings,
        ProblemList problems,
        List<RatingScale> scales
    )
    {
        var rows = new FileRows(file.RowCount);
        if (VitalReadings.RowsOf(file) is { } readings)
        {
            rows.Leave(row => readings[row], "readings around a dose read as vitals.csv");
        }
        LeaveDerived(file, rows);
        LeaveOthers(file, rows, settings.ParametersOf("assessments.csv"));
        LeaveRepeats(file, rows);
        var columns = new AdamColumns(rows.Of(file), settings.ColumnsOf("assessments.csv"));
        Dataset kept = columns.Data;
        var table = new SourceTable("assessments.csv", name, kept, columns.Names);
        columns.Take("subject_id", "USUBJID");
        if (!columns.IsDescribed("scale") && AdamParameters.Of(kept, settings, scales) is { } scale)
        {
            columns.Add(
                "scale",
                kept["PARAMCD"],
                scale,
                AdamParameters.HasTimePoints(kept) ? "PARAMCD and ATPT → scale" : "PARAMCD → scale"
            );
        }
        if (AdamPeriods.IsCrossover(kept))
        {
            AdamPeriods.Add(columns, kept, table, settings, problems);
        }
        else if (kept.Find("ADY") is { } day)
        {
            if (!columns.IsDescribed("day"))
            {
                columns.Add("day", day, StudyDay.Of(table, problems, day, "day"), $"ADY → {StudyDay.Words}");
            }
        }
        else
        {
            columns.Take("date", "ADT");
        }
        columns.Take("score", "AVAL");
        columns.Take("visit", "AVISIT");
        return new LayoutTable
        {
            Data = columns.Data,
            Names = columns.Names,
            Reading = columns.Reading,
            SetAside = rows.SetAside,
        };
    }

    private static void LeaveDerived(Dataset file, FileRows rows)
    {
        if (file.Find("DTYPE") is { } type)
        {
            string types = string.Join(", ", (type as Factor)?.WithoutUnusedLevels().Levels ?? []);
            rows.Leave(row => !type.IsMissing(row), $"derived rows (DTYPE: {types}) set aside");
        }
    }

    private static void LeaveOthers(Dataset file, FileRows rows, IReadOnlyList<string> parameters)
    {
        if (parameters.Count > 0 && file.Find("PARAMCD") is Factor parameter)
        {
            rows.Leave(
                row => !parameters.Contains(parameter.TextAt(row), StringComparer.OrdinalIgnoreCase),
                "rows of parameters that trial.json does not name set aside"
            );
        }
        // Where no row is flagged the column is not used.
        if (file.Find("ANL01FL") is Factor flag && flag.Levels.Contains("Y"))
        {
            rows.Leave(row => flag.TextAt(row) != "Y", "rows not chosen for analysis (ANL01FL not Y) set aside");
        }
    }

    private static void LeaveRepeats(Dataset file, FileRows rows)
    {
        if (
            file.Find("USUBJID") is not Factor subject
            || file.Find("PARAMCD") is not Factor parameter
            || (file.Find("ADY") ?? file.Find("ADT")) is not { } day
            || file.Find("AVAL") is not NumericColumn value
            || file.Find("AVISIT") is not { } visit
        )
        {
            return;
        }
        int[] days = (day as Factor ?? ((NumericColumn)day).AsFactor()).Array;
        int[]? points = file.Find("ATPT") is Factor point ? point.Array : null;
        int[] visits = (visit as Factor ?? ((NumericColumn)visit).AsFactor()).Array;
        var first = new Dictionary<(int, int, int, int), int>();
        rows.Leave(
            row =>
            {
                if (days[row] < 0)
                {
                    return false;
                }
                (int, int, int, int) key = (subject.Array[row], parameter.Array[row], points?[row] ?? -1, days[row]);
                if (first.TryAdd(key, row))
                {
                    return false;
                }
                int other = first[key];
                return visits[row] != visits[other] && value.Array[row].Equals(value.Array[other]);
            },
            "rows that repeat the same day's record under a second analysis visit set aside"
        );
    }
}
