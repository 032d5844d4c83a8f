namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>What a score has to reach, given the baseline.</summary>
internal abstract class Criterion
{
    /// <summary>Whether a score meets the criterion.</summary>
    /// <param name="baseline">The baseline score.</param>
    /// <param name="score">The score.</param>
    public abstract bool IsMet(double baseline, double score);

    /// <summary>Why nobody with this baseline can be judged, or <c>null</c> when they can.</summary>
    /// <param name="baseline">The baseline score.</param>
    public abstract string? ReasonAgainst(double baseline);
}

/// <summary>"Response: relative reduction from baseline of at least <c>reduction</c>, on a scale where lower is better; on
/// one where higher is better, the rise."</summary>
/// <remarks>Compared as baseline − score ≥ reduction·baseline, with a slack of 1e-12 of the baseline: exactly 50 % is a
/// response, and 0.7·30 = 21 stays one although 0.7 has no exact binary form. A baseline of 0 or below has no relative
/// reduction; such people are left out and counted.</remarks>
internal sealed class ResponseCriterion(double reduction, bool higherIsBetter) : Criterion
{
    private const double Slack = 1e-12;

    /// <inheritdoc/>
    public override bool IsMet(double baseline, double score)
    {
        double improvement = higherIsBetter ? score - baseline : baseline - score;
        return improvement >= reduction * baseline - Slack * Math.Abs(baseline);
    }

    /// <inheritdoc/>
    public override string? ReasonAgainst(double baseline) =>
        baseline > 0 ? null : "baseline of 0 or below: no relative change";
}

/// <summary>"Remission: at or below <c>cutoff</c>"; at or above it on a scale where higher is better.</summary>
internal sealed class RemissionCriterion(double cutoff, bool higherIsBetter) : Criterion
{
    /// <inheritdoc/>
    public override bool IsMet(double baseline, double score) => higherIsBetter ? score >= cutoff : score <= cutoff;

    /// <inheritdoc/>
    public override string? ReasonAgainst(double baseline) => null;
}
