using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>One group's values in ascending order, each with the people it stands for: sorted once, read by every
/// estimator, so that the order of rows cannot matter.</summary>
internal sealed class SortedSample
{
    private readonly double[] values;
    private readonly double[]? counts;
    private readonly double[]? through;

    private SortedSample(double[] values, double[]? counts)
    {
        this.values = values;
        this.counts = counts;
        if (counts is not null)
        {
            through = new double[counts.Length];
            double total = 0;
            for (int i = 0; i < counts.Length; i++)
            {
                total += counts[i];
                through[i] = total;
            }
        }
        Total =
            through is null ? values.Length
            : through.Length == 0 ? 0
            : through[^1];
        Moments = Moments.OfCounts(values, counts);
    }

    /// <summary>Values ascending; equal values may stand side by side.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>How many people a value stands for, all positive; empty when each stands for one.</summary>
    public ReadOnlySpan<double> Counts => counts;

    /// <summary>How many people stand at or below a value's place; empty when each value stands for one.</summary>
    public ReadOnlySpan<double> Through => through;

    /// <summary>How many people.</summary>
    public double Total { get; }

    public Moments Moments { get; }

    public double CountAt(int index) => counts is null ? 1 : counts[index];

    /// <summary>How many people stand at or below a place; 0 for -1.</summary>
    public double ThroughAt(int index) =>
        through is null ? index + 1
        : index < 0 ? 0
        : through[index];

    /// <summary>The value of the person of a rank, from 0, had every row been repeated by its count.</summary>
    public double At(double rank)
    {
        if (through is null)
        {
            return values[(int)rank];
        }
        int place = Array.BinarySearch(through, rank);
        return values[place < 0 ? ~place : place + 1];
    }

    /// <summary>Σ (t³ − t) over groups of t people with the same value.</summary>
    public double TieSum()
    {
        double sum = 0;
        for (int i = 0; i < values.Length; )
        {
            double tied = 0;
            double value = values[i];
            for (; i < values.Length && values[i] == value; i++)
            {
                tied += CountAt(i);
            }
            sum += (tied * tied - 1) * tied;
        }
        return sum;
    }

    public static SortedSample Of(ReadOnlySpan<double> values) => Own(values.ToArray(), null);

    /// <summary>Sorts the arrays, which it keeps; counts of zero are left out.</summary>
    public static SortedSample Own(double[] values, double[]? counts)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("A value is missing or infinite; drop or mend it first.", nameof(values));
            }
        }
        if (counts is null)
        {
            Array.Sort(values);
            return new SortedSample(values, null);
        }
        if (Array.Exists(counts, count => count == 0))
        {
            values = values.Where((_, i) => counts[i] > 0).ToArray();
            counts = counts.Where(count => count > 0).ToArray();
        }
        Array.Sort(values, counts);
        return new SortedSample(values, counts);
    }

    /// <summary>The groups of a factor's levels, in their order; rows without a group or a value are left out.</summary>
    public static SortedSample[] ByGroup(
        ReadOnlySpan<double> values,
        ReadOnlySpan<int> codes,
        int groups,
        ReadOnlySpan<double> counts
    )
    {
        int[] sizes = new int[groups];
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && !double.IsNaN(values[i]))
            {
                sizes[codes[i]]++;
            }
        }
        double[][] parts = Array.ConvertAll(sizes, size => new double[size]);
        double[][]? weights = counts.IsEmpty ? null : Array.ConvertAll(sizes, size => new double[size]);
        Array.Clear(sizes);
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && !double.IsNaN(values[i]))
            {
                int place = sizes[codes[i]]++;
                parts[codes[i]][place] = values[i];
                if (weights is not null)
                {
                    weights[codes[i]][place] = counts[i];
                }
            }
        }
        return Enumerable.Range(0, groups).Select(g => Own(parts[g], weights?[g])).ToArray();
    }
}
