namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Robust (infinitesimal jackknife) errors of Kaplan-Meier curves and of their areas under sampling weights.</summary>
/// <remarks><para>With h = d/(n(n−d)) and H its running sum, a person of weight w who entered at e and left at x moves
/// log S(t) by w·A(t), A(t) = H(min(t, x)) − H(e) − 1{event, x ≤ t}/(n(x)−d(x)); the variance of log S(t) is Σ(w·A(t))².
/// With equal weights of 1 it is Greenwood's.</para>
/// <para>It moves the area ∫₀^τ S by w·ψ, where every jump of A is multiplied by the area still to come.</para></remarks>
internal static class CurveInfluence
{
    public static void ReplaceErrors(JoinedTable joined, CurveColumns[] curves)
    {
        double[][] sums = Array.ConvertAll(curves, curve => RunningSum(curve, null));
        var state = new GroupState[curves.Length];
        for (int group = 0; group < curves.Length; group++)
        {
            state[group] = new GroupState(curves[group], sums[group]);
        }
        double[] squared = joined.Lines.SquaredWeight;
        int entry = 0;
        if (joined.Entry is null)
        {
            for (int line = 0; line < joined.Time.Length; line++)
            {
                state[joined.GroupOf(line)].Enter(squared[line], 0);
            }
        }
        for (int start = 0; start < joined.Time.Length; )
        {
            double time = joined.Time[start];
            int end = start;
            while (end < joined.Time.Length && joined.Time[end] == time)
            {
                end++;
            }
            while (entry < joined.EntryOrder.Length && joined.Entry![joined.EntryOrder[entry]] < time)
            {
                int line = joined.EntryOrder[entry++];
                GroupState group = state[joined.GroupOf(line)];
                group.Enter(squared[line], group.SumAt(joined.Entry[line]));
            }
            for (int line = start; line < end; line++)
            {
                GroupState group = state[joined.GroupOf(line)];
                group.MoveTo(time);
                double before = joined.Entry is null ? 0 : group.SumAt(joined.Entry[line]);
                group.Leave(squared[line], before, joined.IsEvent(line));
            }
            for (int line = start; line < end; line++)
            {
                state[joined.GroupOf(line)].Store();
            }
            start = end;
        }
    }

    /// <summary>Variance of the area under one group's curve from 0 to tau.</summary>
    /// <param name="joined">The table.</param>
    /// <param name="group">The group.</param>
    /// <param name="curve">Its curve.</param>
    /// <param name="toCome">Area from each of the curve's times to tau; 0 beyond tau.</param>
    /// <param name="tau">End of the area.</param>
    public static double AreaVariance(
        JoinedTable joined,
        int group,
        CurveColumns curve,
        ReadOnlySpan<double> toCome,
        double tau
    )
    {
        double[] sums = RunningSum(curve, toCome);
        double variance = 0;
        foreach (int line in joined.LinesOf(group))
        {
            int left = curve.IndexAt(joined.Time[line], 0);
            double influence = sums[left];
            if (joined.Entry is not null)
            {
                int entered = curve.IndexAt(joined.Entry[line], 0);
                influence -= entered < 0 ? 0 : sums[entered];
            }
            if (joined.IsEvent(line) && joined.Time[line] <= tau && curve.Remaining[left] > 0)
            {
                influence -= toCome[left] / curve.Remaining[left];
            }
            variance += joined.Lines.SquaredWeight[line] * influence * influence;
        }
        return variance;
    }

    /// <summary>Running sum of d/(n(n−d)), each times the factor; a step to 0 adds nothing.</summary>
    private static double[] RunningSum(CurveColumns curve, ReadOnlySpan<double> factor)
    {
        var sums = new double[curve.Length];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            double product = curve.AtRisk[i] * curve.Remaining[i];
            if (curve.Events[i] > 0 && product > 0)
            {
                sum += curve.Events[i] / product * (factor.IsEmpty ? 1 : factor[i]);
            }
            sums[i] = sum;
        }
        return sums;
    }

    /// <summary>Squared influences of one group at the time reached: of those who left, and of those present.</summary>
    private sealed class GroupState(CurveColumns curve, double[] sums)
    {
        private int at = -1;
        private double left;
        private double present;
        private double presentSum;
        private double presentSquare;

        public double SumAt(double time)
        {
            int index = curve.IndexAt(time, 0);
            return index < 0 ? 0 : sums[index];
        }

        public void Enter(double squaredWeight, double sumBefore)
        {
            present += squaredWeight;
            presentSum += squaredWeight * sumBefore;
            presentSquare += squaredWeight * sumBefore * sumBefore;
        }

        public void MoveTo(double time)
        {
            if (at < 0 || curve.Time[at] != time)
            {
                at++;
            }
        }

        public void Leave(double squaredWeight, double sumBefore, bool isEvent)
        {
            Enter(-squaredWeight, sumBefore);
            double influence = sums[at] - sumBefore;
            if (isEvent && curve.Remaining[at] > 0)
            {
                influence -= 1 / curve.Remaining[at];
            }
            left += squaredWeight * influence * influence;
        }

        public void Store()
        {
            double sum = sums[at];
            double staying = sum * sum * present - 2 * sum * presentSum + presentSquare;
            // At 0 no weight moves the curve.
            curve.LogError[at] = curve.Survival[at] > 0 ? Math.Sqrt(left + Math.Max(0, staying)) : 0;
        }
    }
}
