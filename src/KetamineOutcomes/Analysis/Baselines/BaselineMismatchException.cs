namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A result differs from its baseline; the message says what moved, by how much, beside which settings, and how to
/// accept it.</summary>
/// <param name="comparison">The comparison.</param>
public sealed class BaselineMismatchException(BaselineComparison comparison)
    : Exception(
        $"{comparison}\nTo accept: look at every difference, then run again with {ResultBaseline.UpdateVariable}=1."
    )
{
    /// <summary>Every path that differs.</summary>
    public BaselineComparison Comparison { get; } = comparison;
}
