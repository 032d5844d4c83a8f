using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Builds the table that a procedure reads: one row a unit that entered.</summary>
internal sealed class AnalysisColumns
{
    private readonly Trial trial;
    private readonly AnalysisUnits units;
    private readonly int[] rows;
    private readonly List<Column> columns = [];

    /// <summary>Starts with participant (and period) and group.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="units">Its units.</param>
    /// <param name="rows">The units that entered.</param>
    /// <param name="groups">The group of every unit.</param>
    public AnalysisColumns(Trial trial, AnalysisUnits units, int[] rows, Factor groups)
    {
        (this.trial, this.units, this.rows) = (trial, units, rows);
        Subject = Add(new Factor(NameFor("subject_id"), Codes(unit => units.Subject[unit]), trial.Subjects.Ids));
        if (units.Period is { } period)
        {
            Number("period", [.. period.Select(p => (double)p)]);
        }
        Group = Add(new Factor(NameFor(groups.Name), Codes(unit => groups.Codes[unit]), groups.Levels));
    }

    /// <summary>Name of the participant's column.</summary>
    public string Subject { get; }

    /// <summary>Name of the group's column.</summary>
    public string Group { get; }

    /// <summary>Adds a number a unit.</summary>
    /// <param name="name">The name wished for.</param>
    /// <param name="values">One value a unit of the trial, in or out.</param>
    /// <returns>The name it got.</returns>
    public string Number(string name, double[] values)
    {
        double[] taken = new double[rows.Length];
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = values[rows[i]];
        }
        return Add(new NumericColumn(NameFor(name), taken));
    }

    /// <summary>Adds a flag a unit, as 1 and 0.</summary>
    /// <param name="name">The name wished for.</param>
    /// <param name="values">One flag a unit of the trial, in or out.</param>
    /// <returns>The name it got.</returns>
    public string Flag(string name, bool[] values) => Number(name, [.. values.Select(v => v ? 1.0 : 0.0)]);

    /// <summary>Adds a category a unit.</summary>
    /// <param name="name">The name wished for.</param>
    /// <param name="codes">One code a unit of the trial, in or out.</param>
    /// <param name="levels">The levels' names.</param>
    /// <returns>The name it got.</returns>
    public string Category(string name, int[] codes, IReadOnlyList<string> levels) =>
        Add(new Factor(NameFor(name), [.. rows.Select(unit => codes[unit])], levels));

    /// <summary>Adds columns of subjects.csv that are not there yet.</summary>
    /// <param name="names">Their names.</param>
    /// <returns>The names they have here.</returns>
    public IReadOnlyList<string> FromSubjects(IEnumerable<string> names)
    {
        var added = new List<string>();
        foreach (string name in names)
        {
            Column source = trial.Subjects.Data[name];
            if (columns.Any(c => c.Name == source.Name))
            {
                added.Add(source.Name);
            }
            else
            {
                added.Add(
                    source is Factor factor
                        ? Add(new Factor(source.Name, Codes(u => factor.Codes[units.Subject[u]]), factor.Levels))
                        : Add(new NumericColumn(source.Name, OfSubjects((NumericColumn)source)))
                );
            }
        }
        return added;
    }

    /// <summary>The table.</summary>
    /// <param name="name">What the table is called: the analysis.</param>
    public Dataset Build(string name) => new(name, columns, rows.Length);

    private double[] OfSubjects(NumericColumn source)
    {
        double[] values = new double[rows.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = source.Values[units.Subject[rows[i]]];
        }
        return values;
    }

    private int[] Codes(Func<int, int> codeOf)
    {
        int[] codes = new int[rows.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = codeOf(rows[i]);
        }
        return codes;
    }

    private string Add(Column column)
    {
        columns.Add(column);
        return column.Name;
    }

    // A user's column may be called 'response' too; names are found without case, so they differ without case.
    private string NameFor(string wished)
    {
        while (columns.Any(c => string.Equals(c.Name, wished, StringComparison.OrdinalIgnoreCase)))
        {
            wished += "_";
        }
        return wished;
    }
}
