using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>The tables of some groups by their number of events, each list sorted by log weight Σ log C(nᵢ, xᵢ), with the
/// shares of probability summed up from the unlikeliest.</summary>
internal sealed class HalfTableList
{
    private readonly double[][] logs;
    private readonly double[][] shares;
    private readonly double[][] cumulative;
    private readonly double[] totals;

    private HalfTableList(double[][] logs, double[][] shares, double[][] cumulative, double[] totals)
    {
        this.logs = logs;
        this.shares = shares;
        this.cumulative = cumulative;
        this.totals = totals;
    }

    public int MostEvents => logs.Length - 1;

    /// <summary>log C(Σnᵢ, m): the total weight of the tables with m events.</summary>
    public double LogTotal(int events) => totals[events];

    public static HalfTableList Of(BinomialCount[] groups)
    {
        int people = (int)groups.Sum(g => g.N);
        double[][] logs =
        [
            [0.0],
        ];
        foreach (BinomialCount group in groups)
        {
            logs = Extend(logs, (int)group.N);
        }
        double[][] shares = new double[people + 1][];
        double[][] cumulative = new double[people + 1][];
        double[] totals = new double[people + 1];
        for (int m = 0; m <= people; m++)
        {
            Array.Sort(logs[m]);
            totals[m] = SpecialFunctions.LogChoose(people, m);
            shares[m] = Array.ConvertAll(logs[m], log => Math.Exp(log - totals[m]));
            cumulative[m] = new double[shares[m].Length + 1];
            for (int i = 0; i < shares[m].Length; i++)
            {
                cumulative[m][i + 1] = cumulative[m][i] + shares[m][i];
            }
        }
        return new HalfTableList(logs, shares, cumulative, totals);
    }

    /// <summary>Given m events in the first half and the rest in the second: the probability that the logs add to at most the
    /// threshold. One list is walked up, the other down.</summary>
    public static double ShareAtMost(HalfTableList first, int m, HalfTableList second, int rest, double threshold)
    {
        double[] up = first.logs[m];
        double[] down = second.logs[rest];
        double[] upShares = first.shares[m];
        double[] downCumulative = second.cumulative[rest];
        if (up[^1] + down[^1] <= threshold)
        {
            return 1;
        }
        double sum = 0;
        int j = down.Length;
        for (int i = 0; i < up.Length && j > 0; i++)
        {
            while (j > 0 && up[i] + down[j - 1] > threshold)
            {
                j--;
            }
            sum += upShares[i] * downCumulative[j];
        }
        return sum;
    }

    private static double[][] Extend(double[][] logs, int n)
    {
        double[][] extended = new double[logs.Length + n][];
        double[] choose = new double[n + 1];
        for (int x = 0; x <= n; x++)
        {
            choose[x] = SpecialFunctions.LogChoose(n, x);
        }
        for (int m = 0; m < extended.Length; m++)
        {
            int from = Math.Max(0, m - (logs.Length - 1));
            int to = Math.Min(n, m);
            int length = 0;
            for (int x = from; x <= to; x++)
            {
                length += logs[m - x].Length;
            }
            double[] list = new double[length];
            int next = 0;
            for (int x = from; x <= to; x++)
            {
                foreach (double log in logs[m - x])
                {
                    list[next++] = log + choose[x];
                }
            }
            extended[m] = list;
        }
        return extended;
    }
}
