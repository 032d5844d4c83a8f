using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Counts rows into cells in one pass: a dense table while the strata's crossing is small, else a dictionary.</summary>
internal sealed class CellCounter
{
    private const long MostDenseStrata = 1 << 16;

    private readonly Factor? by;
    private readonly IReadOnlyList<Factor> strata;
    private readonly IReadOnlyList<string> groups;
    private readonly long crossings;

    public CellCounter(Factor? by, IReadOnlyList<Factor> strata)
    {
        this.by = by;
        this.strata = strata;
        groups = by?.Levels ?? ["all"];
        crossings = strata.Aggregate(1L, (product, s) => checked(product * Math.Max(s.Levels.Count, 1)));
    }

    public ProportionCounts Count(ReadOnlySpan<bool> outcome, FrequencyWeights? frequencies)
    {
        Dictionary<long, int>? index = crossings > MostDenseStrata ? [] : null;
        int width = 2 * groups.Count;
        long[] cells = new long[width * (index is null ? crossings : 64)];
        ReadOnlySpan<int> codes = by is null ? default : by.Codes;
        ReadOnlySpan<double> people = frequencies is null ? default : frequencies.Values;
        long leftOut = 0;
        for (int row = 0; row < outcome.Length; row++)
        {
            int group = by is null ? 0 : codes[row];
            long key = StratumOf(row);
            if (group < 0 || key < 0)
            {
                leftOut++;
                continue;
            }
            int slot = index is null ? (int)key : SlotOf(index, key);
            if ((slot + 1L) * width > cells.Length)
            {
                Array.Resize(ref cells, 2 * cells.Length);
            }
            cells[slot * width + 2 * group + (outcome[row] ? 1 : 0)] += people.IsEmpty ? 1 : (long)people[row];
        }
        return Finish(cells, width, index, leftOut);
    }

    private long StratumOf(int row)
    {
        long key = 0;
        for (int s = 0; s < strata.Count; s++)
        {
            int code = strata[s].Codes[row];
            if (code < 0)
            {
                return -1;
            }
            key = key * strata[s].Levels.Count + code;
        }
        return key;
    }

    private static int SlotOf(Dictionary<long, int> index, long key)
    {
        if (!index.TryGetValue(key, out int slot))
        {
            slot = index.Count;
            index.Add(key, slot);
        }
        return slot;
    }

    private ProportionCounts Finish(long[] cells, int width, Dictionary<long, int>? index, long leftOut)
    {
        long[] keys = index is null ? new long[(int)crossings] : [.. index.Keys];
        for (int key = 0; index is null && key < keys.Length; key++)
        {
            keys[key] = key;
        }
        if (index is not null)
        {
            Array.Sort(keys);
        }
        var slots = new List<int>();
        var names = new List<string>();
        foreach (long key in keys)
        {
            int slot = index is null ? (int)key : index[key];
            if (strata.Count == 0 || cells.AsSpan(slot * width, width).ContainsAnyExcept(0))
            {
                slots.Add(slot);
                names.Add(NameOf(key));
            }
        }
        var counts = new BinomialCount[groups.Count, slots.Count];
        for (int s = 0; s < slots.Count; s++)
        {
            for (int g = 0; g < groups.Count; g++)
            {
                int cell = slots[s] * width + 2 * g;
                counts[g, s] = new BinomialCount(cells[cell + 1], checked(cells[cell] + cells[cell + 1]));
            }
        }
        return ProportionCounts.Make(groups, [.. names], counts, leftOut);
    }

    private string NameOf(long key)
    {
        if (strata.Count == 0)
        {
            return "all";
        }
        string[] parts = new string[strata.Count];
        for (int s = strata.Count - 1; s >= 0; s--)
        {
            int levels = strata[s].Levels.Count;
            parts[s] = $"{strata[s].Name}={strata[s].Levels[(int)(key % levels)]}";
            key /= levels;
        }
        return string.Join(", ", parts);
    }
}
