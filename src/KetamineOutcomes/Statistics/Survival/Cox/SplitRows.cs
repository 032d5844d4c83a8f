using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Follow-up cut at a time: rows that reach beyond it become two.</summary>
internal sealed class SplitRows
{
    // A time that differs from the cut by rounding alone is the cut: its second half would have no length.
    private const double Tolerance = 1.0 / (1 << 26);

    private SplitRows(EventTimes times, int[] source, bool[] isAfter, RowCounts rows)
    {
        Times = times;
        Source = source;
        IsAfter = isAfter;
        Rows = rows;
    }

    /// <summary>The halves: (entry, cut] without the event, or (entry, time]; then (cut, time].</summary>
    public EventTimes Times { get; }

    /// <summary>The row that each half comes from.</summary>
    public int[] Source { get; }

    /// <summary>Whether a half lies after the cut.</summary>
    public bool[] IsAfter { get; }

    /// <summary>Rows used and dropped, before they were cut.</summary>
    public RowCounts Rows { get; }

    /// <summary>Cuts rows; those with a value missing in a column are dropped and counted, under the first such column.</summary>
    public static SplitRows At(EventTimes times, double cut, IReadOnlyList<Column> columns)
    {
        foreach (Column column in columns)
        {
            if (column.Length != times.Length)
            {
                throw new ArgumentException(
                    Invariant($"Times have {times.Length} rows, column '{column.Name}' {column.Length}.")
                );
            }
        }
        double same = cut + Tolerance * Math.Max(1, cut);
        var halves = new List<(int Row, double Entry, double Time, bool IsEvent, bool IsAfter)>(2 * times.Length);
        long[] missing = new long[columns.Count];
        for (int row = 0; row < times.Length; row++)
        {
            int lacks = -1;
            for (int c = columns.Count - 1; c >= 0; c--)
            {
                lacks = columns[c].IsMissing(row) ? c : lacks;
            }
            if (lacks >= 0)
            {
                missing[lacks]++;
                continue;
            }
            double entry = times.HasEntry ? times.Entry[row] : 0;
            double time = times.Times[row];
            bool isEvent = times.Events[row] > 0;
            if (time <= same)
            {
                halves.Add((row, entry, time, isEvent, false));
            }
            else if (entry >= cut - (same - cut))
            {
                halves.Add((row, entry, time, isEvent, true));
            }
            else
            {
                halves.Add((row, entry, cut, false, false));
                halves.Add((row, cut, time, isEvent, true));
            }
        }
        DroppedRows[] dropped =
        [
            .. columns
                .Select((column, c) => new DroppedRows($"no value in column '{column.Name}'", missing[c]))
                .Where(reason => reason.Rows > 0),
        ];
        return new SplitRows(
            ToTimes(halves),
            [.. halves.Select(half => half.Row)],
            [.. halves.Select(half => half.IsAfter)],
            new RowCounts(times.Length, times.Length - missing.Sum(), dropped)
        );
    }

    /// <summary>Events on one side of the cut.</summary>
    public int Events(bool after)
    {
        int events = 0;
        for (int half = 0; half < IsAfter.Length; half++)
        {
            events += IsAfter[half] == after && Times.Events[half] > 0 ? 1 : 0;
        }
        return events;
    }

    // A row of time 0 was at risk at no time after 0: without entries it would be let in, and here as well.
    private static EventTimes ToTimes(List<(int Row, double Entry, double Time, bool IsEvent, bool IsAfter)> halves) =>
        EventTimes.FromEventFlag(
            [.. halves.Select(half => half.Time)],
            [.. halves.Select(half => half.IsEvent)],
            [.. halves.Select(half => half.Entry)]
        );
}
