namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A result differs from its baseline; the message is the table of differences.</summary>
/// <param name="comparison">The comparison.</param>
public sealed class BaselineMismatchException(BaselineComparison comparison) : Exception(comparison.ToString())
{
    /// <summary>Every path that differs.</summary>
    public BaselineComparison Comparison { get; } = comparison;
}
