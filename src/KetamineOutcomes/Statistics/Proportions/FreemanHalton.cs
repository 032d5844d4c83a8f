using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Fisher's exact test of a k × 2 table: the sum over all tables with the same margins that are no likelier than the
/// one seen (within a relative 1e-7).</summary>
/// <remarks>
/// <para>Groups are split into two halves (and perhaps one group set apart). Each half lists its tables by number of events,
/// sorted by probability; the two lists are then walked against each other, so the work is the number of half-tables, not of
/// tables: five groups of 400 take 10⁸ steps, not 10¹⁰.</para>
/// <para>Beyond 2,000 people, or where even that is out of reach (six large groups), tables are drawn: 100,000 with
/// fixed margins, p = (1 + those no likelier) / (1 + draws), and its standard error is given.</para>
/// </remarks>
internal static class FreemanHalton
{
    private const long LargestExact = 2000;
    private const int Replicates = 100_000;

    /// <summary>Relative tolerance within which two tables are equally likely, on the log scale.</summary>
    private static readonly double TieTolerance = Math.Log(1 + 1e-7);

    public static ExactTest Test(IReadOnlyList<BinomialCount> groups, int seed, CancellationToken cancellation)
    {
        BinomialCount[] present = BinomialCount.Present(groups);
        if (present.Length < 2)
        {
            return new ExactTest(null, null, 0, "fewer than two groups with people");
        }
        if (present.Length == 2)
        {
            return new ExactTest(FisherTest.PValueOf(present[0], present[1]), null, 0, null);
        }
        BinomialCount all = BinomialCount.Sum(present);
        if (all.Events == 0 || all.NonEvents == 0)
        {
            return new ExactTest(1, null, 0, null);
        }
        if (all.N <= LargestExact && HalfTables.Plan(present) is { } plan)
        {
            return new ExactTest(plan.PValue(TieTolerance, cancellation), null, 0, null);
        }
        return Draw(present, all, seed, cancellation);
    }

    /// <summary>Draws tables with the margins of the one seen.</summary>
    internal static ExactTest Draw(
        BinomialCount[] groups,
        BinomialCount all,
        int seed,
        CancellationToken cancellation,
        int replicates = Replicates
    )
    {
        var random = new RandomStream(seed, 0);
        double observed = groups.Sum(g => SpecialFunctions.LogChoose(g.N, g.Events));
        int unlikely = 0;
        for (int r = 0; r < replicates; r++)
        {
            if ((r & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            long people = all.N;
            long events = all.Events;
            double log = 0;
            foreach (BinomialCount group in groups)
            {
                long drawn = HypergeometricDraw.Next(random, group.N, people - group.N, events);
                log += SpecialFunctions.LogChoose(group.N, drawn);
                people -= group.N;
                events -= drawn;
            }
            unlikely += log <= observed + TieTolerance ? 1 : 0;
        }
        double p = (1.0 + unlikely) / (1.0 + replicates);
        return new ExactTest(p, Math.Sqrt(p * (1 - p) / replicates), replicates, null);
    }
}
