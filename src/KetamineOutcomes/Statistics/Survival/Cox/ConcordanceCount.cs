using System.Runtime.CompilerServices;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Concordance: the share of comparable pairs in which the higher linear predictor has the event first.</summary>
/// <remarks>A pair is comparable when one has the event while the other is at risk and stays without it at that time; within
/// strata. Equal predictors count one half; pairs with events at one time do not count. The standard error is the infinitesimal
/// jackknife's over people (clusters): √Σ(wᵢ(nᵢ − C·dᵢ)/D)², with nᵢ and dᵢ the concordant and comparable weight of a person's
/// pairs. Harrell et al. (1982), doi:10.1001/jama.1982.03320430047030; Therneau and Watson (2015), Mayo Technical Report 85.
/// Time O(n log n).</remarks>
internal sealed class ConcordanceCount
{
    private readonly CoxRows rows;
    private readonly int[] rank;
    private readonly double[] concordant;
    private readonly double[] comparable;
    private readonly double[] concordantLater;
    private readonly double[] comparableLater;

    private ConcordanceCount(CoxRows rows, double[] eta)
    {
        this.rows = rows;
        rank = new int[rows.Count];
        concordant = new double[rows.Count];
        comparable = new double[rows.Count];
        concordantLater = new double[rows.Count];
        comparableLater = new double[rows.Count];
        for (int s = 0; s + 1 < rows.Strata.Length; s++)
        {
            CountStratum(rows.Strata[s], rows.Strata[s + 1], eta);
        }
        for (int row = 0; row < rows.Count; row++)
        {
            concordant[row] += concordantLater[row];
            comparable[row] += comparableLater[row];
        }
    }

    /// <summary>Counts.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="eta">Their linear predictors.</param>
    /// <param name="cluster">The cluster of each row, or null: each person alone.</param>
    /// <param name="clusters">How many clusters there are.</param>
    /// <param name="level">Confidence level.</param>
    public static Estimate Of(CoxRows rows, double[] eta, int[]? cluster, int clusters, double level)
    {
        var count = new ConcordanceCount(rows, eta);
        double total = 0;
        double agreeing = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            double weight = rows.PeopleOf(row) * rows.WeightOf(row);
            total += weight * count.comparable[row];
            agreeing += weight * count.concordant[row];
        }
        if (!(total > 0))
        {
            return Estimate.NotEstimable("there is no pair of people whose events can be compared");
        }
        double concordance = Math.Clamp(agreeing / total, 0, 1);
        // Every pair was counted at both its people.
        double pairs = total / 2;
        double[]? sums = cluster is null ? null : new double[clusters];
        double variance = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            double influence =
                rows.WeightOf(row) * (count.concordant[row] - concordance * count.comparable[row]) / pairs;
            if (sums is null)
            {
                variance += rows.PeopleOf(row) * influence * influence;
            }
            else
            {
                sums[cluster![row]] += rows.PeopleOf(row) * influence;
            }
        }
        foreach (double sum in sums ?? [])
        {
            variance += sum * sum;
        }
        double error = Math.Sqrt(variance);
        double reach = error * Normal.UpperQuantile((1 - level) / 2);
        return Estimate.Of(
            concordance,
            error,
            new ConfidenceInterval(Math.Max(0, concordance - reach), Math.Min(1, concordance + reach), level)
        );
    }

    private void CountStratum(int start, int end, double[] eta)
    {
        int ranks = Rank(start, end, eta);
        // Neither needs the other; they write to columns of their own.
        SideBySide.Run(
            () => CountEvents(start, end, new RankTree(ranks)),
            () => CountOthers(start, end, new RankTree(ranks))
        );
    }

    /// <summary>Ranks of linear predictors from 0, equal where they are.</summary>
    private int Rank(int start, int end, double[] eta)
    {
        var order = new int[end - start];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = start + i;
        }
        double[] sorted = ValueOrder.Sort(eta, order);
        int next = -1;
        for (int i = 0; i < order.Length; i++)
        {
            next += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            rank[order[i]] = next;
        }
        return next + 1;
    }

    /// <summary>Latest first: each event against those who are at risk after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountEvents(int start, int end, RankTree atRisk)
    {
        int nextToLeave = end - 1;
        for (int last = end - 1; last >= start; )
        {
            int first = rows.FirstTied(last, start);
            int row = first;
            for (; row <= last && !rows.IsEvent[row]; row++)
            {
                atRisk.Add(rank[row], WeightOf(row));
            }
            for (; row <= last && nextToLeave >= start && rows.EntryOrder is not null; nextToLeave--)
            {
                int leaving = rows.EntryOrder[nextToLeave];
                if (rows.Entry![leaving] < rows.Time[last])
                {
                    break;
                }
                atRisk.Add(rank[leaving], -WeightOf(leaving));
            }
            for (int e = row; e <= last; e++)
            {
                (double below, double equal) = atRisk.Below(rank[e]);
                concordant[e] += below + equal / 2;
                comparable[e] += atRisk.Total;
            }
            for (; row <= last; row++)
            {
                atRisk.Add(rank[row], WeightOf(row));
            }
            last = first - 1;
        }
    }

    /// <summary>Earliest first: each row against the events that it outlasted since it entered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountOthers(int start, int end, RankTree events)
    {
        int nextToEnter = start;
        for (int first = start; first < end; )
        {
            double time = rows.Time[first];
            for (; nextToEnter < end && rows.EntryOrder is not null; nextToEnter++)
            {
                int entering = rows.EntryOrder[nextToEnter];
                if (!(rows.Entry![entering] < time))
                {
                    break;
                }
                Outlasted(entering, events, -1);
            }
            int end1 = first;
            while (end1 < end && rows.Time[end1] == time)
            {
                end1++;
            }
            int firstEvent = first;
            while (firstEvent < end1 && !rows.IsEvent[firstEvent])
            {
                firstEvent++;
            }
            // Those with the event now did not outlast the others with it now; those censored now did.
            for (int row = firstEvent; row < end1; row++)
            {
                Outlasted(row, events, 1);
            }
            for (int row = firstEvent; row < end1; row++)
            {
                events.Add(rank[row], WeightOf(row));
            }
            for (int row = first; row < firstEvent; row++)
            {
                Outlasted(row, events, 1);
            }
            first = end1;
        }
    }

    private void Outlasted(int row, RankTree events, double sign)
    {
        (double below, double equal) = events.Below(rank[row]);
        concordantLater[row] += sign * (events.Total - below - equal / 2);
        comparableLater[row] += sign * events.Total;
    }

    private double WeightOf(int row) => rows.PeopleOf(row) * rows.WeightOf(row);
}
