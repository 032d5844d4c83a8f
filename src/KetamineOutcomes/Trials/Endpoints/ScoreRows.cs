using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>A scale's scores after day 0, as columns: whose, on which day, in which row of assessments.csv.</summary>
internal sealed class ScoreRows
{
    private readonly int[] rows;

    private ScoreRows(int[] units, double[] days, int[] rows)
    {
        Units = units;
        Days = days;
        this.rows = rows;
    }

    /// <summary>Index of the unit of each score, ascending.</summary>
    public int[] Units { get; }

    /// <summary>The day of each score.</summary>
    public double[] Days { get; }

    /// <summary>How many scores.</summary>
    public int Count => Units.Length;

    /// <summary>The scores after day 0 up to the last day that a row allows.</summary>
    /// <param name="series">The scale's scores.</param>
    /// <param name="lastDayOf">The last day for the person of a row of assessments.csv.</param>
    public static ScoreRows AfterDayZero(ScoreSeries series, Func<int, double> lastDayOf)
    {
        int count = 0;
        for (int unit = 0; unit < series.UnitCount; unit++)
        {
            count += series.Days(unit).Length;
        }
        int[] units = new int[count];
        double[] days = new double[count];
        int[] rows = new int[count];
        count = 0;
        for (int unit = 0; unit < series.UnitCount; unit++)
        {
            ReadOnlySpan<double> unitDays = series.Days(unit);
            for (int i = 0; i < unitDays.Length; i++)
            {
                int row = series.Rows(unit)[i];
                if (unitDays[i] > 0 && unitDays[i] <= lastDayOf(row))
                {
                    units[count] = unit;
                    days[count] = unitDays[i];
                    rows[count++] = row;
                }
            }
        }
        return new ScoreRows(
            units.AsSpan(0, count).ToArray(),
            days.AsSpan(0, count).ToArray(),
            rows.AsSpan(0, count).ToArray()
        );
    }

    /// <summary>Whether a condition holds for every score's row.</summary>
    public bool AllRows(Predicate<int> condition) => Array.TrueForAll(rows, condition);

    /// <summary>The codes of a column of assessments.csv, one a score.</summary>
    public int[] CodesOf(Factor column)
    {
        int[] codes = new int[Count];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = column.Codes[rows[i]];
        }
        return codes;
    }

    /// <summary>The days of the scores with a code, ascending.</summary>
    /// <param name="codes">One code a score.</param>
    /// <param name="code">The code.</param>
    public double[] DaysOf(int[] codes, int code)
    {
        int count = 0;
        foreach (int other in codes)
        {
            count += other == code ? 1 : 0;
        }
        double[] days = new double[count];
        count = 0;
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] == code)
            {
                days[count++] = Days[i];
            }
        }
        Array.Sort(days);
        return days;
    }
}
