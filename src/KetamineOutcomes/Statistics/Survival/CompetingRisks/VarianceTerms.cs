namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>What the events at one time add to the variance of an incidence F(t): Own − 2(F(t)−F(t_i))·Shared +
/// (F(t)−F(t_i))²·Leaving.</summary>
/// <remarks>Leaving is 0 where nobody stays: F does not move after such a time.</remarks>
internal readonly record struct VarianceTerms(double Own, double Shared, double Leaving)
{
    public static VarianceTerms At(CauseColumns columns, int cause, int step, IncidenceVariance variance)
    {
        double atRisk = columns.Curve.AtRisk[step];
        double remaining = columns.Curve.Remaining[step];
        double any = columns.Curve.Events[step];
        double own = columns.Events[cause][step];
        double before = columns.SurvivalBefore(step);
        if (variance == IncidenceVariance.Delta)
        {
            return new VarianceTerms(
                before * before * own * (atRisk - own) / (atRisk * atRisk * atRisk),
                remaining > 0 ? before * own / (atRisk * atRisk) : 0,
                remaining > 0 ? any / (atRisk * remaining) : 0
            );
        }
        double ownShare = own / (atRisk * atRisk) * Ties(own, atRisk);
        double otherShare = (any - own) / (atRisk * atRisk) * Ties(any - own, atRisk);
        double after = columns.Curve.Survival[step];
        double square = before * before;
        return new VarianceTerms(
            square * ownShare,
            after > 0 ? square * ownShare / after : 0,
            after > 0 ? square * (ownShare + otherShare) / (after * after) : 0
        );
    }

    private static double Ties(double events, double atRisk) => events > 1 ? (atRisk - events) / (atRisk - 1) : 1;
}
