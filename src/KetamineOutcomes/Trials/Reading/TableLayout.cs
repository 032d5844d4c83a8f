using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading.Layouts;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Brings a file's columns into the layout that the readers know: names and constants of trial.json, code lists,
/// and one row a participant where subjects.csv is taken from a file that another table is read from too.</summary>
internal static class TableLayout
{
    /// <summary>The table in our names; faults are recorded.</summary>
    /// <param name="name">The table: <c>assessments.csv</c>.</param>
    /// <param name="file">Its file.</param>
    /// <param name="data">The columns, as in the file or as a layout made them.</param>
    /// <param name="settings">Names, constants and code lists.</param>
    /// <param name="hasLostRows">Whether rows could not be read.</param>
    /// <param name="problems">Where faults are recorded.</param>
    /// <param name="layout">The layout that made the columns, or null.</param>
    public static SourceTable Arrange(
        string name,
        string file,
        Dataset data,
        TrialSettings settings,
        bool hasLostRows,
        ProblemList problems,
        LayoutTable? layout = null
    )
    {
        // A wide file was turned long under the names that trial.json gives it: they are used up.
        IReadOnlyDictionary<string, string> renames = layout?.Origins?.ColumnOf is null
            ? settings.ColumnsOf(name)
            : new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> constants = settings.ConstantsOf(name);
        IReadOnlyDictionary<string, double> units = settings.UnitsOf(name);
        var columns = new List<Column>();
        foreach (Column column in data.Columns)
        {
            List<string> ours = OurNames(column, data, renames);
            bool isShadowed =
                ours.Count == 0
                && renames.Keys.Concat(constants.Keys).Contains(column.Name, StringComparer.OrdinalIgnoreCase);
            if (ours.Count == 0)
            {
                ours.Add(isShadowed ? column.Name + " (in the file)" : column.Name);
            }
            columns.AddRange(
                ours.Select(our =>
                    InDays(Renamed(Coded(column, settings.CodesOf(our)), our), units.GetValueOrDefault(our, 1))
                )
            );
        }
        foreach ((string column, string value) in constants)
        {
            columns.Add(Constant(column, value, data.RowCount));
        }
        foreach ((string ours, string theirs) in renames)
        {
            if (data.Find(theirs) is null)
            {
                ColumnAdvice advice = ColumnAdvice.For(theirs, data);
                problems.Add(
                    TrialRules.MissingColumn,
                    file,
                    data.HeaderLine,
                    theirs,
                    $"There is no column '{theirs}', which trial.json names for '{ours}'.",
                    advice.Text,
                    advice.Withheld
                );
            }
        }
        int[] lines = data.Lines();
        return new SourceTable(
            name,
            file,
            new Dataset(file, columns, data.RowCount, lines) { HeaderLine = data.HeaderLine },
            Joined(layout, renames)
        )
        {
            HasLostRows = hasLostRows,
            Origins = layout?.Origins,
        };
    }

    private static IReadOnlyDictionary<string, string> Joined(
        LayoutTable? layout,
        IReadOnlyDictionary<string, string> renames
    )
    {
        if (layout is null)
        {
            return renames;
        }
        var names = new Dictionary<string, string>(layout.Names, StringComparer.Ordinal);
        foreach ((string ours, string theirs) in renames)
        {
            names[ours] = theirs;
        }
        return names;
    }

    private static List<string> OurNames(Column column, Dataset data, IReadOnlyDictionary<string, string> renames)
    {
        var ours = new List<string>();
        if (renames.Count > 0)
        {
            ours.AddRange(renames.Where(r => ReferenceEquals(data.Find(r.Value), column)).Select(r => r.Key));
        }
        return ours;
    }

    /// <summary>A column under another name; the same one when the name is the same.</summary>
    public static Column Renamed(Column column, string name) =>
        column.Name == name ? column
        : column is NumericColumn numbers ? new NumericColumn(name, numbers.Array, numbers.IsDate)
        : column is Factor factor ? new Factor(name, factor.Array, factor.Levels)
        : column;

    /// <summary>A column of times in days, whatever unit the file counts in.</summary>
    private static Column InDays(Column column, double days) =>
        days == 1 || column is not NumericColumn numbers
            ? column
            : new NumericColumn(column.Name, Array.ConvertAll(numbers.Array, value => value * days));

    private static Column Constant(string name, string value, int rows) =>
        Numeric(new Factor(name, new int[rows], [value]));

    /// <summary>A column with its codes replaced by the words of a code list; other values stay.</summary>
    private static Column Coded(Column column, IReadOnlyDictionary<string, string> codes)
    {
        if (codes.Count == 0)
        {
            return column;
        }
        Factor factor = column as Factor ?? ((NumericColumn)column).AsFactor();
        var words = new Dictionary<string, string>(codes, StringComparer.OrdinalIgnoreCase);
        string[] mapped = factor
            .Levels.Select(level => codes.GetValueOrDefault(level) ?? words.GetValueOrDefault(level, level))
            .ToArray();
        string[] levels = mapped.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var code = new int[mapped.Length];
        for (int level = 0; level < code.Length; level++)
        {
            code[level] = Array.BinarySearch(levels, mapped[level], StringComparer.Ordinal);
        }
        return Numeric(factor.Recode(column.Name, code, levels));
    }

    private static Column Numeric(Factor factor) => factor.AsNumeric() is { } numbers ? numbers : factor;
}
