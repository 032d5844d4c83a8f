using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Log-rank tests of equal survival curves over two or more groups, stratified when asked.</summary>
/// <remarks><para>At each event time and in each stratum the events are compared with the share that each group would have by
/// its share of those at risk; variance hypergeometric, so ties are exact. The statistic U′V⁻U is referred to chi-square with
/// as many degrees of freedom as V has rank (groups that were at risk at an event, less one).</para>
/// <para>Under sampling weights observed and expected are weighted and the variance is Xie and Liu's (2005),
/// doi:10.1002/sim.2174, as in SAS LIFETEST. Mantel (1966); Peto and Peto (1972), doi:10.2307/2344317.</para></remarks>
public static class LogRank
{
    /// <summary>Tests equal curves.</summary>
    /// <param name="times">Times, events and entries; every cause counts as the event.</param>
    /// <param name="by">The groups.</param>
    /// <param name="weight">Weights of the times; <c>null</c> for the plain log-rank test.</param>
    /// <param name="strata">Strata within which groups are compared, or <c>null</c>.</param>
    /// <param name="frequencies">How many people a row stands for, or <c>null</c>.</param>
    /// <param name="weights">Sampling weights, or <c>null</c>.</param>
    /// <returns>The test with each group's observed and expected events.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="TrialDataException">An entry differs from its time by rounding alone.</exception>
    public static LogRankTest Test(
        EventTimes times,
        Factor by,
        LogRankWeight? weight = null,
        Factor? strata = null,
        FrequencyWeights? frequencies = null,
        SamplingWeights? weights = null
    ) => Test(EventTable.From(times, by, strata, frequencies, weights), weight);

    /// <summary>Tests equal curves of an event table's groups, within its strata.</summary>
    /// <param name="table">The table.</param>
    /// <param name="weight">Weights of the times; <c>null</c> for the plain log-rank test.</param>
    /// <returns>The test with each group's observed and expected events.</returns>
    /// <exception cref="TrialDataException">An entry differs from its time by rounding alone.</exception>
    public static LogRankTest Test(EventTable table, LogRankWeight? weight = null) =>
        LogRankSums.Test(JoinedTable.From(table), weight ?? LogRankWeight.LogRank);
}
