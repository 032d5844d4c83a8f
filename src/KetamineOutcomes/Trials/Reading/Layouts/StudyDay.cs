using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>ADaM's relative days (ADY, ASTDY, AENDY) count without a day 0: day 1 is the day of the first dose, day −1 the day
/// before. Days of the trial folder count from 0: ADY ≥ 1 is ADY − 1, ADY &lt; 0 stays.</summary>
internal static class StudyDay
{
    /// <summary>The words of the conversion.</summary>
    public const string Words = "day (day 1 = day 0 here)";

    /// <summary>The days; a day 0, which ADaM does not have, is recorded.</summary>
    /// <param name="table">The file, for messages.</param>
    /// <param name="problems">Where a day 0 is recorded.</param>
    /// <param name="source">The column.</param>
    /// <param name="ours">Our name for it.</param>
    /// <returns>The days; the column itself when it is not numeric (the reader of the table will complain).</returns>
    public static Column Of(SourceTable table, ProblemList problems, Column source, string ours)
    {
        if (source is not NumericColumn numbers)
        {
            return source;
        }
        ReadOnlySpan<double> given = numbers.Values;
        var days = new double[given.Length];
        for (int row = 0; row < days.Length; row++)
        {
            days[row] = given[row] >= 1 ? given[row] - 1 : given[row];
            if (given[row] is >= 0 and < 1)
            {
                problems.Add(
                    TrialRules.OutOfRange,
                    table,
                    row,
                    source.Name,
                    "ADaM has no day 0: day 1 is the day of the first dose, day −1 the day before.",
                    $"Correct it; if {source.Name} counts from 0 in all rows, say so: \"columns\": {{ \"{table.Name}\": {{ \"{ours}\": \"{source.Name}\" }} }} in trial.json takes it as it stands."
                );
            }
        }
        return new NumericColumn(ours, days);
    }
}
