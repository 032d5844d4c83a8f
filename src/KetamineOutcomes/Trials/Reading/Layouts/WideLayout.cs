using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Turns a wide file long: a row for each cell that holds a score, in the order of rows and columns. Cells without a
/// score are visits that were not made, and give no row.</summary>
/// <remarks>Two passes over the cells, and five arrays of the result's length: no object a cell.</remarks>
internal sealed class WideLayout
{
    private static readonly string[] OfRow = ["visit", "day", "date", "period", "treatment"];

    private readonly Dataset file;
    private readonly string name;
    private readonly TrialSettings settings;
    private readonly ProblemList problems;
    private readonly List<WideColumn> columns;
    private readonly string? identifier;

    /// <summary>Prepares to read a file.</summary>
    /// <param name="file">Its columns.</param>
    /// <param name="name">Its name.</param>
    /// <param name="settings">Names, visits and scales of trial.json.</param>
    /// <param name="problems">Where faults are recorded.</param>
    public WideLayout(Dataset file, string name, TrialSettings settings, ProblemList problems)
    {
        this.file = file;
        this.name = name;
        this.settings = settings;
        this.problems = problems;
        columns = WideColumns.Find(file.ColumnNames, settings);
        if (columns.Count == 0)
        {
            columns = WideColumns.FindByRow(file.ColumnNames, settings);
        }
        identifier = FieldNames.Identifier(file.ColumnNames, settings);
    }

