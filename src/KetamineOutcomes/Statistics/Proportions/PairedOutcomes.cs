using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Outcomes of the same people under several treatments, one byte a person and treatment.</summary>
internal sealed class PairedOutcomes
{
    private const byte Absent = 0;
    private const byte No = 1;
    private const byte Yes = 2;

    private readonly byte[] cells;
    private readonly long[] weights;
    private readonly int groups;

    private PairedOutcomes(byte[] cells, long[] weights, int groups, int[] repeated, int[] unequal)
    {
        this.cells = cells;
        this.weights = weights;
        this.groups = groups;
        Repeated = repeated;
        Unequal = unequal;
    }

    /// <summary>Rows of a person who already has a row under that treatment.</summary>
    public IReadOnlyList<int> Repeated { get; }

    /// <summary>Rows that stand for another number of people than the person's first row.</summary>
    public IReadOnlyList<int> Unequal { get; }

    /// <summary>Sorts columns by person and treatment; rows without either are left out.</summary>
    public static PairedOutcomes Of(bool[] outcome, Factor by, Factor person, FrequencyWeights? frequencies)
    {
        int groups = by.Levels.Count;
        byte[] cells = new byte[person.Levels.Count * groups];
        long[] weights = new long[person.Levels.Count];
        Array.Fill(weights, -1);
        var repeated = new List<int>();
        var unequal = new List<int>();
        for (int row = 0; row < outcome.Length; row++)
        {
            int who = person.Codes[row];
            int group = by.Codes[row];
            if (who < 0 || group < 0)
            {
                continue;
            }
            ref byte cell = ref cells[who * groups + group];
            if (cell != Absent)
            {
                repeated.Add(row);
            }
            cell = outcome[row] ? Yes : No;
            long weight = frequencies is null ? 1 : (long)frequencies.Values[row];
            if (weights[who] >= 0 && weights[who] != weight)
            {
                unequal.Add(row);
            }
            weights[who] = weight;
        }
        return new PairedOutcomes(cells, weights, groups, [.. repeated], [.. unequal]);
    }

    /// <summary>The four kinds of people seen under both treatments, and how many were seen under one of them alone.</summary>
    public (PairedCount Count, long Unpaired) Pair(int group, int reference)
    {
        var counts = new long[3, 3];
        for (int who = 0; who < weights.Length; who++)
        {
            counts[cells[who * groups + group], cells[who * groups + reference]] += Math.Max(weights[who], 0);
        }
        long unpaired = counts[Yes, Absent] + counts[No, Absent] + counts[Absent, Yes] + counts[Absent, No];
        return (new PairedCount(counts[Yes, Yes], counts[Yes, No], counts[No, Yes], counts[No, No]), unpaired);
    }

    /// <summary>Cochran's Q over the people seen under every treatment; with two it is McNemar's chi-square.</summary>
    public TestResult CochranQ()
    {
        const string Name = "Cochran's Q";
        double[] columns = new double[groups];
        double total = 0;
        double rowSquares = 0;
        for (int who = 0; who < weights.Length; who++)
        {
            ReadOnlySpan<byte> row = cells.AsSpan(who * groups, groups);
            if (row.Contains(Absent) || weights[who] <= 0)
            {
                continue;
            }
            int yes = row.Count(Yes);
            total += (double)weights[who] * yes;
            rowSquares += (double)weights[who] * yes * yes;
            for (int group = 0; group < groups; group++)
            {
                columns[group] += row[group] == Yes ? weights[who] : 0;
            }
        }
        double within = groups * total - rowSquares;
        if (groups < 2 || within == 0)
        {
            return TestResult.NotDefined(Name, "nobody seen under every treatment had different outcomes");
        }
        double between = columns.Sum(c => (c - total / groups) * (c - total / groups));
        double statistic = (groups - 1) * (groups * between) / within;
        int df = groups - 1;
        return new TestResult(Name, statistic, df, ChiSquared.UpperTail(statistic, df));
    }
}
