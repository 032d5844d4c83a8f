using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>All tables of a k × 2 layout with given margins, held as two lists of half-tables (and one group apart).</summary>
internal sealed class HalfTables
{
    private const long MostHalfTables = 4_000_000;
    private const long MostSteps = 400_000_000;

    private readonly BinomialCount[] left;
    private readonly BinomialCount[] right;
    private readonly BinomialCount? apart;

    private HalfTables(BinomialCount[] left, BinomialCount[] right, BinomialCount? apart)
    {
        this.left = left;
        this.right = right;
        this.apart = apart;
    }

    /// <summary>The cheapest split of the groups, or <c>null</c> when every one is out of reach.</summary>
    public static HalfTables? Plan(BinomialCount[] groups)
    {
        BinomialCount[] sorted = Descending(groups);
        HalfTables whole = Split(sorted, null);
        HalfTables less = Split(sorted[..^1], sorted[^1]);
        HalfTables best = less.Steps < whole.Steps || whole.Size > MostHalfTables ? less : whole;
        return best.Size <= MostHalfTables && best.Steps <= MostSteps ? best : null;
    }

    private double Size => Math.Max(Count(left), Count(right));

    // Sorting a half costs about as much as walking it twenty times.
    private double Steps =>
        apart is { } group
            ? 20 * (Count(left) + Count(right)) + (group.N + 1) * (Count(left) + Count(right))
            : 20 * (Count(left) + Count(right));

    /// <summary>The sum of the probabilities of tables no likelier than the one seen.</summary>
    public double PValue(double tolerance, CancellationToken cancellation)
    {
        BinomialCount total = BinomialCount.Sum(left) + BinomialCount.Sum(right) + (apart ?? default);
        int events = (int)total.Events;
        double threshold = LogWeight(left) + LogWeight(right) + LogWeight(apart ?? default) + tolerance;
        double all = SpecialFunctions.LogChoose(total.N, events);
        HalfTableList first = HalfTableList.Of(left);
        HalfTableList second = HalfTableList.Of(right);
        double sum = 0;
        for (int x = 0; x <= (apart?.N ?? 0); x++)
        {
            cancellation.ThrowIfCancellationRequested();
            double weight = apart is { } group ? SpecialFunctions.LogChoose(group.N, x) : 0;
            for (int m = 0; m <= Math.Min(first.MostEvents, events - x); m++)
            {
                int rest = events - x - m;
                if (rest <= second.MostEvents)
                {
                    double log = weight + first.LogTotal(m) + second.LogTotal(rest) - all;
                    sum += Math.Exp(log) * HalfTableList.ShareAtMost(first, m, second, rest, threshold - weight);
                }
            }
        }
        return Math.Min(sum, 1);
    }

    private static HalfTables Split(BinomialCount[] sorted, BinomialCount? apart)
    {
        BinomialCount[] left = new BinomialCount[sorted.Length];
        BinomialCount[] right = new BinomialCount[sorted.Length];
        int ofLeft = 0;
        int ofRight = 0;
        double tablesLeft = 1;
        double tablesRight = 1;
        foreach (BinomialCount group in sorted)
        {
            if (tablesLeft <= tablesRight)
            {
                left[ofLeft++] = group;
                tablesLeft *= group.N + 1;
            }
            else
            {
                right[ofRight++] = group;
                tablesRight *= group.N + 1;
            }
        }
        return new HalfTables(left[..ofLeft], right[..ofRight], apart);
    }

    // By insertion: there are a handful of groups, and equals keep their order.
    private static BinomialCount[] Descending(BinomialCount[] groups)
    {
        BinomialCount[] sorted = (BinomialCount[])groups.Clone();
        for (int i = 1; i < sorted.Length; i++)
        {
            BinomialCount group = sorted[i];
            int place = i;
            for (; place > 0 && sorted[place - 1].N < group.N; place--)
            {
                sorted[place] = sorted[place - 1];
            }
            sorted[place] = group;
        }
        return sorted;
    }

    private static double LogWeight(params ReadOnlySpan<BinomialCount> groups)
    {
        double sum = 0;
        foreach (BinomialCount group in groups)
        {
            sum += SpecialFunctions.LogChoose(group.N, group.Events);
        }
        return sum;
    }

    private static double Count(BinomialCount[] groups)
    {
        double count = 1;
        foreach (BinomialCount group in groups)
        {
            count *= group.N + 1;
        }
        return count;
    }
}
