namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Curves of all groups from a joined table: one pass back for the risk sets, one pass forward a group.</summary>
internal static class CurveBuilder
{
    public static CurveColumns[] Build(JoinedTable joined, SurvivalEstimator estimator)
    {
        CurveColumns[] curves = Allocate(joined, estimator);
        FillCounts(joined, curves);
        foreach (CurveColumns curve in curves)
        {
            Accumulate(curve);
        }
        if (joined.Table.HasSamplingWeights)
        {
            CurveInfluence.ReplaceErrors(joined, curves);
        }
        return curves;
    }

    private static CurveColumns[] Allocate(JoinedTable joined, SurvivalEstimator estimator)
    {
        var lengths = new int[joined.Table.Groups.Count];
        var last = new double[lengths.Length];
        Array.Fill(last, double.NaN);
        for (int line = 0; line < joined.Time.Length; line++)
        {
            int group = joined.GroupOf(line);
            if (last[group] != joined.Time[line])
            {
                last[group] = joined.Time[line];
                lengths[group]++;
            }
        }
        return Array.ConvertAll(lengths, length => new CurveColumns(length, estimator));
    }

    /// <summary>From the last time to the first: those who leave at or after it, less those who enter at or after it.</summary>
    private static void FillCounts(JoinedTable joined, CurveColumns[] curves)
    {
        int groups = curves.Length;
        var place = new int[groups];
        var leavers = new double[groups];
        var entrants = new double[groups];
        var present = new double[groups];
        for (int group = 0; group < groups; group++)
        {
            place[group] = curves[group].Length;
        }
        double[] weight = joined.Lines.Weight;
        double[] people = joined.Lines.People;
        int entry = joined.EntryOrder.Length - 1;
        for (int end = joined.Time.Length; end > 0; )
        {
            double time = joined.Time[end - 1];
            int start = end;
            while (start > 0 && joined.Time[start - 1] == time)
            {
                start--;
            }
            while (entry >= 0 && joined.Entry![joined.EntryOrder[entry]] >= time)
            {
                int line = joined.EntryOrder[entry--];
                entrants[joined.GroupOf(line)] += weight[line];
                present[joined.GroupOf(line)] -= people[line];
            }
            for (int line = start; line < end; line++)
            {
                int group = joined.GroupOf(line);
                CurveColumns curve = curves[group];
                if (place[group] == curve.Length || curve.Time[place[group]] != time)
                {
                    place[group]--;
                    curve.Time[place[group]] = time;
                }
                bool isEvent = joined.IsEvent(line);
                (isEvent ? curve.Events : curve.Censored)[place[group]] += weight[line];
                // People who stay on: counted, so that an emptied risk set is noticed exactly under any weights.
                curve.Remaining[place[group]] += isEvent ? 0 : people[line];
            }
            Finish(joined, curves, start, end, place, leavers, entrants, present);
            end = start;
        }
    }

    private static void Finish(
        JoinedTable joined,
        CurveColumns[] curves,
        int start,
        int end,
        int[] place,
        double[] leavers,
        double[] entrants,
        double[] present
    )
    {
        for (int line = start; line < end; line++)
        {
            int group = joined.GroupOf(line);
            CurveColumns curve = curves[group];
            int i = place[group];
            if (curve.AtRisk[i] == 0)
            {
                double stay = curve.Censored[i] + leavers[group];
                double peopleStaying = curve.Remaining[i] + present[group];
                curve.Remaining[i] = peopleStaying > 0 ? stay - entrants[group] : 0;
                curve.AtRisk[i] = curve.Events[i] + curve.Remaining[i];
                leavers[group] += curve.Events[i] + curve.Censored[i];
            }
        }
        for (int line = start; line < end; line++)
        {
            present[joined.GroupOf(line)] += joined.Lines.People[line];
        }
    }

    private static void Accumulate(CurveColumns curve)
    {
        double product = 1;
        double variance = 0;
        double hazard = 0;
        double hazardVariance = 0;
        bool isProduct = curve.Estimator == SurvivalEstimator.KaplanMeier;
        for (int i = 0; i < curve.Length; i++)
        {
            double events = curve.Events[i];
            if (events > 0)
            {
                double atRisk = curve.AtRisk[i];
                (double rise, double spread) =
                    curve.Estimator == SurvivalEstimator.FlemingHarrington
                        ? TiedEvents.OneByOne(events, atRisk)
                        : (events / atRisk, events / (atRisk * atRisk));
                hazard += rise;
                hazardVariance += spread;
                double remaining = curve.Remaining[i];
                product *= remaining / atRisk;
                double step =
                    !isProduct ? spread
                    : remaining > 0 ? events / (atRisk * remaining)
                    : 0;
                curve.VarianceStep[i] = step;
                variance += step;
            }
            curve.Survival[i] = isProduct ? product : Math.Exp(-hazard);
            curve.LogError[i] = curve.Survival[i] > 0 ? Math.Sqrt(variance) : double.NaN;
            curve.Hazard[i] = hazard;
            curve.HazardError[i] = Math.Sqrt(hazardVariance);
        }
    }
}
