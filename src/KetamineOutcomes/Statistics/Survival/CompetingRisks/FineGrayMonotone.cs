namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Whether a direction of the coefficients raises a Fine-Gray likelihood for ever: at every time those with the event have
/// the highest value of the direction among everyone whose time is not before, and everyone gone to another cause.</summary>
internal static class FineGrayMonotone
{
    /// <summary>Coefficients that move less than this share of the largest are taken to stand still.</summary>
    private const double Still = 1e-3;

    /// <summary>Gaps below this share of the direction's range are rounding of the direction.</summary>
    private const double Rounding = 1e-3;

    /// <summary>Checks the direction, and marks the columns that take part.</summary>
    public static bool Proves(FineGrayRows data, double[] direction, bool[] diverging)
    {
        double largest = direction.Length == 0 ? 0 : direction.Max(Math.Abs);
        if (largest == 0)
        {
            return false;
        }
        double[] moving = Array.ConvertAll(direction, d => Math.Abs(d) > Still * largest ? d : 0);
        var along = new double[data.Rows.Count];
        for (int row = 0; row < along.Length; row++)
        {
            ReadOnlySpan<double> x = data.Rows.Row(row);
            for (int j = 0; j < moving.Length; j++)
            {
                along[row] += moving[j] * x[j];
            }
        }
        if (!EventsAreHighest(data, along, Rounding * (along.Max() - along.Min())))
        {
            return false;
        }
        for (int j = 0; j < moving.Length; j++)
        {
            diverging[j] = moving[j] != 0;
        }
        return true;
    }

    private static bool EventsAreHighest(FineGrayRows data, double[] along, double allowed)
    {
        // The highest of those gone to another cause before each time; a group without weight left is passed over.
        var gone = new double[data.Times];
        var highest = new double[data.Groups];
        Array.Fill(highest, double.NegativeInfinity);
        for (int time = 0; time < gone.Length; time++)
        {
            gone[time] = double.NegativeInfinity;
            for (int g = 0; g < highest.Length; g++)
            {
                bool counts = data.Before[time * data.Groups + g] > 0;
                gone[time] = counts ? Math.Max(gone[time], highest[g]) : gone[time];
            }
            for (int row = data.Starts[time]; row < data.Starts[time + 1]; row++)
            {
                if (data.Endings[row] == FineGrayRows.Ending.Other)
                {
                    highest[data.Group[row]] = Math.Max(highest[data.Group[row]], along[row]);
                }
            }
        }
        double still = double.NegativeInfinity;
        for (int time = data.Times - 1; time >= 0; time--)
        {
            double lowestEvent = double.PositiveInfinity;
            for (int row = data.Starts[time]; row < data.Starts[time + 1]; row++)
            {
                still = Math.Max(still, along[row]);
                if (data.Endings[row] == FineGrayRows.Ending.Cause)
                {
                    lowestEvent = Math.Min(lowestEvent, along[row]);
                }
            }
            if (Math.Max(still, gone[time]) > lowestEvent + allowed)
            {
                return false;
            }
        }
        return true;
    }
}
