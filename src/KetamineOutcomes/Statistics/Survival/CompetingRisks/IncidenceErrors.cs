namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Standard errors of one cause's incidence at every time of its group, and of the area under it.</summary>
internal static class IncidenceErrors
{
    public static double[] Of(
        JoinedTable joined,
        int group,
        CauseColumns columns,
        int cause,
        IncidenceVariance variance
    ) =>
        IsJackknife(joined, variance)
            ? IncidenceInfluence.Errors(joined, group, columns, cause)
            : Errors(columns, cause, variance);

    /// <summary>With equal weights and everybody at risk from the start the delta form is the jackknife; else they differ.</summary>
    private static bool IsJackknife(JoinedTable joined, IncidenceVariance variance) =>
        variance == IncidenceVariance.Delta && (joined.Table.HasSamplingWeights || joined.Table.HasEntry);

    /// <summary>One pass: as F grows by δ, Σ g(F−F_i)² grows by 2δΣ g(F−F_i) + δ²Σ g; all terms are positive, so that nothing
    /// cancels.</summary>
    private static double[] Errors(CauseColumns columns, int cause, IncidenceVariance variance)
    {
        double[] incidence = columns.Incidence[cause];
        var errors = new double[incidence.Length];
        double own = 0;
        double shared = 0;
        double sharedReach = 0;
        double leaving = 0;
        double leavingReach = 0;
        double leavingSquare = 0;
        double last = 0;
        for (int i = 0; i < errors.Length; i++)
        {
            if (columns.Curve.Events[i] > 0)
            {
                double rise = incidence[i] - last;
                last = incidence[i];
                leavingSquare += rise * (2 * leavingReach + rise * leaving);
                leavingReach += rise * leaving;
                sharedReach += rise * shared;
                VarianceTerms terms = VarianceTerms.At(columns, cause, i, variance);
                own += terms.Own;
                shared += terms.Shared;
                leaving += terms.Leaving;
            }
            errors[i] = Math.Sqrt(Math.Max(0, own - 2 * sharedReach + leavingSquare));
        }
        return errors;
    }

    /// <summary>∫₀^τ F and its variance.</summary>
    public static (double Area, double Variance) Area(
        JoinedTable joined,
        int group,
        CauseColumns columns,
        int cause,
        IncidenceVariance variance,
        double tau
    )
    {
        double[] time = columns.Curve.Time;
        double[] incidence = columns.Incidence[cause];
        // ∫ from each time to tau of what F still rises above its value there.
        var rise = new double[time.Length];
        int last = columns.Curve.IndexAt(tau, 0);
        for (int i = last - 1; i >= 0; i--)
        {
            rise[i] = rise[i + 1] + (incidence[i + 1] - incidence[i]) * (tau - time[i + 1]);
        }
        double area = last < 0 ? 0 : rise[0] + incidence[0] * (tau - time[0]);
        if (IsJackknife(joined, variance))
        {
            return (area, IncidenceInfluence.AreaVariance(joined, group, columns, cause, rise, tau));
        }
        double sum = 0;
        for (int i = 0; i <= last; i++)
        {
            if (columns.Curve.Events[i] > 0)
            {
                VarianceTerms terms = VarianceTerms.At(columns, cause, i, variance);
                double left = tau - time[i];
                sum += left * left * terms.Own - 2 * left * rise[i] * terms.Shared + rise[i] * rise[i] * terms.Leaving;
            }
        }
        return (area, Math.Max(0, sum));
    }
}
