using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Kaplan-Meier (product-limit) curves by group.</summary>
/// <remarks><para>S(t) = Π_{t_i ≤ t} (1 − d_i/n_i): d events at t_i among n at risk just before. Events come before
/// censorings at a tie; the drop at t belongs to S(t), also at 0. People with an entry time are at risk from just after it
/// (left truncation). Times that differ by rounding alone are tied (see <see cref="EventTable"/>).</para>
/// <para>Standard errors are Greenwood's, S·√Σ d/(n(n−d)); under <see cref="SamplingWeights"/> the infinitesimal jackknife,
/// as R's survfit with fractional weights. <see cref="FrequencyWeights"/> equal repeated rows.</para>
/// <para>Kaplan and Meier (1958), doi:10.1080/01621459.1958.10501452.</para></remarks>
public static class KaplanMeier
{
    /// <summary>Fits a curve to each group.</summary>
    /// <param name="times">Times, events and entries; every cause counts as the event.</param>
    /// <param name="by">Groups; <c>null</c> for one group named <c>all</c>. Rows without a level are dropped and counted.</param>
    /// <param name="options">Level, intervals, quantile rule; <c>null</c> for the defaults.</param>
    /// <param name="frequencies">How many people a row stands for, or <c>null</c>.</param>
    /// <param name="weights">Sampling weights, or <c>null</c>.</param>
    /// <returns>The curves, read by the group's name.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="TrialDataException">An entry differs from its time by rounding alone.</exception>
    public static KaplanMeierFit Fit(
        EventTimes times,
        Factor? by = null,
        KaplanMeierOptions? options = null,
        FrequencyWeights? frequencies = null,
        SamplingWeights? weights = null
    ) => Fit(EventTable.From(times, by, null, frequencies, weights), options);

    /// <summary>Fits a curve to each group of an event table; strata are pooled.</summary>
    /// <param name="table">The table, of the whole or merged from parts.</param>
    /// <param name="options">Level, intervals, quantile rule; <c>null</c> for the defaults.</param>
    /// <returns>The curves, read by the group's name.</returns>
    /// <exception cref="TrialDataException">An entry differs from its time by rounding alone.</exception>
    public static KaplanMeierFit Fit(EventTable table, KaplanMeierOptions? options = null) =>
        new(JoinedTable.From(table), options ?? new KaplanMeierOptions());
}
