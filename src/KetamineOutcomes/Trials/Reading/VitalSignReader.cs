using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads vitals.csv.</summary>
internal static class VitalSignReader
{
    /// <summary>Known parameters with their other spellings and possible values. Others are kept as they are.</summary>
    private static readonly (string Name, string[] Spellings, double Min, double Max)[] Parameters =
    [
        ("SBP", ["SYSBP", "systolic", "systolic blood pressure"], 0, 400),
        ("DBP", ["DIABP", "diastolic", "diastolic blood pressure"], 0, 300),
        ("HR", ["PULSE", "heart rate", "heartrate"], 0, 400),
        ("SPO2", ["O2SAT", "oxygen saturation", "SaO2"], 0, 100),
        ("CADSS", [], 0, 92),
    ];

    /// <summary>Reads the table and records its faults.</summary>
    public static VitalSignTable Read(SourceTable table, SubjectIndex index, ProblemList problems)
    {
        var reader = new TableReader(table, problems);
        reader.Check("subject_id", "session", "minute", "parameter", "value");
        reader.CheckOnce("subject_id", "session", "minute", "parameter", "value");
        int[] subjects = reader.Subjects(index);
        int[] sessions = reader.Wholes("session", 1) ?? new int[reader.Rows];
        double[] minutes = reader.Numbers("minute") ?? new double[reader.Rows];
        double[] values = reader.Numbers("value") ?? new double[reader.Rows];
        foreach (string column in (string[])["session", "minute", "parameter"])
        {
            RequiredCells.Check(reader, column, $"The {column} is missing.");
        }
        Factor parameters = ReadParameters(reader);
        CheckValues(table, problems, parameters, values);
        KeyRules.Check(
            table,
            problems,
            subjects,
            "minute",
            "participant, session, minute and parameter",
            sessions,
            parameters.Array,
            minutes
        );
        return new VitalSignTable
        {
            Data = table.Data,
            Subject = subjects,
            Session = sessions,
            Minute = minutes,
            Parameter = parameters,
            Value = values,
        };
    }

    private static Factor ReadParameters(TableReader reader)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string[] spellings, _, _) in Parameters)
        {
            foreach (string spelling in (string[])[name, .. spellings])
            {
                forms[WordForm.Of(spelling)] = name;
            }
        }
        string Canonical(string word) => forms.GetValueOrDefault(WordForm.Of(word), word);
        string[] others = reader.Category("parameter")?.Levels.Select(Canonical).ToArray() ?? [];
        string[] order = Parameters.Select(p => p.Name).Concat(others).Distinct(StringComparer.Ordinal).ToArray();
        return reader.Words("parameter", Canonical, "parameter", _ => "", order)
            ?? new Factor("parameter", new int[reader.Rows], [""]);
    }

    private static void CheckValues(SourceTable table, ProblemList problems, Factor parameters, double[] values)
    {
        (double Min, double Max)[] limits = parameters
            .Levels.Select(level =>
                Parameters.FirstOrDefault(p => p.Name == level) is { Name: not null } known
                    ? (known.Min, known.Max)
                    : (double.NegativeInfinity, double.PositiveInfinity)
            )
            .ToArray();
        for (int row = 0; row < values.Length; row++)
        {
            int code = parameters.Codes[row];
            if (code >= 0 && (values[row] < limits[code].Min || values[row] > limits[code].Max))
            {
                problems.Add(
                    TrialRules.OutOfRange,
                    table,
                    row,
                    "value",
                    Invariant(
                        $"The reading is impossible: {parameters.Levels[code]} goes from {limits[code].Min} to {limits[code].Max}."
                    ),
                    "Correct it, or leave the cell empty."
                );
            }
        }
    }
}
