namespace KetamineOutcomes.Statistics.Estimates;

/// <summary>A number or a reason: a point estimate with its standard error and interval, or why there is none.</summary>
/// <remarks>What cannot be estimated (a median that is not reached, an odds ratio with a zero cell) has a null
/// <see cref="Value"/> and a <see cref="Reason"/>; NaN and infinities never appear.</remarks>
public sealed record Estimate
{
    private Estimate(double? value, double? standardError, ConfidenceInterval? interval, string? reason)
    {
        Value = value;
        StandardError = standardError;
        Interval = interval;
        Reason = reason;
    }

    /// <summary>The point estimate, or <c>null</c> when there is none.</summary>
    public double? Value { get; }

    /// <summary>Standard error on the scale of <see cref="Value"/> unless its maker says otherwise; <c>null</c> when the
    /// method has none.</summary>
    public double? StandardError { get; }

    /// <summary>Confidence interval; <c>null</c> when the method gives none.</summary>
    public ConfidenceInterval? Interval { get; }

    /// <summary>Why the value, its error or its interval is absent; <c>null</c> when everything is there.</summary>
    public string? Reason { get; }

    /// <summary>An estimate with a value.</summary>
    /// <param name="value">A finite value.</param>
    /// <param name="standardError">Standard error, finite and not negative, or <c>null</c>.</param>
    /// <param name="interval">Confidence interval, or <c>null</c>.</param>
    /// <param name="reason">Why the error or the interval is absent, or <c>null</c>.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentException">The value or its error is not finite, or the error is negative.</exception>
    public static Estimate Of(
        double value,
        double? standardError = null,
        ConfidenceInterval? interval = null,
        string? reason = null
    )
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("A value that is not finite is not an estimate; give the reason instead.");
        }
        if (standardError is { } error && !(double.IsFinite(error) && error >= 0))
        {
            throw new ArgumentException("A standard error is finite and not negative, or null.");
        }
        return new Estimate(value, standardError, interval, reason);
    }

    /// <summary>No estimate, and the reason.</summary>
    /// <param name="reason">Why there is none, in words a reader of the table understands.</param>
    /// <param name="interval">An interval that exists although the point does not (an infinite odds ratio has a lower
    /// limit), or <c>null</c>.</param>
    /// <returns>The estimate without a value.</returns>
    public static Estimate NotEstimable(string reason, ConfidenceInterval? interval = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new Estimate(null, null, interval, reason);
    }

    /// <summary>The value, for those who cannot go on without one.</summary>
    /// <returns>The point estimate.</returns>
    /// <exception cref="InvalidOperationException">There is none; the message is <see cref="Reason"/>.</exception>
    public double ValueOrThrow() => Value ?? throw new InvalidOperationException($"No estimate: {Reason}.");
}
