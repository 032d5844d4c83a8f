namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>"<c>sustained</c>: the criterion holds at every assessment from that day to the target, all but so many."</summary>
/// <remarks>The score at the target itself must qualify, since it is what response at that day means; excursions are
/// allowed among the assessments before it. No assessment between the two is no excursion.</remarks>
/// <param name="From">First day from which the criterion has to hold, above 0.</param>
/// <param name="Excursions">Assessments before the target that may miss it; default 0.</param>
public sealed record SustainedRule(double From, int Excursions = 0)
{
    /// <summary>Whether the criterion held from the rule's day up to a score.</summary>
    /// <param name="days">The unit's days, ascending.</param>
    /// <param name="scores">The unit's scores.</param>
    /// <param name="baseline">The baseline score.</param>
    /// <param name="target">The place of the score at the target.</param>
    /// <param name="criterion">The criterion.</param>
    internal bool Holds(
        ReadOnlySpan<double> days,
        ReadOnlySpan<double> scores,
        double baseline,
        int target,
        Criterion criterion
    )
    {
        int misses = 0;
        for (int i = 0; i < target; i++)
        {
            if (days[i] > 0 && days[i] >= From && !criterion.IsMet(baseline, scores[i]))
            {
                misses++;
            }
        }
        return misses <= Excursions && criterion.IsMet(baseline, scores[target]);
    }
}
