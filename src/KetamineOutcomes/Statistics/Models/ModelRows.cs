using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Models;

/// <summary>The rows a model uses: those with a value in every column, the others counted by reason. Levels that no row
/// uses are left out.</summary>
internal sealed class ModelRows
{
    private ModelRows(double[] values, IReadOnlyList<Column> columns, double[] counts, RowCounts rowCounts)
    {
        Values = values;
        Columns = columns;
        Counts = counts;
        RowCounts = rowCounts;
    }

    /// <summary>The outcome.</summary>
    public double[] Values { get; }

    /// <summary>The other columns, in the order given.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>How many people a row stands for; empty is one each.</summary>
    public double[] Counts { get; }

    public RowCounts RowCounts { get; }

    public static ModelRows Of(
        ReadOnlySpan<double> values,
        IReadOnlyList<Column> columns,
        FrequencyWeights? frequencies
    )
    {
        int rows = values.Length;
        if (columns.Any(c => c.Length != rows) || frequencies is not null && frequencies.Length != rows)
        {
            throw new ArgumentException("The outcome, the other columns and the frequencies differ in length.");
        }
        bool[] drop = new bool[rows];
        var reasons = new List<DroppedRows>();
        int missing = 0;
        for (int i = 0; i < rows; i++)
        {
            drop[i] = double.IsNaN(values[i]);
            missing += drop[i] ? 1 : 0;
        }
        Report(reasons, "no value", missing);
        foreach (Column column in columns)
        {
            missing = 0;
            for (int i = 0; i < rows; i++)
            {
                if (!drop[i] && column.IsMissing(i))
                {
                    drop[i] = true;
                    missing++;
                }
            }
            Report(reasons, $"no value in column '{column.Name}'", missing);
        }
        double[] counts = frequencies is null ? [] : frequencies.Values.ToArray();
        // Rows that stand for nobody count as used, but neither they nor their levels enter.
        int[] kept = Enumerable.Range(0, rows).Where(i => !drop[i] && (counts.Length == 0 || counts[i] > 0)).ToArray();
        double[] outcome = new double[kept.Length];
        for (int i = 0; i < outcome.Length; i++)
        {
            outcome[i] = values[kept[i]];
        }
        return new ModelRows(
            outcome,
            columns.Select(c => c.Take(kept)).Select(c => c is Factor f ? f.WithoutUnusedLevels() : c).ToArray(),
            counts.Length == 0 ? counts : Array.ConvertAll(kept, i => counts[i]),
            new RowCounts(rows, rows - reasons.Sum(r => r.Rows), reasons)
        );
    }

    private static void Report(List<DroppedRows> reasons, string reason, int rows)
    {
        if (rows > 0)
        {
            reasons.Add(new DroppedRows(reason, rows));
        }
    }
}
