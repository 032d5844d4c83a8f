using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>One group's rate (of response, of remission, of an adverse event) with six confidence intervals.</summary>
/// <remarks>
/// <para>p = events / n. All limits lie in [0, 1]; with nobody in the group everything is absent, with a reason.
/// Intervals other than Wilson's are computed when read.</para>
/// <para>Use <see cref="Wilson"/> unless a protocol names another: it is the default of tables and figures, and stays honest
/// at 0 of n, where <see cref="Wald"/> shrinks to a point. R: <c>prop.test(correct = FALSE)</c> is Wilson,
/// <c>binom.test</c> Clopper-Pearson. SAS: <c>BINOMIAL(CL = …)</c> of PROC FREQ gives all six.</para>
/// <para>Reference: Brown, Cai, DasGupta (2001), doi:10.1214/ss/1009213286; Newcombe (1998),
/// doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;857::AID-SIM777&gt;3.0.CO;2-E.</para>
/// </remarks>
public sealed record ResponseRate : Result
{
    private const string Nobody = "nobody in the group";

    private ResponseRate(string group, BinomialCount count, double level)
    {
        Group = group;
        Count = count;
        Level = level;
        Wilson = Interval(RateIntervals.Wilson);
        Proportion =
            count.N == 0
                ? Estimate.NotEstimable(Nobody, Wilson)
                : Estimate.Of((double)count.Events / count.N, RateIntervals.StandardError(count), Wilson);
    }

    /// <summary>The group's name.</summary>
    public string Group { get; }

    /// <summary>Events and people.</summary>
    public BinomialCount Count { get; }

    /// <summary>Confidence level, in (0, 1).</summary>
    public double Level { get; }

    /// <summary>The proportion in [0, 1], its standard error √(p(1−p)/n) and Wilson's interval.</summary>
    public Estimate Proportion { get; }

    /// <summary>p ± z √(p(1−p)/n), cut to [0, 1]. A point at 0 of n and n of n: too narrow for small groups.</summary>
    public ConfidenceInterval Wald => Interval(RateIntervals.Wald);

    /// <summary>Wilson's score interval: the p that a score test does not reject.</summary>
    public ConfidenceInterval Wilson { get; }

    /// <summary>Wilson's with continuity correction (Newcombe's method 4): lower limit 0 at 0 of n, upper 1 at n of n.
    /// R's <c>prop.test</c> takes less than half a person when |x − n/2| is less than that.</summary>
    public ConfidenceInterval WilsonContinuity => Interval(RateIntervals.WilsonContinuity);

    /// <summary>Clopper and Pearson's "exact" interval from beta quantiles: covers at least the level, often far more.</summary>
    public ConfidenceInterval ClopperPearson => Interval(RateIntervals.ClopperPearson);

    /// <summary>Jeffreys': equal tails of Beta(x + ½, n − x + ½), lower limit 0 at 0 of n and upper 1 at n of n.</summary>
    public ConfidenceInterval Jeffreys => Interval(RateIntervals.Jeffreys);

    /// <summary>Agresti and Coull's: Wald's after adding z²/2 events and as many non-events, cut to [0, 1].</summary>
    public ConfidenceInterval AgrestiCoull => Interval(RateIntervals.AgrestiCoull);

    /// <summary>A rate from counts.</summary>
    /// <param name="events">People with the event.</param>
    /// <param name="n">People.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="group">The group's name in tables.</param>
    /// <returns>The rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Counts are impossible, or the level is outside (0, 1).</exception>
    public static ResponseRate Of(long events, long n, double level = 0.95, string group = "all") =>
        Of(new BinomialCount(events, n), level, group);

    /// <summary>A rate from a count.</summary>
    /// <param name="count">Events and people.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="group">The group's name in tables.</param>
    /// <returns>The rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static ResponseRate Of(BinomialCount count, double level = 0.95, string group = "all")
    {
        LevelRange.Check(level);
        return new ResponseRate(group, count, level);
    }

    /// <summary>A rate from one flag a person.</summary>
    /// <param name="outcome">Whether each person had the event.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>The rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static ResponseRate Of(ReadOnlySpan<bool> outcome, double level = 0.95) =>
        Of(BinomialCount.Of(outcome), level);

    /// <summary>One rate a group, from columns.</summary>
    /// <param name="outcome">Whether each person had the event, one a row.</param>
    /// <param name="by">Groups, one a row; rows without one are left out.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>The rates in the order of the factor's levels.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static IReadOnlyList<ResponseRate> ByGroup(ReadOnlySpan<bool> outcome, Factor by, double level = 0.95)
    {
        ProportionCounts counts = ProportionCounts.Of(outcome, by);
        return [.. counts.Groups.Select((name, g) => Of(counts.Group(g), level, name))];
    }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        TableRow Row(string method, ConfidenceInterval interval) =>
            new([method, Cell.Percent(interval.Lower), Cell.Percent(interval.Upper)]);
        return new Table(
            Invariant($"{Group}: {Count.Events} of {Count.N}, {Cell.Percent(Proportion.Value)}"),
            [new("Interval", IsNumeric: false), new("Lower"), new("Upper")],
            [
                Row("Wilson", Wilson),
                Row("Wilson, continuity corrected", WilsonContinuity),
                Row("Clopper-Pearson", ClopperPearson),
                Row("Jeffreys", Jeffreys),
                Row("Agresti-Coull", AgrestiCoull),
                Row("Wald", Wald),
            ],
            [Invariant($"Confidence level {Level * 100:0.###}%.")]
        );
    }

    private ConfidenceInterval Interval(Func<BinomialCount, double, ConfidenceInterval> method) =>
        Count.N == 0 ? ConfidenceInterval.None(Level, Nobody) : method(Count, Level);
}
