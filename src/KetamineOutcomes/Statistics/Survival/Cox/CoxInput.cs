using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>The columns of a Cox model side by side, and which rows of them are used.</summary>
internal sealed class CoxInput
{
    private readonly int[]? kept;

    public CoxInput(
        EventTimes times,
        IReadOnlyList<Column> covariates,
        Factor? strata,
        FrequencyWeights? frequencies,
        SamplingWeights? weights,
        Factor? cluster,
        double[]? offset
    )
    {
        Times = times;
        Strata = strata;
        Frequencies = frequencies;
        Weights = weights;
        Cluster = cluster;
        Offset = offset;
        Column[] columns = [.. covariates, .. new Column?[] { strata, cluster }.OfType<Column>()];
        RefuseLengths(columns);
        (kept, Rows) = Keep(columns);
        Covariates = covariates
            .Select(c => kept is null ? c : c.Take(kept))
            .Select(c => c is Factor f ? f.WithoutUnusedLevels() : c)
            .ToArray();
    }

    public EventTimes Times { get; }

    /// <summary>Covariates of the rows used alone, without levels that no row has.</summary>
    public IReadOnlyList<Column> Covariates { get; }

    public Factor? Strata { get; }

    public FrequencyWeights? Frequencies { get; }

    public SamplingWeights? Weights { get; }

    public Factor? Cluster { get; }

    public double[]? Offset { get; }

    /// <summary>What became of the rows.</summary>
    public RowCounts Rows { get; }

    /// <summary>Rows that enter the fit: not dropped, and of a weight and frequency above 0.</summary>
    public int Count => kept?.Length ?? Times.Length;

    /// <summary>Whether every row enters.</summary>
    public bool AllRows => kept is null;

    /// <summary>The index in the columns of a row used.</summary>
    public int Source(int row) => kept is null ? row : kept[row];

    private (int[]? Kept, RowCounts Rows) Keep(Column[] columns)
    {
        int n = Times.Length;
        var drop = new bool[n];
        var reasons = new List<DroppedRows>();
        foreach (Column column in columns)
        {
            int missing = 0;
            for (int row = 0; row < n; row++)
            {
                if (!drop[row] && column.IsMissing(row))
                {
                    drop[row] = true;
                    missing++;
                }
            }
            Report(reasons, $"no value in column '{column.Name}'", missing);
        }
        int unknown = 0;
        for (int row = 0; row < n && Offset is not null; row++)
        {
            if (!drop[row] && !double.IsFinite(Offset[row]))
            {
                drop[row] = true;
                unknown++;
            }
        }
        Report(reasons, "no offset", unknown);
        long dropped = reasons.Sum(r => r.Rows);
        // Rows that stand for nobody or weigh nothing count as used, but neither they nor their levels enter.
        int left = 0;
        for (int row = 0; row < n; row++)
        {
            drop[row] |= Frequencies?.Values[row] == 0 || Weights?.Values[row] == 0;
            left += drop[row] ? 0 : 1;
        }
        var counts = new RowCounts(n, n - dropped, reasons);
        if (left == n)
        {
            return (null, counts);
        }
        var rows = new int[left];
        int next = 0;
        for (int row = 0; row < n; row++)
        {
            if (!drop[row])
            {
                rows[next++] = row;
            }
        }
        return (rows, counts);
    }

    private void RefuseLengths(Column[] columns)
    {
        int n = Times.Length;
        foreach (Column column in columns)
        {
            Refuse(column.Length, $"column '{column.Name}'");
        }
        Refuse(Frequencies?.Length ?? n, "the frequencies");
        Refuse(Weights?.Length ?? n, "the weights");
        Refuse(Offset?.Length ?? n, "the offset");

        void Refuse(int length, string what)
        {
            if (length != n)
            {
                throw new ArgumentException(Invariant($"Times have {n} rows, {what} {length}."));
            }
        }
    }

    private static void Report(List<DroppedRows> reasons, string reason, int rows)
    {
        if (rows > 0)
        {
            reasons.Add(new DroppedRows(reason, rows));
        }
    }
}
