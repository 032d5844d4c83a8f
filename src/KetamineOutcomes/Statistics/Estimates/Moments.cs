using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Estimates;

/// <summary>Count, mean, sum of squared deviations, minimum and maximum of numbers: all that a comparison of means needs,
/// in a form that merges.</summary>
/// <remarks>Computed in one pass over the data (block by block, two passes within a block that is in the cache), about
/// the first value and with the mean kept to twice double precision, so that values far from zero lose nothing. Merging
/// follows Chan, Golub and LeVeque (1983, doi:10.1080/00031305.1983.10483115): parts merged agree with the whole to 1e-14.</remarks>
public readonly record struct Moments
{
    internal const string TooLarge = "the values are too large to compute with";

    private const int Block = 4096;

    private readonly double high;
    private readonly double low;

    private Moments(double count, double high, double low, double squares, double minimum, double maximum)
    {
        Count = count;
        this.high = high;
        this.low = low;
        SumOfSquares = squares;
        Minimum = minimum;
        Maximum = maximum;
    }

    /// <summary>How many people (a row of frequency f counts f times).</summary>
    public double Count { get; }

    /// <summary>Arithmetic mean; 0 when there is nobody.</summary>
    public double Mean => high + low;

    /// <summary>Sum of squared deviations from the mean; exactly 0 when all values are the same.</summary>
    public double SumOfSquares { get; }

    /// <summary>Smallest value; 0 when there is nobody.</summary>
    public double Minimum { get; }

    /// <summary>Largest value; 0 when there is nobody.</summary>
    public double Maximum { get; }

    /// <summary>Variance with n − 1; <c>null</c> for fewer than two people, or when it is beyond the range of doubles.</summary>
    public double? Variance => Count > 1 && !Overflows ? SumOfSquares / (Count - 1) : null;

    /// <summary>Standard deviation with n − 1; <c>null</c> as <see cref="Variance"/>.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Whether the values are so large that their squares are not numbers.</summary>
    internal bool Overflows => !double.IsFinite(SumOfSquares);

    /// <summary>The moments of numbers.</summary>
    /// <param name="values">Finite numbers, in any order.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite.</exception>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        Moments all = default;
        for (int start = 0; start < values.Length; start += Block)
        {
            all = all.Merge(OfBlock(values.Slice(start, Math.Min(Block, values.Length - start)), []));
        }
        return all;
    }

    /// <summary>The moments of numbers that stand for several people each.</summary>
    /// <param name="values">Finite numbers, in any order.</param>
    /// <param name="weights">How many people each stands for; equal to repeating the value so often.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentException">A value is missing or infinite, or the lengths differ.</exception>
    public static Moments Of(ReadOnlySpan<double> values, FrequencyWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return OfCounts(values, weights.Values);
    }

    /// <summary>The moments behind a summary that a paper prints. <see cref="Minimum"/> and <see cref="Maximum"/> are then not
    /// known, and both hold the mean.</summary>
    /// <param name="n">How many people, at least 1.</param>
    /// <param name="mean">Their mean, finite.</param>
    /// <param name="standardDeviation">Their standard deviation with n − 1, finite and not negative; from a standard error:
    /// times √n.</param>
    /// <returns>The moments, as exact as the print.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Moments FromSummary(long n, double mean, double standardDeviation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (!double.IsFinite(mean))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), "A mean is finite.");
        }
        if (!(standardDeviation >= 0 && double.IsFinite(standardDeviation)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(standardDeviation),
                "A standard deviation is finite and not negative."
            );
        }
        return new Moments(n, mean, 0, standardDeviation * standardDeviation * (n - 1), mean, mean);
    }

    /// <summary>The moments of two groups of people together.</summary>
    /// <param name="other">The other group.</param>
    /// <returns>The summary of both.</returns>
    public Moments Merge(Moments other)
    {
        if (other.Count == 0 || Count == 0)
        {
            return Count == 0 ? other : this;
        }
        double count = Count + other.Count;
        double gap = other.high - high + (other.low - low);
        (double newHigh, double newLow) = Sum(high, low + gap * (other.Count / count));
        return new Moments(
            count,
            newHigh,
            newLow,
            SumOfSquares + other.SumOfSquares + gap * gap * (Count * (other.Count / count)),
            Math.Min(Minimum, other.Minimum),
            Math.Max(Maximum, other.Maximum)
        );
    }

    /// <summary>The mean of these less that of others, without the loss that far-off means would cause.</summary>
    internal double MeanAbove(Moments other) => high - other.high + (low - other.low);

    /// <summary>A value less the mean, without the loss that a far-off mean would cause.</summary>
    internal double DeviationOf(double value) => value - high - low;

    /// <summary>The sum of squared deviations of this group's mean from another mean, weighted by its people.</summary>
    internal double SquaresAbout(Moments other) => Count * MeanAbove(other) * MeanAbove(other);

    /// <summary>As <see cref="Of(ReadOnlySpan{double})"/>; empty counts stand for ones.</summary>
    internal static Moments OfCounts(ReadOnlySpan<double> values, ReadOnlySpan<double> counts)
    {
        if (counts.IsEmpty)
        {
            return Of(values);
        }
        if (counts.Length != values.Length)
        {
            throw new ArgumentException("Values and weights differ in length.", nameof(counts));
        }
        Moments all = default;
        for (int start = 0; start < values.Length; start += Block)
        {
            int length = Math.Min(Block, values.Length - start);
            all = all.Merge(OfBlock(values.Slice(start, length), counts.Slice(start, length)));
        }
        return all;
    }

    private static Moments OfBlock(ReadOnlySpan<double> values, ReadOnlySpan<double> counts)
    {
        double origin = values[0];
        double count = 0;
        double sum = 0;
        double lost = 0;
        double minimum = double.PositiveInfinity;
        double maximum = double.NegativeInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("A value is missing or infinite; drop or mend it first.", nameof(values));
            }
            double weight = counts.IsEmpty ? 1 : counts[i];
            if (weight > 0)
            {
                count += weight;
                Add(weight * (value - origin), ref sum, ref lost);
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
            }
        }
        if (count == 0)
        {
            return default;
        }
        (double high, double low) = Sum(origin, (sum + lost) / count);
        double deviations = 0;
        double squares = 0;
        lost = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double deviation = values[i] - high - low;
            double weight = counts.IsEmpty ? 1 : counts[i];
            Add(weight * deviation, ref deviations, ref lost);
            squares += weight * deviation * deviation;
        }
        // The mean's own rounding is seen in the deviations' sum, and taken out of both.
        deviations += lost;
        squares = Math.Max(0, squares - deviations * (deviations / count));
        return new Moments(count, high, low + deviations / count, squares, minimum, maximum);
    }

    // Summing with what rounding lost kept beside: sorted values would otherwise lose more than any other order.
    private static void Add(double term, ref double sum, ref double lost)
    {
        (sum, double rest) = Sum(sum, term);
        lost += rest;
    }

    // Knuth's two-sum: the rounded sum, and what rounding lost.
    private static (double High, double Low) Sum(double a, double b)
    {
        double sum = a + b;
        double part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }
}
