using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>A group's rate against a reference's: difference, ratios, number needed to treat, and tests.</summary>
/// <remarks>Everything reads group minus (or over) reference. The two groups are different people; for the same people under
/// two treatments see <see cref="PairedProportions"/>. No 0.5 is added to zero cells.</remarks>
public sealed record TwoProportions : Result
{
    private TwoProportions(
        string group,
        BinomialCount count,
        string reference,
        BinomialCount referenceCount,
        double level,
        bool continuityCorrection
    )
    {
        Group = group;
        GroupCount = count;
        Reference = reference;
        ReferenceCount = referenceCount;
        RiskDifference = RiskDifferenceIntervals.Of(count, referenceCount, level);
        RiskRatio = RatioIntervals.Risk(count, referenceCount, level);
        OddsRatio = RatioIntervals.Odds(count, referenceCount, level);
        NumberNeededToTreat = new NumberNeededToTreat(RiskDifference);
        Fisher = FisherTest.Of(count, referenceCount, level);
        ChiSquare = ChiSquareTests.Of([count, referenceCount], continuityCorrection);
    }

    /// <summary>The group's name.</summary>
    public string Group { get; }

    /// <summary>The group's events and people.</summary>
    public BinomialCount GroupCount { get; }

    /// <summary>The reference's name.</summary>
    public string Reference { get; }

    /// <summary>The reference's events and people.</summary>
    public BinomialCount ReferenceCount { get; }

    /// <summary>p₁ − p₀.</summary>
    public RiskDifference RiskDifference { get; }

    /// <summary>p₁ / p₀.</summary>
    public RatioMeasure RiskRatio { get; }

    /// <summary>Odds of the event in the group over those in the reference.</summary>
    public RatioMeasure OddsRatio { get; }

    /// <summary>1 / |p₁ − p₀|.</summary>
    public NumberNeededToTreat NumberNeededToTreat { get; }

    /// <summary>Fisher's exact test with its odds ratio.</summary>
    public FisherTest Fisher { get; }

    /// <summary>Pearson's chi-square on one degree of freedom, uncorrected unless asked for.</summary>
    public TestResult ChiSquare { get; }

    /// <summary>Compares two groups of different people.</summary>
    /// <param name="group">The group's events and people.</param>
    /// <param name="reference">The reference's.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="groupName">The group's name in tables.</param>
    /// <param name="referenceName">The reference's name in tables.</param>
    /// <param name="continuityCorrection">Whether the chi-square is Yates-corrected, as R's <c>chisq.test</c> does by default;
    /// SAS prints both. Default no.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static TwoProportions Compare(
        BinomialCount group,
        BinomialCount reference,
        double level = 0.95,
        string groupName = "group",
        string referenceName = "reference",
        bool continuityCorrection = false
    )
    {
        LevelRange.Check(level);
        return new TwoProportions(groupName, group, referenceName, reference, level, continuityCorrection);
    }

    /// <summary>Compares two groups of different people by their counts: <c>TwoProportions.Compare(21, 40, 12, 40)</c>.</summary>
    /// <param name="events">The group's people with the event.</param>
    /// <param name="n">The group's people.</param>
    /// <param name="referenceEvents">The reference's people with the event.</param>
    /// <param name="referenceN">The reference's people.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Counts are impossible, or the level is outside (0, 1).</exception>
    public static TwoProportions Compare(
        long events,
        long n,
        long referenceEvents,
        long referenceN,
        double level = 0.95
    ) => Compare(new BinomialCount(events, n), new BinomialCount(referenceEvents, referenceN), level);

    /// <summary>Compares every other group of a factor with one, from columns.</summary>
    /// <param name="outcome">Whether each person had the event, one a row.</param>
    /// <param name="by">Groups, one a row; rows without one are left out.</param>
    /// <param name="reference">The reference's name; <c>null</c> for the first level.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>One comparison for each other level, in their order.</returns>
    /// <exception cref="ArgumentException">The columns differ in length, or there is no such level.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static IReadOnlyList<TwoProportions> ByGroup(
        ReadOnlySpan<bool> outcome,
        Factor by,
        string? reference = null,
        double level = 0.95
    )
    {
        ProportionCounts counts = ProportionCounts.Of(outcome, by);
        int against = reference is null ? 0 : counts.IndexOf(reference);
        return
        [
            .. Enumerable
                .Range(0, counts.Groups.Count)
                .Where(g => g != against)
                .Select(g =>
                    Compare(counts.Group(g), counts.Group(against), level, counts.Groups[g], counts.Groups[against])
                ),
        ];
    }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        static TableRow Row(string name, double? value, ConfidenceInterval? limits) =>
            new([name, Cell.Number(value, 3), Cell.Interval(limits?.Lower, limits?.Upper, 3)]);
        RiskDifference d = RiskDifference;
        return new Table(
            Invariant(
                $"{Group} {GroupCount.Events}/{GroupCount.N} v {Reference} {ReferenceCount.Events}/{ReferenceCount.N}"
            ),
            [new("Measure", IsNumeric: false), new("Estimate"), new("Interval")],
            [
                Row("Risk difference (Newcombe)", d.Estimate.Value, d.Newcombe),
                Row("  Miettinen-Nurminen", d.Estimate.Value, d.MiettinenNurminen),
                Row("  Wald", d.Estimate.Value, d.Wald),
                Row("Risk ratio (log)", RiskRatio.Estimate.Value, RiskRatio.Estimate.Interval),
                Row("  Miettinen-Nurminen", RiskRatio.Estimate.Value, RiskRatio.Score),
                Row("Odds ratio (log)", OddsRatio.Estimate.Value, OddsRatio.Estimate.Interval),
                Row("  Miettinen-Nurminen", OddsRatio.Estimate.Value, OddsRatio.Score),
                Row("  conditional, exact", Fisher.OddsRatio.Value, Fisher.OddsRatio.Interval),
            ],
            [
                $"Number needed to treat: {NumberNeededToTreat.ToText()}.",
                $"Fisher's exact {Cell.PStatement(Fisher.PValue)}; chi-square {Cell.Number(ChiSquare.Statistic, 3)}, {Cell.PStatement(ChiSquare.PValue)}.",
                Invariant($"Confidence level {d.Newcombe.Level * 100:0.###}%."),
            ]
        );
    }
}
