using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Statistics.Survival.Recurrent;

/// <summary>Rate ratios of events that recur, such as relapses of depression.</summary>
/// <remarks><para>The first relapse alone throws away the others. Lin, Wei, Yang and Ying's model answers "by what factor does the arm
/// change the mean number of relapses"; Prentice, Williams and Peterson's answers for those who got as far as the k-th, who are
/// no longer randomised. Strata of late events hold few people: leave them out or look at their numbers.</para>
/// <para>R: coxph with (start, stop] rows, cluster(id) and strata(number). SAS: PHREG with COVS(AGGREGATE).</para>
/// <para>Andersen and Gill (1982), doi:10.1214/aos/1176345976; Lin et al. (2000), doi:10.1111/1467-9868.00259; Prentice, Williams
/// and Peterson (1981), doi:10.1093/biomet/68.2.373.</para></remarks>
public static class RecurrentRegression
{
    /// <summary>Fits.</summary>
    /// <param name="spells">Spells.</param>
    /// <param name="covariates">Covariates, one value a spell.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">Options of the Cox model, or <c>null</c> for the defaults.</param>
    /// <returns>The fit: hazard (rate) ratios.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a reference is not a level, or the exact likelihood is asked for with a
    /// robust variance.</exception>
    public static CoxFit Fit(
        RecurrentSpells spells,
        IReadOnlyList<Column> covariates,
        RecurrentModel model = RecurrentModel.LinWeiYangYing,
        CoxFitOptions? options = null
    ) =>
        CoxRegression.Fit(
            model == RecurrentModel.PrenticeWilliamsPetersonGap ? Gaps(spells) : spells.Times,
            covariates,
            options,
            model is RecurrentModel.PrenticeWilliamsPetersonGap or RecurrentModel.PrenticeWilliamsPetersonTotal
                ? new NumericColumn("number", spells.Number.Select(k => (double)k).ToArray()).AsFactor()
                : null,
            model == RecurrentModel.AndersenGill ? null : spells.Person
        );

    private static EventTimes Gaps(RecurrentSpells spells)
    {
        var gaps = new double[spells.Length];
        var isEvent = new bool[spells.Length];
        for (int i = 0; i < gaps.Length; i++)
        {
            gaps[i] = spells.Times.Times[i] - (spells.Times.HasEntry ? spells.Times.Entry[i] : 0);
            isEvent[i] = spells.Times.Events[i] > 0;
        }
        return EventTimes.FromEventFlag(gaps, isEvent);
    }
}
