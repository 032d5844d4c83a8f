namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>How far two numbers may lie apart and still count as equal: within the absolute or the relative tolerance.</summary>
/// <remarks>Numbers are equal when <c>|a − b| ≤ max(Absolute, Relative · max(|a|, |b|))</c>. Two whole numbers (counts)
/// are compared exactly, whatever their size.</remarks>
public sealed record BaselineTolerance
{
    /// <summary>Relative tolerance, 0 or more. Default 1e-8: above the last digits in which processors and mathematics
    /// libraries differ, below anything that a table shows.</summary>
    public double Relative { get; init; } = 1e-8;

    /// <summary>Absolute tolerance, 0 or more. Default 1e-12, for numbers that are zero but for rounding.</summary>
    public double Absolute { get; init; } = 1e-12;

    internal bool Allows(double a, double b) =>
        a.Equals(b)
        || double.IsFinite(a - b)
            && Math.Abs(a - b) <= Math.Max(Absolute, Relative * Math.Max(Math.Abs(a), Math.Abs(b)));
}
