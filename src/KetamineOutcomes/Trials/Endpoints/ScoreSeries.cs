namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>The scores of one scale, unit by unit in the order of days: what every rule about scores reads.</summary>
/// <remarks>Rows without a score are left out: a visit without a score is no assessment. Two scores on one day keep the
/// order of the file, so that "the last" and "the later" mean the later row. Built in one pass over the table, plus a sort
/// within each unit.</remarks>
internal sealed class ScoreSeries
{
    private readonly int[] starts;
    private readonly double[] days;
    private readonly double[] scores;
    private readonly int[] rows;

    private ScoreSeries(string scale, int[] starts, double[] days, double[] scores, int[] rows)
    {
        Scale = scale;
        this.starts = starts;
        this.days = days;
        this.scores = scores;
        this.rows = rows;
    }

    /// <summary>The scale's name.</summary>
    public string Scale { get; }

    /// <summary>Number of units.</summary>
    public int UnitCount => starts.Length - 1;

    /// <summary>Days of a unit's scores, ascending.</summary>
    /// <param name="unit">The unit.</param>
    public ReadOnlySpan<double> Days(int unit) => days.AsSpan(starts[unit]..starts[unit + 1]);

    /// <summary>A unit's scores, in the order of days.</summary>
    /// <param name="unit">The unit.</param>
    public ReadOnlySpan<double> Scores(int unit) => scores.AsSpan(starts[unit]..starts[unit + 1]);

    /// <summary>Rows of assessments.csv, in the same order.</summary>
    /// <param name="unit">The unit.</param>
    public ReadOnlySpan<int> Rows(int unit) => rows.AsSpan(starts[unit]..starts[unit + 1]);

    /// <summary>Collects the scores of a scale.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="units">Its units.</param>
    /// <param name="scale">The scale's canonical name; one that nobody was assessed with gives empty series.</param>
    public static ScoreSeries Of(Trial trial, AnalysisUnits units, string scale)
    {
        AssessmentTable table = trial.Assessments;
        int code = -1;
        for (int level = 0; level < table.Scale.Levels.Count; level++)
        {
            code = table.Scale.Levels[level] == scale ? level : code;
        }
        int[] starts = new int[units.Count + 1];
        ReadOnlySpan<int> codes = table.Scale.Codes;
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] == code && !double.IsNaN(table.Score[row]))
            {
                (int first, int end) = UnitsOf(units, table, row);
                for (int unit = first; unit < end; unit++)
                {
                    starts[unit + 1]++;
                }
            }
        }
        for (int unit = 0; unit < units.Count; unit++)
        {
            starts[unit + 1] += starts[unit];
        }
        int[] rows = new int[starts[^1]];
        int[] next = starts[..^1];
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] == code && !double.IsNaN(table.Score[row]))
            {
                (int first, int end) = UnitsOf(units, table, row);
                for (int unit = first; unit < end; unit++)
                {
                    rows[next[unit]++] = row;
                }
            }
        }
        SortByDay(table, starts, rows);
        double[] days = new double[rows.Length];
        double[] scores = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            days[i] = table.Day[rows[i]];
            scores[i] = table.Score[rows[i]];
        }
        return new ScoreSeries(scale, starts, days, scores, rows);
    }

    // A row that the periods of a crossover share is a baseline of each; after day 0 it belongs to none.
    private static (int First, int End) UnitsOf(AnalysisUnits units, AssessmentTable table, int row)
    {
        int unit = units.OfAssessment[row];
        if (unit != AnalysisUnits.Shared)
        {
            return (unit, unit + 1);
        }
        Range all = units.UnitsOf(table.Subject[row]);
        return table.Day[row] <= 0 ? (all.Start.Value, all.End.Value) : (0, 0);
    }

    private static void SortByDay(AssessmentTable table, int[] starts, int[] rows)
    {
        Comparison<int> byDayThenRow = (a, b) =>
        {
            int order = table.Day[a].CompareTo(table.Day[b]);
            return order != 0 ? order : a.CompareTo(b);
        };
        for (int unit = 0; unit + 1 < starts.Length; unit++)
        {
            Span<int> own = rows.AsSpan(starts[unit]..starts[unit + 1]);
            for (int i = 1; i < own.Length; i++)
            {
                if (table.Day[own[i]] < table.Day[own[i - 1]])
                {
                    own.Sort(byDayThenRow);
                    break;
                }
            }
        }
    }
}
