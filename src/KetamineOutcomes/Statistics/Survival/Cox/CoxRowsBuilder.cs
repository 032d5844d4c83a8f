using System.Runtime.CompilerServices;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Puts rows in order and standardises their covariates.</summary>
internal static class CoxRowsBuilder
{
    /// <param name="input">The columns, and which rows to use.</param>
    /// <param name="design">The covariates of the rows used.</param>
    /// <exception cref="TrialDataException">An entry differs from its time by rounding alone.</exception>
    public static CoxRows Build(CoxInput input, DesignMatrix design)
    {
        var isEvents = new bool[input.Count];
        for (int row = 0; row < isEvents.Length; row++)
        {
            isEvents[row] = input.Times.Events[input.Source(row)] != 0;
        }
        (int[] order, double[] time, double[]? entry) = ([], [], null);
        Raw raw = default;
        // Neither needs the other: the order of the rows, and their covariates with means and deviations.
        SideBySide.Run(() => (order, time, entry) = Order(input, isEvents), () => raw = Read(input, design));
        int n = order.Length;
        var isEvent = new bool[n];
        int[] source = input.AllRows ? order : new int[n];
        for (int i = 0; i < n; i++)
        {
            int row = order[i];
            source[i] = input.Source(row);
            isEvent[i] = isEvents[row];
        }
        double[] sortedTime = Pick(time, order);
        double[]? people = input.Frequencies is null ? null : Pick(input.Frequencies.Values, source);
        int columns = design.Names.Count - 1;
        double[] x = Standardise(raw, order, columns);
        double[]? sortedEntry = entry is null ? null : Pick(entry, order);
        int[] strata = StrataOf(input, source);
        return new CoxRows
        {
            Count = n,
            Columns = columns,
            X = x,
            Centre = raw.Centre,
            Scale = raw.Scale,
            Source = source,
            DesignRow = order,
            Time = sortedTime,
            IsEvent = isEvent,
            Weight = input.Weights is null ? null : Pick(input.Weights.Values, source),
            People = people,
            Offset = input.Offset is null ? null : Pick(input.Offset, source),
            Strata = strata,
            Entry = sortedEntry,
            EntryOrder = sortedEntry is null ? null : EntryOrderOf(sortedEntry, strata),
        };
    }

    /// <summary>Rows (of those used) by stratum, joined time, censored first; times and entries joined.</summary>
    private static (int[] Order, double[] Time, double[]? Entry) Order(CoxInput input, bool[] isEvent)
    {
        int n = input.Count;
        var time = new double[n];
        double[]? entry = input.Times.HasEntry ? new double[n] : null;
        int[] order = ByEvent(isEvent);
        ReadOnlySpan<double> times = input.Times.Times;
        for (int row = 0; row < n; row++)
        {
            // Adding 0 turns a negative zero into zero.
            time[row] = times[input.Source(row)] + 0.0;
            if (entry is not null)
            {
                entry[row] = input.Times.Entry[input.Source(row)] + 0.0;
            }
        }
        TiedTimes ties = TiedTimes.Of(ValueOrder.Sort(time, order), entry);
        if (ties.Any)
        {
            time = ties.Join(time);
            entry = entry is null ? null : ties.Join(entry);
            TiedTimes.RefuseEmptySpells(time, entry);
            order = ByEvent(isEvent);
            ValueOrder.Sort(time, order);
        }
        if (input.Strata is not null)
        {
            var keys = new ulong[n];
            for (int row = 0; row < n; row++)
            {
                keys[row] = (ulong)input.Strata.Codes[input.Source(row)];
            }
            RadixOrder.Sort(keys, order);
        }
        return (order, time, entry);
    }

    /// <summary>Rows without the event, then those with it.</summary>
    private static int[] ByEvent(bool[] isEvent)
    {
        var order = new int[isEvent.Length];
        int next = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int row = 0; row < order.Length; row++)
            {
                if (isEvent[row] == (pass == 1))
                {
                    order[next++] = row;
                }
            }
        }
        return order;
    }

    /// <summary>Covariates in the rows' own order with their means and standard deviations.</summary>
    private readonly record struct Raw(double[] X, double[] Centre, double[] Scale);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Raw Read(CoxInput input, DesignMatrix design)
    {
        int columns = design.Names.Count - 1;
        var x = new double[input.Count * columns];
        var row = new double[columns + 1];
        var mean = new double[columns];
        var squares = new double[columns];
        double total = 0;
        for (int i = 0; i < input.Count; i++)
        {
            design.Fill(i, row);
            double weight = input.Frequencies is null ? 1 : input.Frequencies.Values[input.Source(i)];
            total += weight;
            double share = weight / total;
            Span<double> own = x.AsSpan(i * columns, columns);
            for (int j = 0; j < own.Length; j++)
            {
                double value = row[j + 1];
                own[j] = value;
                double gap = value - mean[j];
                mean[j] += share * gap;
                squares[j] += weight * gap * (value - mean[j]);
            }
        }
        double[] scale = Array.ConvertAll(squares, s => s > 0 && double.IsFinite(s) ? Math.Sqrt(s / total) : 1);
        return new Raw(x, mean, scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Standardise(Raw raw, int[] order, int columns)
    {
        var x = new double[raw.X.Length];
        for (int i = 0; i < order.Length; i++)
        {
            ReadOnlySpan<double> from = raw.X.AsSpan(order[i] * columns, columns);
            Span<double> to = x.AsSpan(i * columns, columns);
            for (int j = 0; j < to.Length; j++)
            {
                to[j] = (from[j] - raw.Centre[j]) / raw.Scale[j];
            }
        }
        return x;
    }

    private static int[] StrataOf(CoxInput input, int[] source)
    {
        var starts = new List<int> { 0 };
        for (int i = 1; i < source.Length && input.Strata is not null; i++)
        {
            if (input.Strata.Codes[source[i]] != input.Strata.Codes[source[i - 1]])
            {
                starts.Add(i);
            }
        }
        starts.Add(source.Length);
        return [.. starts];
    }

    private static int[] EntryOrderOf(double[] entry, int[] strata)
    {
        var order = new int[entry.Length];
        var keys = new ulong[entry.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        FillKeys(entry, keys);
        for (int s = 0; s + 1 < strata.Length; s++)
        {
            RadixOrder.Sort(keys, order.AsSpan(strata[s], strata[s + 1] - strata[s]));
        }
        return order;
    }

    private static void FillKeys(double[] values, ulong[] keys)
    {
        for (int row = 0; row < values.Length; row++)
        {
            keys[row] = RadixOrder.KeyOf(values[row]);
        }
    }

    private static double[] Pick(ReadOnlySpan<double> values, int[] rows)
    {
        var picked = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            picked[i] = values[rows[i]];
        }
        return picked;
    }
}
