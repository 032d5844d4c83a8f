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
        (int[] order, double[] time, double[]? entry) = Order(input);
        int n = order.Length;
        var sortedTime = new double[n];
        var isEvent = new bool[n];
        var source = new int[n];
        for (int i = 0; i < n; i++)
        {
            int row = order[i];
            sortedTime[i] = time[row];
            source[i] = input.Source(row);
            isEvent[i] = input.Times.Events[source[i]] != 0;
        }
        double[]? people = input.Frequencies is null ? null : Pick(input.Frequencies.Values, source);
        int columns = design.Names.Count - 1;
        (double[] x, double[] centre, double[] scale) = Standardise(design, order, people);
        double[]? sortedEntry = entry is null ? null : Pick(entry, order);
        int[] strata = StrataOf(input, source);
        return new CoxRows
        {
            Count = n,
            Columns = columns,
            X = x,
            Centre = centre,
            Scale = scale,
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
    private static (int[] Order, double[] Time, double[]? Entry) Order(CoxInput input)
    {
        int n = input.Count;
        var time = new double[n];
        double[]? entry = input.Times.HasEntry ? new double[n] : null;
        var order = new int[n];
        int next = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int row = 0; row < n; row++)
            {
                if ((input.Times.Events[input.Source(row)] != 0) == (pass == 1))
                {
                    order[next++] = row;
                }
            }
        }
        for (int row = 0; row < n; row++)
        {
            // Adding 0 turns a negative zero into zero.
            time[row] = input.Times.Times[input.Source(row)] + 0.0;
            if (entry is not null)
            {
                entry[row] = input.Times.Entry[input.Source(row)] + 0.0;
            }
        }
        var keys = new ulong[n];
        FillKeys(time, keys);
        int[] byEvent = [.. order];
        RadixOrder.Sort(keys, order);
        TiedTimes ties = TiedTimes.Of(Pick(time, order), entry);
        if (ties.Any)
        {
            time = ties.Join(time);
            entry = entry is null ? null : ties.Join(entry);
            TiedTimes.RefuseEmptySpells(time, entry);
            FillKeys(time, keys);
            order = byEvent;
            RadixOrder.Sort(keys, order);
        }
        if (input.Strata is not null)
        {
            for (int row = 0; row < n; row++)
            {
                keys[row] = (ulong)input.Strata.Codes[input.Source(row)];
            }
            RadixOrder.Sort(keys, order);
        }
        return (order, time, entry);
    }

    private static (double[] X, double[] Centre, double[] Scale) Standardise(
        DesignMatrix design,
        int[] order,
        double[]? people
    )
    {
        int columns = design.Names.Count - 1;
        var x = new double[order.Length * columns];
        var row = new double[columns + 1];
        var mean = new double[columns];
        var squares = new double[columns];
        double total = 0;
        for (int i = 0; i < order.Length; i++)
        {
            design.Fill(order[i], row);
            double weight = people is null ? 1 : people[i];
            total += weight;
            double share = weight / total;
            for (int j = 0; j < columns; j++)
            {
                double value = row[j + 1];
                x[i * columns + j] = value;
                double gap = value - mean[j];
                mean[j] += share * gap;
                squares[j] += weight * gap * (value - mean[j]);
            }
        }
        double[] scale = Array.ConvertAll(squares, s => s > 0 && double.IsFinite(s) ? Math.Sqrt(s / total) : 1);
        for (int i = 0, at = 0; i < order.Length; i++)
        {
            for (int j = 0; j < columns; j++, at++)
            {
                x[at] = (x[at] - mean[j]) / scale[j];
            }
        }
        return (x, mean, scale);
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
