using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Rows to an <see cref="EventTable"/>: one stable sort (code, entry, time), one pass.</summary>
internal static class EventTableBuilder
{
    private static readonly string[] OneLevel = ["all"];

    public static EventTable Build(
        EventTimes times,
        Factor? by,
        Factor? strata,
        FrequencyWeights? frequencies,
        SamplingWeights? weights
    )
    {
        RefuseLengths(times.Length, by?.Length, strata?.Length, frequencies?.Length, weights?.Length);
        var labels = new EventTableLabels(
            by?.Levels ?? OneLevel,
            strata?.Levels ?? OneLevel,
            times.Causes,
            by is not null,
            strata is not null
        );
        int n = times.Length;
        var codes = new int[n];
        var order = new int[n];
        var people = new double[Math.Max(1, labels.Groups.Count) * Math.Max(1, labels.Strata.Count)];
        int used = Encode(times, by, strata, frequencies, weights, codes, order, people, out long noGroup);
        Order(times, codes, order.AsSpan(0, used));

        var writer = new EventLinesWriter(used, times.HasEntry, weights is not null);
        ReadOnlySpan<double> time = times.Times;
        ReadOnlySpan<double> entry = times.Entry;
        foreach (int row in order.AsSpan(0, used))
        {
            double persons = frequencies is null ? 1 : frequencies.Values[row];
            double weight = weights is null ? 1 : weights.Values[row];
            // Adding 0 turns a negative zero into zero.
            writer.Add(
                time[row] + 0.0,
                times.HasEntry ? entry[row] + 0.0 : 0,
                codes[row],
                persons,
                persons * weight,
                persons * weight * weight
            );
        }
        return new EventTable(writer.ToLines(), labels, people, Account(n, noGroup, by, strata));
    }

    /// <summary>Codes of the rows that count, their order (as they came), and people by cell.</summary>
    private static int Encode(
        EventTimes times,
        Factor? by,
        Factor? strata,
        FrequencyWeights? frequencies,
        SamplingWeights? weights,
        Span<int> codes,
        Span<int> order,
        Span<double> people,
        out long dropped
    )
    {
        int outcomes = times.Causes.Count + 1;
        int groups = by?.Levels.Count ?? 1;
        ReadOnlySpan<int> groupCodes = by is null ? default : by.Codes;
        ReadOnlySpan<int> stratumCodes = strata is null ? default : strata.Codes;
        ReadOnlySpan<int> events = times.Events;
        dropped = 0;
        int used = 0;
        for (int row = 0; row < events.Length; row++)
        {
            int group = by is null ? 0 : groupCodes[row];
            int stratum = strata is null ? 0 : stratumCodes[row];
            if (group < 0 || stratum < 0)
            {
                dropped++;
                continue;
            }
            int cell = stratum * groups + group;
            double persons = frequencies is null ? 1 : frequencies.Values[row];
            people[cell] += persons;
            if (persons > 0 && (weights is null || weights.Values[row] > 0))
            {
                codes[row] = cell * outcomes + events[row];
                order[used++] = row;
            }
        }
        return used;
    }

    private static void Order(EventTimes times, ReadOnlySpan<int> codes, Span<int> order)
    {
        var keys = new ulong[times.Length];
        for (int row = 0; row < keys.Length; row++)
        {
            keys[row] = (ulong)codes[row];
        }
        RadixOrder.Sort(keys, order);
        if (times.HasEntry)
        {
            FillKeys(times.Entry, keys);
            RadixOrder.Sort(keys, order);
        }
        FillKeys(times.Times, keys);
        RadixOrder.Sort(keys, order);
    }

    private static void FillKeys(ReadOnlySpan<double> values, Span<ulong> keys)
    {
        for (int row = 0; row < keys.Length; row++)
        {
            keys[row] = RadixOrder.KeyOf(values[row]);
        }
    }

    private static RowCounts Account(long read, long dropped, Factor? by, Factor? strata)
    {
        if (dropped == 0)
        {
            return RowCounts.All(read);
        }
        string columns = string.Join(" or ", new[] { by?.Name, strata?.Name }.OfType<string>().Select(c => $"'{c}'"));
        return new RowCounts(read, read - dropped, [new DroppedRows($"no value in column {columns}", dropped)]);
    }

    private static void RefuseLengths(int rows, params ReadOnlySpan<int?> lengths)
    {
        foreach (int? length in lengths)
        {
            if (length is { } other && other != rows)
            {
                throw new ArgumentException(Invariant($"Times have {rows} rows, a column beside them has {other}."));
            }
        }
    }
}
