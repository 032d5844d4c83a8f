using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Puts tables of several files under one another: ADQS and ADVS are both assessments.</summary>
internal static class TableJoin
{
    /// <summary>One table of all rows; a column that a file does not have is missing there.</summary>
    /// <param name="tables">The tables, with their files' names.</param>
    public static LayoutTable Of(IReadOnlyList<(string File, LayoutTable Table)> tables)
    {
        int rows = tables.Sum(t => t.Table.Data.RowCount);
        string[] names = tables.SelectMany(t => t.Table.Data.ColumnNames).Distinct(StringComparer.Ordinal).ToArray();
        Column[] columns = names.Select(name => Join(name, tables, rows)).ToArray();
        var lines = new int[rows];
        var fileOf = new int[rows];
        int[]? cellOf = tables.Any(t => t.Table.Origins?.ColumnOf is not null) ? new int[rows] : null;
        var cells = new List<string>();
        int at = 0;
        for (int file = 0; file < tables.Count; file++)
        {
            LayoutTable table = tables[file].Table;
            for (int row = 0; row < table.Data.RowCount; row++, at++)
            {
                lines[at] = table.Data.LineOf(row);
                fileOf[at] = file;
                if (cellOf is not null)
                {
                    cellOf[at] = table.Origins?.ColumnOf is { } own ? own[row] + cells.Count : -1;
                }
            }
            cells.AddRange(table.Origins?.Columns ?? []);
        }
        var ours = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string theirs) in tables.SelectMany(t => t.Table.Names))
        {
            ours.TryAdd(name, theirs);
        }
        return new LayoutTable
        {
            Data = new Dataset(tables[0].File, columns, rows, lines),
            Names = ours,
            Reading = "",
            Origins = new RowOrigins
            {
                Files = tables.Select(t => t.File).ToArray(),
                FileOf = fileOf,
                Columns = cells,
                ColumnOf = cellOf,
            },
        };
    }

    private static Column Join(string name, IReadOnlyList<(string File, LayoutTable Table)> tables, int rows)
    {
        Column?[] parts = tables.Select(t => t.Table.Data.Columns.FirstOrDefault(c => c.Name == name)).ToArray();
        bool isNumeric = parts.All(part => part is null or NumericColumn);
        bool isDate = isNumeric && parts.All(part => part is null or NumericColumn { IsDate: true });
        return isNumeric
            ? new NumericColumn(name, Numbers(parts, tables, rows), isDate)
            : Words(name, parts, tables, rows);
    }

    private static double[] Numbers(Column?[] parts, IReadOnlyList<(string File, LayoutTable Table)> tables, int rows)
    {
        var values = new double[rows];
        int at = 0;
        for (int part = 0; part < parts.Length; part++)
        {
            int length = tables[part].Table.Data.RowCount;
            if (parts[part] is NumericColumn numbers)
            {
                numbers.Values.CopyTo(values.AsSpan(at, length));
            }
            else
            {
                values.AsSpan(at, length).Fill(double.NaN);
            }
            at += length;
        }
        return values;
    }

    private static Factor Words(
        string name,
        Column?[] parts,
        IReadOnlyList<(string File, LayoutTable Table)> tables,
        int rows
    )
    {
        Factor?[] factors = parts.Select(part => part as Factor ?? (part as NumericColumn)?.AsFactor()).ToArray();
        string[] levels = factors
            .SelectMany(f => f?.Levels ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var codes = new int[rows];
        int at = 0;
        for (int part = 0; part < factors.Length; part++)
        {
            int length = tables[part].Table.Data.RowCount;
            int[] codeOf =
                factors[part]
                    ?.Levels.Select(level => Array.BinarySearch(levels, level, StringComparer.Ordinal))
                    .ToArray()
                ?? [];
            for (int row = 0; row < length; row++)
            {
                int code = factors[part]?.Codes[row] ?? -1;
                codes[at + row] = code < 0 ? -1 : codeOf[code];
            }
            at += length;
        }
        return new Factor(name, codes, levels);
    }
}
