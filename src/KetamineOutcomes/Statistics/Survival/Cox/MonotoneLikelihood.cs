namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Whether a direction of the coefficients raises the partial likelihood for ever: at every event time those with the
/// event have the highest value of the direction in the risk set.</summary>
internal static class MonotoneLikelihood
{
    /// <summary>Coefficients that move less than this share of the largest are taken to stand still.</summary>
    private const double Still = 1e-3;

    /// <summary>Gaps below this share of the direction's range are rounding of the direction.</summary>
    private const double Rounding = 1e-3;

    /// <summary>Checks the direction, and marks the columns that take part.</summary>
    public static bool Proves(CoxRows rows, double[] direction, bool[] diverging)
    {
        double largest = 0;
        foreach (double value in direction)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }
        if (largest == 0)
        {
            return false;
        }
        var moving = new double[direction.Length];
        for (int j = 0; j < moving.Length; j++)
        {
            moving[j] = Math.Abs(direction[j]) > Still * largest ? direction[j] : 0;
        }
        var along = new double[rows.Count];
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int row = 0; row < along.Length; row++)
        {
            ReadOnlySpan<double> x = rows.Row(row);
            for (int j = 0; j < moving.Length; j++)
            {
                along[row] += moving[j] * x[j];
            }
            low = Math.Min(low, along[row]);
            high = Math.Max(high, along[row]);
        }
        for (int stratum = 0; stratum + 1 < rows.Strata.Length; stratum++)
        {
            if (!EventsAreHighest(rows, stratum, along, Rounding * (high - low)))
            {
                return false;
            }
        }
        for (int j = 0; j < moving.Length; j++)
        {
            diverging[j] = moving[j] != 0;
        }
        return true;
    }

    private static bool EventsAreHighest(CoxRows rows, int stratum, double[] along, double allowed)
    {
        int start = rows.Strata[stratum];
        // The row with the highest value first; those who have not entered yet are passed over when they come up.
        var atRisk = new PriorityQueue<int, double>();
        for (int last = rows.Strata[stratum + 1] - 1; last >= start; )
        {
            int first = rows.FirstTied(last, start);
            double lowestEvent = double.PositiveInfinity;
            for (int row = first; row <= last; row++)
            {
                atRisk.Enqueue(row, -along[row]);
                lowestEvent = rows.IsEvent[row] ? Math.Min(lowestEvent, along[row]) : lowestEvent;
            }
            if (lowestEvent < double.PositiveInfinity)
            {
                while (rows.Entry is not null && rows.Entry[atRisk.Peek()] >= rows.Time[last])
                {
                    atRisk.Dequeue();
                }
                if (along[atRisk.Peek()] > lowestEvent + allowed)
                {
                    return false;
                }
            }
            last = first - 1;
        }
        return true;
    }
}
