namespace KetamineOutcomes.Data;

/// <summary>What a row's weight means, with the weights: never a bare array.</summary>
public abstract class Weights
{
    private readonly double[] values;

    private protected Weights(double[] values) => this.values = values;

    /// <summary>One weight a row, finite and not negative.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Number of rows.</summary>
    public int Length => values.Length;
}

/// <summary>How many people a row stands for: whole numbers, 0 allowed. Equal to repeating rows.</summary>
public sealed class FrequencyWeights : Weights
{
    /// <summary>Makes the weights over an array, which is kept.</summary>
    /// <param name="counts">Whole numbers of 0 or more, one a row.</param>
    /// <exception cref="ArgumentException">A count is negative, not whole or not finite.</exception>
    public FrequencyWeights(double[] counts)
        : base(counts)
    {
        foreach (double count in counts)
        {
            if (!(count >= 0 && count == Math.Floor(count) && double.IsFinite(count)))
            {
                throw new ArgumentException("A frequency is a whole number of 0 or more.", nameof(counts));
            }
        }
    }
}

/// <summary>Inverse-probability or survey weights: finite, 0 or more. They imply robust variance.</summary>
public sealed class SamplingWeights : Weights
{
    /// <summary>Makes the weights over an array, which is kept.</summary>
    /// <param name="weights">Finite numbers of 0 or more, one a row.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    public SamplingWeights(double[] weights)
        : base(weights)
    {
        foreach (double weight in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                throw new ArgumentException("A sampling weight is a finite number of 0 or more.", nameof(weights));
            }
        }
    }
}
