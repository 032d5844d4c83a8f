namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads days since the first dose, from a column of days or from dates and first_dose_date in subjects.csv.</summary>
internal sealed class DayReader(DateReader dates, ProblemList problems, SourceTable subjectTable, double[]? firstDose)
{
    private bool saidFirstDose;

    /// <summary>The days; NaN where missing or refused (recorded). Where a row has no day, its date counts.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="subjects">Each row's place in subjects.csv, or -1.</param>
    /// <param name="dayColumn">The column of days: <c>start_day</c>.</param>
    /// <returns>The days; null when there is neither the column nor its dates.</returns>
    public double[]? Read(TableReader reader, int[] subjects, string dayColumn)
    {
        double[]? days = reader.Numbers(dayColumn);
        string dateColumn = DateColumn(dayColumn);
        if (!reader.Has(dateColumn) || dates.Read(reader, problems, dateColumn) is not { } given)
        {
            return days;
        }
        var result = new double[given.Length];
        for (int row = 0; row < result.Length; row++)
        {
            result[row] = days is not null && !double.IsNaN(days[row]) ? days[row] : DayOf(given[row], subjects[row]);
        }
        return result;
    }

    /// <summary>The column of dates that may stand for a column of days: <c>start_date</c> for <c>start_day</c>.</summary>
    public static string DateColumn(string dayColumn) =>
        string.Concat(dayColumn.AsSpan(0, dayColumn.Length - 3), "date");

    private double DayOf(double date, int subject)
    {
        if (double.IsNaN(date) || subject < 0)
        {
            return double.NaN;
        }
        if (firstDose is null)
        {
            if (!saidFirstDose)
            {
                saidFirstDose = true;
                problems.Add(
                    TrialRules.MissingColumn,
                    subjectTable.File,
                    1,
                    "first_dose_date",
                    "Dates are given, but there is no column 'first_dose_date' to count days from.",
                    "Add first_dose_date to subjects.csv, or give days."
                );
            }
            return double.NaN;
        }
        if (double.IsNaN(firstDose[subject]) && subjectTable.Find("first_dose_date")!.IsMissing(subject))
        {
            problems.Add(
                TrialRules.MissingValue,
                subjectTable,
                subject,
                "first_dose_date",
                "The date of the first dose is missing, and dates of this participant are given.",
                "Add it, or give days."
            );
            firstDose[subject] = double.NegativeInfinity;
        }
        return double.IsFinite(firstDose[subject]) ? date - firstDose[subject] : double.NaN;
    }
}
