using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads the tables that have no analysis of their own yet: keys, types and ranges are checked, columns kept.</summary>
internal static class OtherTableReader
{
    /// <summary>The tables with their required columns; a bar separates alternatives.</summary>
    public static IReadOnlyDictionary<string, string[]> Required { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["biomarkers.csv"] = ["subject_id", "day|date", "marker", "value"],
            ["cognition.csv"] = ["subject_id", "day|date", "test", "score"],
            ["diary.csv"] = ["subject_id", "day|date", "mood"],
            ["medications.csv"] = ["subject_id", "name"],
            ["costs.csv"] = ["subject_id", "item", "amount"],
        };

    /// <summary>Reads a table and records its faults.</summary>
    public static OtherTable Read(SourceTable table, SubjectIndex index, DayReader dayReader, ProblemList problems)
    {
        var reader = new TableReader(table, problems);
        string[] required = Required[table.Name];
        reader.Check(required);
        reader.CheckOnce(required.SelectMany(column => column.Split('|')).ToArray());
        int[] subjects = reader.Subjects(index);
        double[]? days = dayReader.Read(reader, subjects, "day");
        if (required.Contains("day|date"))
        {
            RequiredCells.CheckDay(reader, "day");
        }
        foreach (string column in required.Where(c => c is "marker" or "test" or "name" or "item"))
        {
            RequiredCells.Check(reader, column, $"The {column} is missing.");
        }
        if (table.Name is "medications.csv")
        {
            double[]? starts = dayReader.Read(reader, subjects, "start_day");
            double[]? ends = dayReader.Read(reader, subjects, "end_day");
            days = Later(Later(days, starts), ends);
            if (starts is not null && ends is not null)
            {
                reader.CheckOrder(starts, ends, reader.Has("end_day") ? "end_day" : "end_date", "The medication");
            }
            reader.Numbers("dose_mg", 0);
        }
        CheckNumbers(table, reader);
        if (table.Name is "diary.csv" && days is not null)
        {
            KeyRules.Check(table, problems, subjects, "day", "participant and day", days);
        }
        return new OtherTable
        {
            Data = table.Data,
            Subject = subjects,
            LastDay = days,
        };
    }

    private static double[]? Later(double[]? first, double[]? second)
    {
        if (first is null || second is null)
        {
            return first ?? second;
        }
        double[] later = new double[first.Length];
        for (int row = 0; row < later.Length; row++)
        {
            later[row] = !(first[row] >= second[row]) && !double.IsNaN(second[row]) ? second[row] : first[row];
        }
        return later;
    }

    private static void CheckNumbers(SourceTable table, TableReader reader)
    {
        switch (table.Name)
        {
            case "biomarkers.csv":
                reader.Numbers("value", 0);
                UnitRules.Check(reader);
                break;
            case "cognition.csv":
                reader.Numbers("score");
                break;
            case "diary.csv":
                reader.Numbers("mood", 0, 10);
                break;
            case "costs.csv":
                reader.Numbers("amount");
                break;
        }
    }
}
