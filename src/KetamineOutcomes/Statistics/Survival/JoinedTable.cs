using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>An <see cref="EventTable"/> with times that differ by rounding alone joined to the first of them.</summary>
/// <remarks>Neighbours among the distinct times and entries of the whole table are tied when their gap is at most 2⁻²⁶,
/// absolute or relative to the mean of those distinct values (R's rule); chains join to their first member.</remarks>
internal sealed class JoinedTable
{
    private const double Tolerance = 1.0 / (1 << 26);

    private readonly Lazy<(int[] Lines, int[] Starts)> byGroup;

    /// <summary>By code: a look-up is several times faster than dividing, line after line.</summary>
    private readonly int[] groups;
    private readonly int[] cells;
    private readonly bool[] events;

    private JoinedTable(EventTable table, double[] time, double[]? entry, double gap)
    {
        Table = table;
        Time = time;
        Entry = entry;
        Gap = gap;
        EntryOrder = entry is null ? [] : OrderOf(entry);
        byGroup = new Lazy<(int[], int[])>(SortByGroup);
        int outcomes = table.Causes.Count + 1;
        cells = new int[table.CellCount * outcomes];
        groups = new int[cells.Length];
        events = new bool[cells.Length];
        for (int code = 0; code < cells.Length; code++)
        {
            cells[code] = code / outcomes;
            groups[code] = cells[code] % table.Groups.Count;
            events[code] = code % outcomes != 0;
        }
    }

    public EventTable Table { get; }

    public EventLines Lines => Table.Lines;

    /// <summary>Joined time of each line, ascending.</summary>
    public double[] Time { get; }

    /// <summary>Joined entry of each line, or null.</summary>
    public double[]? Entry { get; }

    /// <summary>Lines in order of entry; empty without entries.</summary>
    public int[] EntryOrder { get; }

    /// <summary>Largest gap between two times that are still the same time.</summary>
    public double Gap { get; }

    public int GroupOf(int line) => groups[Lines.Code[line]];

    public int CellOf(int line) => cells[Lines.Code[line]];

    /// <summary>Whether the line's people had the event: any cause.</summary>
    public bool IsEvent(int line) => events[Lines.Code[line]];

    /// <summary>The lines of one group, in order of time.</summary>
    public ReadOnlySpan<int> LinesOf(int group)
    {
        (int[] lines, int[] starts) = byGroup.Value;
        return lines.AsSpan(starts[group], starts[group + 1] - starts[group]);
    }

    /// <summary>Two groups alone, the first's lines and the second's, ties as joined here.</summary>
    public JoinedTable Pair(int first, int second)
    {
        ReadOnlySpan<int> one = LinesOf(first);
        ReadOnlySpan<int> two = LinesOf(second);
        var chosen = new int[one.Length + two.Length];
        one.CopyTo(chosen);
        two.CopyTo(chosen.AsSpan(one.Length));
        Array.Sort(chosen);
        int outcomes = Table.Causes.Count + 1;
        var codes = new int[chosen.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            int code = Lines.Code[chosen[i]];
            int stratum = code / outcomes / Table.Groups.Count;
            int group = GroupOf(chosen[i]) == first ? 0 : 1;
            codes[i] = (stratum * 2 + group) * outcomes + code % outcomes;
        }
        double[]? entry = Entry is null ? null : Pick(Entry, chosen);
        var lines = new EventLines(
            Pick(Time, chosen),
            entry,
            codes,
            Pick(Lines.People, chosen),
            Lines.IsWeighted ? Pick(Lines.Weight, chosen) : null,
            Lines.IsWeighted ? Pick(Lines.SquaredWeight, chosen) : null
        );
        return new JoinedTable(Table.Pair(first, second, lines), lines.Time, entry, Gap);
    }

    public static JoinedTable From(EventTable table)
    {
        EventLines lines = table.Lines;
        double[] distinct = Distinct(lines);
        double sum = 0;
        foreach (double value in distinct)
        {
            sum += Math.Abs(value);
        }
        double gap = Tolerance * Math.Max(1, distinct.Length > 0 ? sum / distinct.Length : 1);
        int cuts = 0;
        for (int i = 0; i < distinct.Length; i++)
        {
            if (i == 0 || distinct[i] - distinct[i - 1] > gap)
            {
                cuts++;
            }
        }
        if (cuts == distinct.Length)
        {
            return new JoinedTable(table, lines.Time, lines.Entry, gap);
        }
        double[] time = Join(lines.Time, distinct, gap);
        double[]? entry = lines.Entry is null ? null : Join(lines.Entry, distinct, gap);
        RefuseEmptySpells(time, entry);
        return new JoinedTable(table, time, entry, gap);
    }

    private (int[] Lines, int[] Starts) SortByGroup()
    {
        var starts = new int[Table.Groups.Count + 1];
        for (int line = 0; line < Time.Length; line++)
        {
            starts[GroupOf(line) + 1]++;
        }
        for (int group = 1; group < starts.Length; group++)
        {
            starts[group] += starts[group - 1];
        }
        var next = starts.AsSpan(0, starts.Length - 1).ToArray();
        var lines = new int[Time.Length];
        for (int line = 0; line < Time.Length; line++)
        {
            lines[next[GroupOf(line)]++] = line;
        }
        return (lines, starts);
    }

    private static double[] Pick(double[] values, int[] lines) => Array.ConvertAll(lines, line => values[line]);

    private static double[] Distinct(EventLines lines)
    {
        double[] all = lines.Time;
        if (lines.Entry is { } entries)
        {
            all = new double[lines.Count * 2];
            lines.Time.CopyTo(all, 0);
            entries.CopyTo(all, lines.Count);
            Array.Sort(all);
        }
        var distinct = new double[all.Length];
        int count = 0;
        foreach (double value in all)
        {
            if (count == 0 || distinct[count - 1] != value)
            {
                distinct[count++] = value;
            }
        }
        Array.Resize(ref distinct, count);
        return distinct;
    }

    private static double[] Join(double[] values, double[] distinct, double gap)
    {
        var first = new double[distinct.Length];
        for (int i = 0; i < first.Length; i++)
        {
            first[i] = i > 0 && distinct[i] - distinct[i - 1] <= gap ? first[i - 1] : distinct[i];
        }
        var joined = new double[values.Length];
        for (int i = 0; i < joined.Length; i++)
        {
            joined[i] =
                i > 0 && values[i] == values[i - 1] ? joined[i - 1] : first[Array.BinarySearch(distinct, values[i])];
        }
        return joined;
    }

    private static void RefuseEmptySpells(double[] time, double[]? entry)
    {
        if (entry is null)
        {
            return;
        }
        int empty = 0;
        for (int i = 0; i < time.Length; i++)
        {
            empty += entry[i] < time[i] ? 0 : 1;
        }
        if (empty > 0)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "entry-after-time",
                    Invariant($"{empty} entry times differ from the row's time by rounding alone."),
                    "A participant enters before leaving; drop or mend these rows."
                )
            );
        }
    }

    private static int[] OrderOf(double[] entry)
    {
        var order = new int[entry.Length];
        var keys = new ulong[entry.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            keys[i] = RadixOrder.KeyOf(entry[i]);
        }
        RadixOrder.Sort(keys, order);
        return order;
    }
}