    /// <summary>The participants: every column that holds no score at a time.</summary>
    public LayoutTable Subjects()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var kept = new List<Column>();
        string? arm = FieldNames.Arm(name, file.ColumnNames, settings, problems);
        HashSet<string> scores = columns.Select(column => column.Column).ToHashSet(StringComparer.Ordinal);
        foreach (Column column in file.Columns.Where(column => !scores.Contains(column.Name)))
        {
            string ours =
                column.Name == identifier ? "subject_id"
                : column.Name == arm ? "arm"
                : column.Name;
            bool isRenamed = ours != column.Name && !settings.ColumnsOf("subjects.csv").ContainsKey(ours);
            if (isRenamed)
            {
                names[ours] = column.Name;
            }
            kept.Add(isRenamed ? TableLayout.Renamed(column, ours) : column);
        }
        string reading =
            string.Join(", ", names.Select(n => $"{n.Value} → {n.Key}").Append("columns without scores → participants"))
            + NotRead();
        return new LayoutTable
        {
            Data = new Dataset(name, kept, file.RowCount, file.Lines()) { HeaderLine = file.HeaderLine },
            Names = names,
            Reading = reading,
        };
    }

    /// <summary>The scores, a row each.</summary>
    public LayoutTable Scores()
    {
        double[]?[] scores = columns.Select(ScoresOf).ToArray();
        (int[] rows, int[] cells, int empty) = Cells(scores);
        var made = new List<Column>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (identifier is not null)
        {
            made.Add(TableLayout.Renamed(file[identifier], "subject_id").Take(rows));
            names["subject_id"] = identifier;
        }
        var score = new double[rows.Length];
        for (int i = 0; i < score.Length; i++)
        {
            score[i] = scores[cells[i]]![rows[i]];
        }
        made.Add(OfCell("scale", cells, column => column.Scale.Name));
        made.Add(new NumericColumn("score", score));
        bool isByRow = columns.TrueForAll(column => column.Time is null);
        if (isByRow)
        {
            AddTimesOfRows(made, names, rows);
        }
        else
        {
            made.Add(new NumericColumn("day", Array.ConvertAll(cells, cell => columns[cell].Time!.Day ?? double.NaN)));
            made.Add(OfCell("visit", cells, column => column.Time!.Label));
            AddCrossover(made, cells);
        }
        return new LayoutTable
        {
            Data = new Dataset(name, made, rows.Length, Array.ConvertAll(rows, file.LineOf))
            {
                HeaderLine = file.HeaderLine,
            },
            Names = names,
            Origins = new RowOrigins
            {
                Files = [name],
                Columns = columns.Select(column => column.Column).ToArray(),
                ColumnOf = cells,
            },
            Reading = string.Join("; ", columns.GroupBy(column => column.Scale.Name).Select(Words)),
            SetAside = empty > 0 ? [new SetAsideRows("empty cells are no assessment", empty)] : [],
        };
    }

    /// <summary>Columns of numbers that may be scores of scales that nobody described.</summary>
    private string NotRead()
    {
        string[] unknown = WideColumns
            .Unknown(file.ColumnNames, settings)
            .Where(column => file.Find(column) is NumericColumn)
            .ToArray();
        string more = unknown.Length > 6 ? Invariant($" and {unknown.Length - 6} more") : "";
        return unknown.Length == 0
            ? ""
            : $" (among them {string.Join(", ", unknown.Take(6))}{more}: of no scale that is known; \"scales\" in trial.json adds one)";
    }

    private static string Words(IGrouping<string, WideColumn> own)
    {
        string[] names = own.Select(column => column.Column).ToArray();
        string listed = names.Length > 4 ? $"{names[0]}, {names[1]} … {names[^1]}" : string.Join(", ", names);
        return own.First().Time is null
            ? $"{listed} → {own.Key} at the row's time"
            : $"{listed} → {own.Key} on day {string.Join(", ", own.Select(column => column.Time!.Day is { } day ? Invariant($"{day:0.####}") : "?"))}";
    }

    /// <summary>A column's scores, NaN where missing or text (recorded at the cell); null when it is left out.</summary>
    private double[]? ScoresOf(WideColumn column)
    {
        if (column.Time is { Day: null })
        {
            ReportUnplaced(column);
            return null;
        }
        if (
            column.Time is { Day: { } day }
            && columns.Find(c =>
                c.Scale == column.Scale
                && c.Time?.Day == day
                && c.Time.Period == column.Time.Period
                && c.Time.Treatment == column.Time.Treatment
            )
                is { } first
            && first != column
        )
        {
            problems.Add(
                TrialRules.RepeatedColumn,
                name,
                file.HeaderLine,
                column.Column,
                $"The columns '{first.Column}' and '{column.Column}' are both {column.Scale.Name} on day {Invariant($"{day}")}.",
                $"Rename or remove one, or give it another day in trial.json: \"codes\": {{ \"visit\": {{ \"{column.Time.Label}\": {{ \"day\": -7 }} }} }}."
            );
            return null;
        }
        return file.Columns[column.Place] switch
        {
            NumericColumn numbers => numbers.Array,
            Factor words => TextNumbers.Read(
                new SourceTable("assessments.csv", name, file, Nothing),
                problems,
                column.Column,
                words
            ),
            _ => null,
        };
    }

    private static Dictionary<string, string> Nothing => new(StringComparer.Ordinal);

    private void ReportUnplaced(WideColumn column) =>
        problems.Add(
            TrialRules.MissingValue,
            name,
            file.HeaderLine,
            column.Column,
            $"The column '{column.Column}' is {column.Scale.Name} at '{column.Time!.Label}', whose day is not known.",
            $"Give the day of '{column.Time.Label}' in trial.json, with yours in place of 28: \"codes\": {{ \"visit\": {{ \"{column.Time.Label}\": {{ \"day\": 28 }} }} }}."
        );

    /// <summary>The rows and columns of the cells with a score.</summary>
    private (int[] Rows, int[] Cells, int Empty) Cells(double[]?[] scores)
    {
        int count = 0;
        int empty = 0;
        foreach (double[]? own in scores)
        {
            foreach (double value in own ?? [])
            {
                _ = double.IsNaN(value) ? empty++ : count++;
            }
        }
        var rows = new int[count];
        var cells = new int[count];
        count = 0;
        for (int row = 0; row < file.RowCount; row++)
        {
            for (int cell = 0; cell < scores.Length; cell++)
            {
                if (scores[cell] is { } own && !double.IsNaN(own[row]))
                {
                    rows[count] = row;
                    cells[count++] = cell;
                }
            }
        }
        return (rows, cells, empty);
    }

    private Factor OfCell(string ours, int[] cells, Func<WideColumn, string> word)
    {
        string[] words = columns.Select(word).ToArray();
        string[] levels = words.Distinct(StringComparer.Ordinal).ToArray();
        int[] codes = words.Select(w => Array.IndexOf(levels, w)).ToArray();
        return new Factor(ours, Array.ConvertAll(cells, cell => codes[cell]), levels);
    }

    private void AddCrossover(List<Column> made, int[] cells)
    {
        if (columns.Exists(column => column.Time!.Period is not null))
        {
            made.Add(
                new NumericColumn("period", Array.ConvertAll(cells, cell => columns[cell].Time!.Period ?? double.NaN))
            );
        }
        if (columns.Exists(column => column.Time!.Treatment is not null))
        {
            string[] levels = columns
                .Select(column => column.Time!.Treatment)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToArray();
            made.Add(
                new Factor(
                    "treatment",
                    Array.ConvertAll(cells, cell => Array.IndexOf(levels, columns[cell].Time!.Treatment)),
                    levels
                )
            );
        }
    }

    private void AddTimesOfRows(List<Column> made, Dictionary<string, string> names, int[] rows)
    {
        IReadOnlyDictionary<string, string> described = settings.ColumnsOf("assessments.csv");
        foreach (string ours in OfRow)
        {
            string theirs = described.GetValueOrDefault(ours, ours);
            if (file.Find(theirs) is { } column)
            {
                made.Add(TableLayout.Renamed(column, ours).Take(rows));
                names[ours] = column.Name;
            }
        }
    }
}
