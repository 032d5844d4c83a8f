namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Relapse from scores: so many assessments in a row at or above a threshold, each so many days from the one
/// before. SUSTAIN-1: threshold 22, 2 in a row, 5 to 15 days apart.</summary>
/// <param name="Threshold">Score at or above which an assessment counts (at or below, where higher is better).</param>
/// <param name="Consecutive">How many in a row, 1 or more.</param>
/// <param name="MinimumGap">Fewest days from the one before.</param>
/// <param name="MaximumGap">Most days from the one before.</param>
public sealed record RelapseRule(double Threshold, int Consecutive, double MinimumGap, double MaximumGap)
{
    /// <summary>Loss of response in place of a threshold: an assessment counts whose reduction from baseline is less than this, in
    /// (0, 1]; <c>null</c>: the threshold holds.</summary>
    public double? Reduction { get; init; }

    // 5 days apart stays 5 when the days are 0.1667 and 5.1667.
    private const double SameGap = 1e-9;

    /// <summary>The place of the assessment that completes the relapse, or -1: "another gap starts the count anew; its
    /// date is the last of them".</summary>
    /// <param name="days">Days, ascending.</param>
    /// <param name="scores">Scores, in the order of days.</param>
    /// <param name="start">Assessments after this day count.</param>
    /// <param name="higherIsBetter">Whether a higher score is better.</param>
    /// <param name="baseline">The baseline, which loss of response is measured from; NaN where a threshold holds.</param>
    internal int FindRelapse(
        ReadOnlySpan<double> days,
        ReadOnlySpan<double> scores,
        double start,
        bool higherIsBetter,
        double baseline = double.NaN
    )
    {
        ResponseCriterion? response = Reduction is { } reduction ? new(reduction, higherIsBetter) : null;
        int run = 0;
        for (int i = 0; i < days.Length; i++)
        {
            if (days[i] <= start)
            {
                continue;
            }
            bool isWell =
                response is not null ? response.IsMet(baseline, scores[i])
                : higherIsBetter ? scores[i] > Threshold
                : scores[i] < Threshold;
            if (isWell)
            {
                run = 0;
                continue;
            }
            run = run > 0 && IsApart(days[i] - days[i - 1]) ? run + 1 : 1;
            if (run >= Consecutive)
            {
                return i;
            }
        }
        return -1;
    }

    private bool IsApart(double gap) => !(gap < MinimumGap - SameGap) && !(gap > MaximumGap + SameGap);
}
