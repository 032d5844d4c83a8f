using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads vitals.csv.</summary>
internal static class VitalSignReader
{
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
            TrialRules.RepeatedReading,
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
        string[] found =
            reader.Category("parameter")?.Levels.Select(word => VitalParameter.Find(word).Name).ToArray() ?? [];
        string[] order = VitalParameter
            .Known.Select(p => p.Name)
            .Concat(found)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return reader.Words("parameter", word => VitalParameter.Find(word).Name, "parameter", _ => "", order)
            ?? new Factor("parameter", new int[reader.Rows], [""]);
    }

    private static void CheckValues(SourceTable table, ProblemList problems, Factor parameters, double[] values)
    {
        VitalParameter[] known = parameters.Levels.Select(VitalParameter.Find).ToArray();
        Column? column = table.Find("value");
        for (int row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(values[row]) && column?.IsMissing(row) == true)
            {
                problems.Add(
                    TrialRules.MissingReading,
                    table,
                    row,
                    "value",
                    "The reading has no value.",
                    "Nothing need be done if it was not taken; it counts as missing."
                );
            }
            if (parameters.Codes[row] < 0 || double.IsNaN(values[row]))
            {
                continue;
            }
            VitalParameter parameter = known[parameters.Codes[row]];
            (double low, double high) = parameter.Possible;
            (double usualLow, double usualHigh) = parameter.Usual;
            if (values[row] < low || values[row] > high)
            {
                problems.Add(
                    TrialRules.OutOfRange,
                    table,
                    row,
                    "value",
                    Invariant($"The reading is impossible: {parameter.Name} goes from {low} to {high}."),
                    "Correct it, or leave the cell empty."
                );
            }
            else if (values[row] < usualLow || values[row] > usualHigh)
            {
                problems.Add(
                    TrialRules.ImprobableVital,
                    table,
                    row,
                    "value",
                    Invariant($"The reading of {parameter.Name} is outside {usualLow} to {usualHigh}."),
                    "Check the reading."
                );
            }
        }
    }
}
