namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Event times on the Kaplan-Meier scale, 1 − S(t−): that of all rows together, whatever their strata and sampling
/// weights (R's <c>cox.zph</c>).</summary>
internal sealed class EventTimeScale
{
    private readonly double[] times;
    private readonly double[] values;
    private int last;

    private EventTimeScale(double[] times, double[] values)
    {
        this.times = times;
        this.values = values;
    }

    /// <summary>The scale's value at an event time; quickest when times come in descending order.</summary>
    public double At(double time)
    {
        if (last > 0 && times[last - 1] == time)
        {
            last--;
        }
        else if (times[last] != time)
        {
            last = Array.BinarySearch(times, time);
        }
        return values[last];
    }

    public static EventTimeScale KaplanMeier(CoxRows rows)
    {
        int[] order = OrderOf(rows.Time, rows.Strata.Length > 2);
        int[]? entries = rows.Entry is null ? null : OrderOf(rows.Entry, true);
        double atRisk = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            atRisk += entries is null ? rows.PeopleOf(row) : 0;
        }
        var times = new List<double>();
        var values = new List<double>();
        double survival = 1;
        int entered = 0;
        for (int first = 0; first < order.Length; )
        {
            double time = rows.Time[order[first]];
            for (; entered < entries?.Length && rows.Entry![entries[entered]] < time; entered++)
            {
                atRisk += rows.PeopleOf(entries[entered]);
            }
            double events = 0;
            double leaving = 0;
            for (; first < order.Length && rows.Time[order[first]] == time; first++)
            {
                double people = rows.PeopleOf(order[first]);
                leaving += people;
                events += rows.IsEvent[order[first]] ? people : 0;
            }
            if (events > 0)
            {
                times.Add(time);
                values.Add(1 - survival);
                survival *= (atRisk - events) / atRisk;
            }
            atRisk -= leaving;
        }
        return new EventTimeScale([.. times], [.. values]);
    }

    private static int[] OrderOf(double[] values, bool sort)
    {
        var order = new int[values.Length];
        for (int row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }
        if (sort)
        {
            RadixOrder.Sort(Array.ConvertAll(values, RadixOrder.KeyOf), order);
        }
        return order;
    }
}
