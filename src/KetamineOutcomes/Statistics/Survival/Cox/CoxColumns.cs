using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Which design columns have a coefficient, and why the others have none.</summary>
internal sealed class CoxColumns
{
    /// <summary>Above this share of a column left beyond those before it no closer look is needed (R's rule is 1e-7, squared).</summary>
    private const double Clear = 1e-8;

    private CoxColumns(IReadOnlyList<string> names, IReadOnlyList<int> kept, IReadOnlyList<string?> reasons)
    {
        Names = names;
        Kept = kept;
        Reasons = reasons;
    }

    /// <summary>The design columns' names, without the intercept.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Indices of those with a coefficient.</summary>
    public IReadOnlyList<int> Kept { get; }

    /// <summary>For each column why it has none, or null.</summary>
    public IReadOnlyList<string?> Reasons { get; }

    /// <summary>Sets aside what other covariates determine over all rows.</summary>
    public static (CoxRows Rows, CoxColumns Columns) Determined(CoxRows rows, DesignMatrix design)
    {
        string[] names = design.Names.Skip(1).ToArray();
        var reasons = new string?[names.Length];
        int[] kept = [.. Enumerable.Range(0, names.Length)];
        if (!IsClearlyOfFullRank(rows))
        {
            foreach (ColumnRelation relation in Relations(rows, design.Names))
            {
                reasons[relation.Column - 1] = relation.Reason;
            }
            kept = kept.Where(j => reasons[j] is null).ToArray();
            rows = rows.With(kept);
        }
        return (rows, new CoxColumns(names, kept, reasons));
    }

    /// <summary>Sets aside what does not vary within the risk sets, by the information without effect.</summary>
    public CoxColumns WithinRiskSets(CoxPoint start, CoxRows rows, CoxTies ties)
    {
        int columns = rows.Columns;
        if (columns == 0)
        {
            return this;
        }
        if (start.EventTimes == 0)
        {
            return new CoxColumns(Names, [], Reasons.Select(r => r ?? "there is no event").ToArray());
        }
        double events = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            events += rows.IsEvent[row] ? rows.PeopleOf(row) * rows.WeightOf(row) : 0;
        }
        // Covariates have variance 1 over the rows, so that information is a share of the events.
        double floor = 1e-14 * events;
        InformationMatrix information = InformationMatrix.Factor(start.Information, columns, 1e-12, floor);
        if (information.IsFullRank)
        {
            return this;
        }
        string?[] reasons = [.. Reasons];
        for (int j = 0; j < columns; j++)
        {
            if (information.IsKept[j])
            {
                continue;
            }
            string name = Names[Kept[j]];
            if (!(start.Information[j * (j + 1) / 2 + j] > floor))
            {
                reasons[Kept[j]] =
                    ties == CoxTies.Exact
                        ? $"'{name}' does not tell the events apart within any risk set"
                        : $"'{name}' is constant within every risk set";
                continue;
            }
            double[] weights = information.Relation(j, start.Information);
            IEnumerable<string> makers = Enumerable
                .Range(0, j)
                .Where(k => Math.Abs(weights[k]) > 1e-6)
                .Select(k => $"'{Names[Kept[k]]}'");
            reasons[Kept[j]] = $"'{name}' is determined by {string.Join(", ", makers)} within every risk set";
        }
        return new CoxColumns(Names, Kept.Where(j => reasons[j] is null).ToArray(), reasons);
    }

    private static bool IsClearlyOfFullRank(CoxRows rows)
    {
        var moments = new RiskMoments(rows.Columns);
        for (int row = 0; row < rows.Count; row++)
        {
            moments.Add(rows.Row(row), 1);
        }
        return rows.Columns == 0
            || InformationMatrix.Factor(moments.Squares, rows.Columns, Clear, Clear) is { IsFullRank: true } gram
                && gram.SmallestShare > Clear;
    }

    private static IReadOnlyList<ColumnRelation> Relations(CoxRows rows, IReadOnlyList<string> names)
    {
        int columns = rows.Columns;
        var reduction = new RowReduction(columns + 2);
        var line = new double[columns + 2];
        for (int row = 0; row < rows.Count; row++)
        {
            line[0] = 1;
            rows.Row(row).CopyTo(line.AsSpan(1));
            reduction.Add(line);
        }
        return RankedColumns.Of(reduction.Finish(), names).Relations;
    }
}
