using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Statistics.Survival;

/// <summary>Small random data with ties, late entries and weights, for properties; the same for the same seed.</summary>
internal sealed class RandomTimes
{
    public RandomTimes(int seed, bool entry = false, int minimum = 4)
    {
        var random = new Random(seed);
        int n = minimum + random.Next(60);
        int levels = 2 + random.Next(3);
        int spread = random.Next(2) == 0 ? 12 : 400;
        Time = new double[n];
        Event = new bool[n];
        Entry = entry ? new double[n] : null;
        Group = new string[n];
        Site = new string[n];
        Frequency = new double[n];
        Weight = new double[n];
        for (int i = 0; i < n; i++)
        {
            Time[i] = 1 + random.Next(spread);
            Event[i] = random.NextDouble() < 0.6;
            Group[i] = "g" + random.Next(levels);
            Site[i] = "s" + random.Next(3);
            Frequency[i] = random.Next(4);
            Weight[i] = 0.25 + random.NextDouble();
            if (Entry is not null)
            {
                Entry[i] = Math.Floor(Time[i] * random.NextDouble());
            }
        }
        Frequency[0] = 1;
    }

    public double[] Time { get; }

    public bool[] Event { get; }

    public double[]? Entry { get; }

    public string[] Group { get; }

    public string[] Site { get; }

    public double[] Frequency { get; }

    public double[] Weight { get; }

    public int Length => Time.Length;

    public EventTimes Times(double scale = 1) => TimesOf(Enumerable.Range(0, Length), scale);

    public Factor By() => ByOf(Enumerable.Range(0, Length));

    public Factor Sites() => Factor.FromTexts("site", Site);

    /// <summary>Some of the rows, in an order, maybe repeated.</summary>
    public EventTimes TimesOf(IEnumerable<int> rows, double scale = 1)
    {
        int[] r = rows.ToArray();
        return EventTimes.FromEventFlag(
            r.Select(i => Time[i] * scale).ToArray(),
            r.Select(i => Event[i]).ToArray(),
            Entry is null ? null : r.Select(i => Entry[i] * scale).ToArray()
        );
    }

    public Factor ByOf(IEnumerable<int> rows)
    {
        string[] levels = Group.Distinct().Order(StringComparer.Ordinal).ToArray();
        return new Factor("group", rows.Select(i => Array.IndexOf(levels, Group[i])).ToArray(), levels);
    }

    public Factor SitesOf(IEnumerable<int> rows)
    {
        string[] levels = Site.Distinct().Order(StringComparer.Ordinal).ToArray();
        return new Factor("site", rows.Select(i => Array.IndexOf(levels, Site[i])).ToArray(), levels);
    }
}
