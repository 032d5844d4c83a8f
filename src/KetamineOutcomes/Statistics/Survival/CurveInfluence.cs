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
        Replace(joined, Array.ConvertAll(curves, curve => new GroupState(curve, ofHazard: true)));
        Replace(joined, Array.ConvertAll(curves, curve => new GroupState(curve, ofHazard: false)));
    }

    private static void Replace(JoinedTable joined, GroupState[] state)
    {
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
        double[] sums = RunningSum(curve.VarianceStep, toCome);
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
            if (joined.IsEvent(line) && joined.Time[line] <= tau)
            {
                influence -= toCome[left] * Jump(curve, left, ofHazard: false);
            }
            variance += joined.Lines.SquaredWeight[line] * influence * influence;
        }
        return variance;
    }

    /// <summary>Running sum of the variance steps, each times the factor.</summary>
    private static double[] RunningSum(ReadOnlySpan<double> steps, ReadOnlySpan<double> factor)
    {
        var sums = new double[steps.Length];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            sum += steps[i] * (factor.IsEmpty ? 1 : factor[i]);
            sums[i] = sum;
        }
        return sums;
    }

    /// <summary>What an event of weight 1 takes from log S at its own time.</summary>
    private static double Jump(CurveColumns curve, int step, bool ofHazard) =>
        ofHazard || curve.Estimator != SurvivalEstimator.KaplanMeier ? 1 / curve.AtRisk[step]
        : curve.Remaining[step] > 0 ? 1 / curve.Remaining[step]
        : 0;

    private static double[] HazardSteps(CurveColumns curve)
    {
        var steps = new double[curve.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = curve.Events[i] / (curve.AtRisk[i] * curve.AtRisk[i]);
        }
        return steps;
    }

    /// <summary>Squared influences of one group at the time reached: of those who left, and of those present.</summary>
    private sealed class GroupState(CurveColumns curve, bool ofHazard)
    {
        private readonly double[] sums = RunningSum(ofHazard ? HazardSteps(curve) : curve.VarianceStep, default);
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
            if (isEvent)
            {
                influence -= Jump(curve, at, ofHazard);
            }
            left += squaredWeight * influence * influence;
        }

        public void Store()
        {
            double sum = sums[at];
            double staying = sum * sum * present - 2 * sum * presentSum + presentSquare;
            double error = Math.Sqrt(left + Math.Max(0, staying));
            if (ofHazard)
            {
                curve.HazardError[at] = error;
            }
            else
            {
                // At 0 no weight moves the curve.
                curve.LogError[at] = curve.Survival[at] > 0 ? error : 0;
            }
        }
    }
}
