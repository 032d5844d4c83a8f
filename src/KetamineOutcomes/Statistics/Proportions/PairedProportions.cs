using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>The same people under two treatments: the difference of their proportions, and McNemar's test.</summary>
/// <remarks>The difference is (group only − reference only) / n. R's <c>mcnemar.test</c> is the chi-square with continuity
/// correction, SAS's <c>AGREE</c> the one without; <see cref="McNemar"/> holds exact, asymptotic and mid-p.</remarks>
public sealed record PairedProportions : Result
{
    private PairedProportions(PairedCount count, double level, string group, string reference)
    {
        Count = count;
        Group = group;
        Reference = reference;
        Level = level;
        McNemar = McNemarTest.Of(count);
        if (count.N == 0)
        {
            const string Nobody = "nobody was observed under both";
            Wald = Newcombe = Tango = ConfidenceInterval.None(level, Nobody);
            Difference = Estimate.NotEstimable(Nobody, Newcombe);
            return;
        }
        double difference = (double)(count.GroupOnly - count.ReferenceOnly) / count.N;
        double error = PairedIntervals.StandardError(count);
        Wald = PairedIntervals.Wald(difference, error, level);
        Newcombe = PairedIntervals.Newcombe(count, difference, level);
        Tango = PairedIntervals.Tango(count, level);
        Difference = Estimate.Of(difference, error, Newcombe);
    }

    /// <summary>The group's name.</summary>
    public string Group { get; }

    /// <summary>The reference's name.</summary>
    public string Reference { get; }

    /// <summary>The four kinds of people.</summary>
    public PairedCount Count { get; }

    /// <summary>Confidence level, in (0, 1).</summary>
    public double Level { get; }

    /// <summary>p₁ − p₀ in [-1, 1], its standard error and <see cref="Newcombe"/>'s interval.</summary>
    public Estimate Difference { get; }

    /// <summary>Newcombe's square-and-add interval from Wilson limits, their correlation φ corrected for continuity
    /// (his method 10), doi:10.1002/(SICI)1097-0258(19981130)17:22&lt;2635::AID-SIM954&gt;3.0.CO;2-C. The default: it covers well
    /// in small samples and never leaves [-1, 1].</summary>
    public ConfidenceInterval Newcombe { get; }

    /// <summary>Tango's score interval (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;891::AID-SIM780&gt;3.0.CO;2-B.</summary>
    public ConfidenceInterval Tango { get; }

    /// <summary>d ± z √(b + c − (b − c)²/n) / n, cut to [-1, 1]; a point without discordant people.</summary>
    public ConfidenceInterval Wald { get; }

    /// <summary>McNemar's test that the two proportions are equal.</summary>
    public McNemarTest McNemar { get; }

    /// <summary>Compares two treatments of the same people.</summary>
    /// <param name="count">The four kinds of people.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="group">The group's name in tables.</param>
    /// <param name="reference">The reference's name in tables.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static PairedProportions Compare(
        PairedCount count,
        double level = 0.95,
        string group = "group",
        string reference = "reference"
    )
    {
        LevelRange.Check(level);
        return new PairedProportions(count, level, group, reference);
    }

    /// <summary>Compares two treatments of the same people from one flag a person and treatment.</summary>
    /// <param name="group">Whether each person had the event under the group's treatment.</param>
    /// <param name="reference">The same under the reference's, in the same order of people.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static PairedProportions Compare(ReadOnlySpan<bool> group, ReadOnlySpan<bool> reference, double level = 0.95)
    {
        if (group.Length != reference.Length)
        {
            throw new ArgumentException("The columns differ in length.", nameof(reference));
        }
        Span<long> counts = stackalloc long[4];
        for (int i = 0; i < group.Length; i++)
        {
            counts[(group[i] ? 0 : 2) + (reference[i] ? 0 : 1)]++;
        }
        return Compare(new PairedCount(counts[0], counts[1], counts[2], counts[3]), level);
    }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        TableRow Row(string method, ConfidenceInterval interval) =>
            new([method, Cell.Number(Difference.Value, 3), Cell.Interval(interval.Lower, interval.Upper, 3)]);
        return new Table(
            Invariant($"{Group} v {Reference}, {Count.N} people under both"),
            [new("Interval", IsNumeric: false), new("Difference"), new("Limits")],
            [Row("Newcombe", Newcombe), Row("Tango", Tango), Row("Wald", Wald)],
            [
                Invariant(
                    $"Both {Count.Both}, {Group} only {Count.GroupOnly}, {Reference} only {Count.ReferenceOnly}, neither {Count.Neither}."
                ),
                $"McNemar: exact {Cell.PStatement(McNemar.ExactPValue)}, asymptotic {Cell.PStatement(McNemar.Asymptotic.PValue)}.",
            ]
        );
    }
}
