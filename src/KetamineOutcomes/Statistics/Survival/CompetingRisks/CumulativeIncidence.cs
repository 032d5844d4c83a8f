using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Cumulative incidence of each of several causes, by group: the Aalen-Johansen estimator.</summary>
/// <remarks><para>F_k(t) = Σ_{t_i ≤ t} S(t_i−) d_ki/n_i, S the Kaplan-Meier curve of no event of any cause: the share of people
/// who have had cause k by t, in a world where the other causes act too. Incidences and S add to 1. (One minus the Kaplan-Meier
/// curve with the other causes censored is larger, and is nobody's share.)</para>
/// <para>Events come before censorings at a tie; several causes may occur at one time. People with an entry time are at risk from
/// just after it. Times that differ by rounding alone are tied (see <see cref="EventTable"/>). A cause without events has
/// incidence 0.</para>
/// <para>Aalen and Johansen (1978), jstor:4615704; Kalbfleisch and Prentice (1980).</para></remarks>
public static class CumulativeIncidence
{
    /// <summary>Estimates the incidence of each cause in each group.</summary>
    /// <param name="times">Times, causes and entries.</param>
    /// <param name="by">Groups; <c>null</c> for one group named <c>all</c>. Rows without a level are dropped and counted.</param>
    /// <param name="options">Level, intervals, variance; <c>null</c> for the defaults.</param>
    /// <param name="frequencies">How many people a row stands for, or <c>null</c>.</param>
    /// <param name="weights">Sampling weights, or <c>null</c>; errors are then robust.</param>
    /// <returns>The incidences, read by the names of group and cause.</returns>
    /// <exception cref="ArgumentException">The columns differ in length, or Aalen's variance is asked for under sampling
    /// weights.</exception>
    /// <exception cref="TrialDataException">An entry differs from its time by rounding alone.</exception>
    public static CumulativeIncidenceFit Fit(
        EventTimes times,
        Factor? by = null,
        CumulativeIncidenceOptions? options = null,
        FrequencyWeights? frequencies = null,
        SamplingWeights? weights = null
    ) => Fit(EventTable.From(times, by, null, frequencies, weights), options);

    /// <summary>The same from an event table; strata are pooled here and used by Gray's test.</summary>
    /// <param name="table">The table, of the whole or merged from parts.</param>
    /// <param name="options">Level, intervals, variance; <c>null</c> for the defaults.</param>
    /// <returns>The incidences, read by the names of group and cause.</returns>
    /// <exception cref="ArgumentException">Aalen's variance is asked for under sampling weights.</exception>
    /// <exception cref="TrialDataException">An entry differs from its time by rounding alone.</exception>
    public static CumulativeIncidenceFit Fit(EventTable table, CumulativeIncidenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new();
        if (options.Variance == IncidenceVariance.Aalen && table.HasSamplingWeights)
        {
            throw new ArgumentException(
                "Aalen's variance counts people, which sampling weights do not allow; choose the delta form.",
                nameof(options)
            );
        }
        return new CumulativeIncidenceFit(JoinedTable.From(table), options);
    }
}
