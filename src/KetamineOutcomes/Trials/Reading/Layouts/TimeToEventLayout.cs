using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Follow-up from ADaM's time to event data (ADTTE): CNSR = 0 is the event, which the trial folder calls relapse,
/// whatever the parameter's event is; CNSR ≥ 1 is censored.</summary>
/// <remarks>The plan names it as <c>{ "type": "time-to-relapse", "source": "follow_up" }</c>; the time analysed is AVAL itself.
/// The words of CNSDTDSC (else EVNTDESC) tell death, loss and withdrawal apart among the censored, so that death can compete.
/// One parameter is one analysis: where the file holds several, trial.json chooses. Source: CDISC, The ADaM Basic Data
/// Structure for Time-to-Event Analyses 1.0.</remarks>
internal static class TimeToEventLayout
{
    private static readonly (string Part, string Status)[] Words =
    [
        ("death", "death"),
        ("died", "death"),
        ("lost", "lost"),
        ("withdr", "withdrawn"),
        ("discontin", "withdrawn"),
        ("complet", "completed"),
    ];

    /// <summary>The follow-up of a file; null where its parameter must be chosen (recorded).</summary>
    public static LayoutTable? Read(Dataset file, string name, TrialSettings settings, ProblemList problems)
    {
        var rows = new FileRows(file.RowCount);
        if (Parameter(file, name, settings, problems) is not { } parameter)
        {
            return null;
        }
        if (file.Find("PARAMCD") is Factor codes)
        {
            rows.Leave(
                row => !codes.TextAt(row).Equals(parameter, StringComparison.OrdinalIgnoreCase),
                $"rows of parameters other than {parameter} set aside"
            );
        }
        if (file.Find("ANL01FL") is Factor flag && flag.Levels.Contains("Y"))
        {
            rows.Leave(row => flag.TextAt(row) != "Y", "rows not chosen for analysis (ANL01FL not Y) set aside");
        }
        Dataset kept = rows.Of(file);
        var columns = new AdamColumns(kept, settings.ColumnsOf("follow_up.csv"));
        columns.Take("subject_id", "USUBJID");
        columns.AddConstant("start_day", 0);
        AddTimes(columns, kept);
        if (kept.Find("CNSR") is { } censoring)
        {
            columns.Add(
                "status",
                censoring,
                StatusOf(kept, censoring),
                "CNSR → status (0 = event, called relapse; 1 and above censored)"
            );
        }
        string title =
            kept.Find("PARAM") is Factor { Levels.Count: > 0 } titles && kept.RowCount > 0 ? titles.TextAt(0) : "";
        return new LayoutTable
        {
            Data = columns.Data,
            Names = columns.Names,
            Reading = $"PARAMCD {parameter}{(title.Length > 0 ? $" ({title})" : "")}: {columns.Reading}",
            SetAside = rows.SetAside,
        };
    }

    private static void AddTimes(AdamColumns columns, Dataset kept)
    {
        if (kept.Find("AVAL") is not { } value)
        {
            return;
        }
        string unit = kept.Find("AVALU") is Factor { Levels.Count: 1 } units ? WordForm.Of(units.Levels[0]) : "";
        if (unit is "WEEK" or "WEEKS" && value is NumericColumn weeks)
        {
            double[] days = Array.ConvertAll(weeks.Array, week => 7 * week);
            columns.Add(
                "end_day",
                value,
                new NumericColumn("end_day", days),
                "AVAL → days of follow-up (weeks × 7, by AVALU)"
            );
            return;
        }
        columns.Add(
            "end_day",
            value,
            value,
            unit is "MONTH" or "MONTHS" or "YEAR" or "YEARS"
                ? $"AVAL → time of follow-up in {unit.ToLowerInvariant()} as it stands (AVALU), not in days"
                : "AVAL → days of follow-up"
        );
    }

    private static string? Parameter(Dataset file, string name, TrialSettings settings, ProblemList problems)
    {
        IReadOnlyList<string> chosen = settings.ParametersOf("follow_up.csv");
        Column? column = file.Find("PARAMCD");
        string[] there = (column as Factor)?.WithoutUnusedLevels().Levels.ToArray() ?? [];
        string[] found =
            chosen.Count == 0
                ? there
                : there.Where(p => chosen.Contains(p, StringComparer.OrdinalIgnoreCase)).ToArray();
        if (found.Length == 1)
        {
            return found[0];
        }
        Factor? title = file.Find("PARAM") as Factor;
        IEnumerable<string> listed = there.Select(code =>
        {
            int row = Array.IndexOf(((Factor)column!).Array, ((Factor)column).Levels.ToList().IndexOf(code));
            return title is null || row < 0 ? code : $"{code} ({title.TextAt(row)})";
        });
        problems.Add(
            TrialRules.AmbiguousLayout,
            name,
            file.HeaderLine,
            "PARAMCD",
            found.Length > 1
                ? Invariant($"The file holds {found.Length} times to an event, and one is analysed as follow-up.")
                : "The file does not hold the time to an event that trial.json names.",
            there.Length == 0
                ? "Fill in PARAMCD."
                : $"There are: {string.Join(", ", listed)}. Choose one in trial.json: \"parameters\": {{ \"follow_up.csv\": \"{there[0]}\" }}."
        );
        return null;
    }

    private static Column StatusOf(Dataset kept, Column censoring)
    {
        if (censoring is not NumericColumn numbers)
        {
            return censoring;
        }
        Factor? why = (kept.Find("CNSDTDSC") ?? kept.Find("EVNTDESC")) as Factor;
        string[] levels = ["relapse", "censored", "death", "lost", "withdrawn", "completed"];
        int[]? meaning = why
            ?.Levels.Select(level =>
                Array.IndexOf(
                    levels,
                    Array.Find(Words, w => level.Contains(w.Part, StringComparison.OrdinalIgnoreCase)).Status
                        ?? "censored"
                )
            )
            .ToArray();
        var codes = new int[kept.RowCount];
        for (int row = 0; row < codes.Length; row++)
        {
            double value = numbers.Array[row];
            int told = why?.Array[row] ?? -1;
            codes[row] =
                double.IsNaN(value) ? -1
                : value == 0 ? 0
                : told >= 0 ? meaning![told]
                : 1;
        }
        return new Factor("status", codes, levels);
    }
}
