using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Kaplan-Meier curves by group, read by the group's name, with the tests that compare them.</summary>
public sealed record KaplanMeierFit : Result
{
    internal KaplanMeierFit(JoinedTable joined, KaplanMeierOptions options)
    {
        if (options.Estimator == SurvivalEstimator.FlemingHarrington && joined.Table.HasSamplingWeights)
        {
            throw new ArgumentException(
                "Fleming-Harrington takes tied people one by one, which sampling weights do not allow; choose Breslow.",
                nameof(options)
            );
        }
        Joined = joined;
        Options = options;
        var limits = new SurvivalLimits(options.Interval, options.Level);
        CurveColumns[] columns = CurveBuilder.Build(joined, options.Estimator);
        var curves = new KaplanMeierCurve[columns.Length];
        for (int group = 0; group < curves.Length; group++)
        {
            curves[group] = new KaplanMeierCurve(joined, group, columns[group], options, limits);
        }
        Curves = curves;
    }

    /// <summary>The curves, in the order of the groups.</summary>
    public IReadOnlyList<KaplanMeierCurve> Curves { get; }

    /// <summary>The options used.</summary>
    public KaplanMeierOptions Options { get; }

    /// <summary>The event table behind the curves.</summary>
    public EventTable Table => Joined.Table;

    internal JoinedTable Joined { get; }

    /// <summary>The curve of a group.</summary>
    /// <param name="group">The group's name; <c>all</c> when the fit has no groups.</param>
    /// <exception cref="KeyNotFoundException">There is no such group; the message lists those there are.</exception>
    public KaplanMeierCurve this[string group] => Curves[IndexOf(group)];

    /// <summary>Every step of every curve, group by group, for export.</summary>
    /// <returns>The steps.</returns>
    public IEnumerable<SurvivalPoint> Rows() => Curves.SelectMany(curve => curve);

    /// <summary>Follow-up by the reverse Kaplan-Meier method: censoring is the event and the event censors, so that the median
    /// is the median potential follow-up.</summary>
    /// <remarks>As <c>survfit(Surv(time, status == 0))</c>; at a tie those censored come first. Schemper and Smith (1996),
    /// doi:10.1016/0197-2456(96)00075-X.</remarks>
    /// <returns>Curves of staying under observation, with the same options.</returns>
    public KaplanMeierFit FollowUp() => KaplanMeier.Fit(Table.Reversed(), Options);

    /// <summary>The log-rank test of equal curves, stratified when the table has strata.</summary>
    /// <param name="weight">Weights of the times; <c>null</c> for the plain log-rank test.</param>
    /// <returns>The test.</returns>
    public LogRankTest LogRank(LogRankWeight? weight = null) =>
        LogRankSums.Test(Joined, weight ?? LogRankWeight.LogRank);

    /// <summary>Log-rank tests of pairs of groups, with p-values adjusted for their number.</summary>
    /// <param name="method">The adjustment.</param>
    /// <param name="reference">Compares the others with this group alone; <c>null</c>: all pairs.</param>
    /// <param name="weight">Weights of the times; <c>null</c> for the plain log-rank test.</param>
    /// <returns>The tests.</returns>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public PairwiseLogRank PairwiseLogRank(
        MultiplicityMethod method = MultiplicityMethod.Holm,
        string? reference = null,
        LogRankWeight? weight = null
    ) =>
        LogRankPairs.Test(
            Joined,
            weight ?? LogRankWeight.LogRank,
            method,
            reference is null ? null : IndexOf(reference)
        );

    /// <summary>MaxCombo tests against a reference, within strata when the table has them.</summary>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <param name="weights">Fleming-Harrington's weights; <c>null</c> for (0,0), (0,1), (1,0), (1,1).</param>
    /// <param name="seed">Seed of the p-value where it is drawn.</param>
    /// <returns>The tests.</returns>
    /// <exception cref="ArgumentException">There is no weight, or one is not Fleming-Harrington's.</exception>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public MaxComboTest MaxCombo(
        string? reference = null,
        IReadOnlyList<LogRankWeight>? weights = null,
        int seed = 1
    ) => Survival.MaxCombo.Test(this, reference, weights, seed);

    /// <summary>Restricted means compared between groups.</summary>
    /// <param name="tau">End of the window; <c>null</c> for the smallest of the groups' longest times.</param>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <param name="from">Start of the window. Default 0.</param>
    /// <returns>The means with differences and ratios.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is not above <paramref name="from"/>.</exception>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public RestrictedMeanComparison CompareRestrictedMeans(
        double? tau = null,
        string? reference = null,
        double from = 0
    ) => RestrictedMeanSurvivalTime.Compare(this, tau, reference, from);

    /// <summary>Survival at one time compared between groups.</summary>
    /// <param name="time">The time, fixed beforehand.</param>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <returns>Survival, differences, ratios of cumulative hazards.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public MilestoneComparison CompareAt(double time, string? reference = null) =>
        Milestone.Compare(this, time, reference);

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            "Kaplan-Meier estimates",
            [
                new("Group", false),
                new("n"),
                new("Events"),
                new("Median"),
                new(IntervalHeader),
                new("Restricted mean (SE)"),
            ],
            Curves.Select(RowOf).ToArray(),
            Footnotes()
        );

    internal int IndexOf(string group)
    {
        for (int i = 0; i < Curves.Count; i++)
        {
            if (string.Equals(Curves[i].Group, group, StringComparison.Ordinal))
            {
                return i;
            }
        }
        throw new KeyNotFoundException($"There is no group '{group}'. Groups: {string.Join(", ", Table.Groups)}.");
    }

    private string IntervalHeader => Cell.Number(100 * Options.Level, Options.Level * 100 % 1 == 0 ? 0 : 1) + "% CI";

    private static TableRow RowOf(KaplanMeierCurve curve)
    {
        Estimate median = curve.Median;
        Estimate mean = curve.Mean;
        return new TableRow([
            curve.Group,
            Cell.Number(curve.People, 0),
            Cell.Number(curve.Events, curve.Events % 1 == 0 ? 0 : 1),
            Cell.Number(median.Value, 1),
            Cell.Interval(median.Interval?.Lower, median.Interval?.Upper, 1),
            mean.Value is null ? Cell.NotEstimable : $"{Cell.Number(mean.Value)} ({Cell.Number(mean.StandardError)})",
        ]);
    }

    private string[] Footnotes()
    {
        string limits =
            Options.Interval == IntervalTransform.None
                ? "No intervals."
                : $"Limits of the median from {Options.Interval.ToWord()} limits of the curve.";
        string[] notes = [limits];
        return Table.HasSamplingWeights ? [.. notes, "Weighted; robust standard errors."] : notes;
    }
}
