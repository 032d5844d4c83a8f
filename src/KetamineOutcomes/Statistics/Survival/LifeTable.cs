using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Actuarial life tables: survival by intervals of time, for times known only to the interval.</summary>
/// <remarks><para>In [a, b) of width h, n enter, d have the event, w are withdrawn, as if half-way: effective size
/// n′ = n − w/2. q = d/n′, survival at the interval's end S·(1 − q), error by Greenwood with n′. Density S·q/h; hazard at the
/// middle 2q/(h(2 − q)). An event at a break belongs to the interval that begins there.</para>
/// <para>As SAS LIFETEST METHOD=LIFE. Cutler and Ederer (1958), doi:10.1016/0021-9681(58)90126-7; errors of density and hazard:
/// Gehan (1969), doi:10.1016/0021-9681(69)90029-0.</para></remarks>
public static class LifeTable
{
    /// <summary>Makes a life table a group.</summary>
    /// <param name="times">Times and events; every cause counts as the event.</param>
    /// <param name="breaks">Where intervals begin, ascending; 0 is added in front, and the last interval is open.</param>
    /// <param name="by">Groups, or <c>null</c> for one group named <c>all</c>.</param>
    /// <param name="frequencies">How many people a row stands for, or <c>null</c>.</param>
    /// <returns>The tables.</returns>
    /// <exception cref="ArgumentException">There are entry times, or breaks do not ascend from 0.</exception>
    public static LifeTableFit Fit(
        EventTimes times,
        IReadOnlyList<double> breaks,
        Factor? by = null,
        FrequencyWeights? frequencies = null
    ) => Fit(EventTable.From(times, by, null, frequencies), breaks);

    /// <summary>Makes a life table a group of an event table.</summary>
    /// <param name="table">The table, without entry times and sampling weights.</param>
    /// <param name="breaks">Where intervals begin, ascending; 0 is added in front, and the last interval is open.</param>
    /// <returns>The tables.</returns>
    /// <exception cref="ArgumentException">There are entry times or sampling weights, or breaks do not ascend from 0.</exception>
    public static LifeTableFit Fit(EventTable table, IReadOnlyList<double> breaks)
    {
        if (table.HasEntry || table.HasSamplingWeights)
        {
            throw new ArgumentException(
                "A life table counts people from the start: entry times and sampling weights have no place in it.",
                nameof(table)
            );
        }
        double[] starts = Starts(breaks);
        JoinedTable joined = JoinedTable.From(table);
        int groups = table.Groups.Count;
        var events = new double[groups * starts.Length];
        var withdrawn = new double[events.Length];
        int interval = 0;
        for (int line = 0; line < joined.Time.Length; line++)
        {
            while (interval + 1 < starts.Length && joined.Time[line] >= starts[interval + 1] - joined.Gap)
            {
                interval++;
            }
            int cell = joined.GroupOf(line) * starts.Length + interval;
            (joined.IsEvent(line) ? events : withdrawn)[cell] += joined.Lines.People[line];
        }
        var fits = new LifeTableGroup[groups];
        for (int g = 0; g < groups; g++)
        {
            int from = g * starts.Length;
            fits[g] = Group(
                table.Groups[g],
                table.PeopleIn(g),
                starts,
                events.AsSpan(from, starts.Length),
                withdrawn.AsSpan(from, starts.Length)
            );
        }
        return new LifeTableFit { Groups = fits };
    }

    private static double[] Starts(IReadOnlyList<double> breaks)
    {
        var starts = new List<double> { 0 };
        foreach (double value in breaks)
        {
            if (value == 0 && starts.Count == 1)
            {
                continue;
            }
            if (!(value > starts[^1] && double.IsFinite(value)))
            {
                throw new ArgumentException("Breaks are finite and ascend from 0.", nameof(breaks));
            }
            starts.Add(value);
        }
        return [.. starts];
    }

    private static LifeTableGroup Group(
        string name,
        double people,
        double[] starts,
        ReadOnlySpan<double> events,
        ReadOnlySpan<double> withdrawn
    )
    {
        var intervals = new List<LifeTableInterval>(starts.Length);
        double present = people;
        double survival = 1;
        double greenwood = 0;
        for (int i = 0; i < starts.Length && present > 0; i++)
        {
            double effective = present - withdrawn[i] / 2;
            double q = events[i] / effective;
            double? end = i + 1 < starts.Length ? starts[i + 1] : null;
            double? width = end - starts[i];
            intervals.Add(
                new LifeTableInterval
                {
                    Start = starts[i],
                    End = end,
                    AtRisk = present,
                    Events = events[i],
                    Withdrawn = withdrawn[i],
                    EffectiveSize = effective,
                    EventProbability = q,
                    EventProbabilityError = Math.Sqrt(q * (1 - q) / effective),
                    SurvivalAtStart = survival,
                    SurvivalError = survival > 0 ? survival * Math.Sqrt(greenwood) : 0,
                    Density = width is { } h ? survival * q / h : null,
                    DensityError = width is { } d ? DensityError(survival, q, effective, greenwood, d) : null,
                    Hazard = width is { } b ? 2 * q / (b * (2 - q)) : null,
                    HazardError = width is { } c ? HazardError(q, effective, c) : null,
                }
            );
            survival *= 1 - q;
            greenwood += q < 1 ? q / (effective * (1 - q)) : 0;
            present -= events[i] + withdrawn[i];
        }
        return new LifeTableGroup(name, people, intervals);
    }

    private static double DensityError(double survival, double q, double effective, double greenwood, double width) =>
        q > 0 ? survival * q / width * Math.Sqrt(greenwood + (1 - q) / (effective * q)) : 0;

    private static double HazardError(double q, double effective, double width)
    {
        double hazard = 2 * q / (width * (2 - q));
        double half = hazard * width / 2;
        return q > 0 ? hazard * Math.Sqrt((1 - half * half) / (effective * q)) : 0;
    }
}
