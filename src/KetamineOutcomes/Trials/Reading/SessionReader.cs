using KetamineOutcomes.Trials.Dosing;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads sessions.csv.</summary>
internal static class SessionReader
{
    /// <summary>Reads the table and records its faults.</summary>
    public static SessionTable Read(SourceTable table, SubjectIndex index, DayReader dayReader, ProblemList problems)
    {
        var reader = new TableReader(table, problems);
        reader.Check("subject_id", "session", "day|date");
        reader.CheckOnce("subject_id", "session", "day", "date", "route", "dose_mg", "dose_mg_per_kg");
        int[] subjects = reader.Subjects(index);
        int[] sessions = reader.Wholes("session", 1) ?? new int[reader.Rows];
        double[] days = dayReader.Read(reader, subjects, "day") ?? new double[reader.Rows];
        RequiredCells.Check(reader, "session", "The session's number is missing.");
        RequiredCells.CheckDay(reader, "day");
        DosingRoute?[] routes = RouteReader.Read(reader, "route") ?? new DosingRoute?[reader.Rows];
        double[]? milligrams = reader.Numbers("dose_mg", 0);
        double[]? perKilogram = reader.Numbers("dose_mg_per_kg", 0);
        reader.Numbers("duration_min", 0);
        KeyRules.Check(table, problems, subjects, "session", "participant and session", sessions);
        return new SessionTable
        {
            Data = table.Data,
            Subject = subjects,
            Session = sessions,
            Day = days,
            Route = routes,
            Dose = Doses(reader.Rows, milligrams, perKilogram),
            DoseMg = milligrams,
            DoseMgPerKg = perKilogram,
        };
    }

    private static Dose?[] Doses(int rows, double[]? milligrams, double[]? perKilogram)
    {
        var doses = new Dose?[rows];
        for (int row = 0; row < rows; row++)
        {
            doses[row] =
                milligrams?[row] >= 0 ? new Dose(milligrams[row], DoseUnit.Milligrams)
                : perKilogram?[row] >= 0 ? new Dose(perKilogram[row], DoseUnit.MilligramsPerKilogram)
                : null;
        }
        return doses;
    }
}
