using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The rows an analysis uses: filters first, then columns in their roles, impossible values refused all at once,
/// missing ones dropped and counted.</summary>
/// <remarks>Ask for the inputs, call <see cref="Complete"/>, then read their values. When nothing is dropped the dataset's own
/// arrays are handed on. A column that is not there is a problem like others: the input then stays empty.</remarks>
internal sealed class RowSelection
{
    private readonly Dataset data;
    private readonly ProcedureOptions options;
    private readonly List<DataProblem> problems = [];
    private readonly List<RowInput> inputs = [];
    private readonly Dictionary<CategoryInput, int> references = [];
    private readonly NumberInput? frequency;

    /// <summary>Starts a selection.</summary>
    /// <param name="data">The table.</param>
    /// <param name="options">Filters, frequency, references, level.</param>
    public RowSelection(Dataset data, ProcedureOptions options)
    {
        this.data = data;
        this.options = options;
        if (options.Frequency is { } column)
        {
            frequency = Number(column, nonNegative: true, whole: true);
        }
    }

    /// <summary>Whether rows that stand for nobody (frequency 0) are dropped and counted too, so that no level is without
    /// people.</summary>
    public bool DropsRowsOfNobody { get; init; }

    /// <summary>How many people each row used stands for; <c>null</c>: one.</summary>
    public FrequencyWeights? Frequencies { get; private set; }

    /// <summary>Rows read, used, dropped.</summary>
    public RowCounts Counts { get; private set; } = RowCounts.All(0);

    /// <summary>The dataset's rows that are used, ascending; <c>null</c>: all of them.</summary>
    public int[]? Rows { get; private set; }

    /// <summary>A column of numbers.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="nonNegative">Whether negative numbers are refused.</param>
    /// <param name="whole">Whether fractions are refused.</param>
    public NumberInput Number(string column, bool nonNegative = false, bool whole = false) =>
        Add(new NumberInput(Resolve(column), nonNegative, whole));

    /// <summary>A column of categories, whatever it holds.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="isGroup">Whether it is the by/arm column, which a reference without a column means. Without any such
    /// input the first category is.</param>
    /// <param name="naturalOrder">Whether text levels are ordered by the numbers in them (visits).</param>
    public CategoryInput Category(string column, bool isGroup = false, bool naturalOrder = false) =>
        Add(new CategoryInput(Resolve(column), isGroup, naturalOrder));

    /// <summary>A covariate: numeric unless text or named in <see cref="ProcedureOptions.Categorical"/>.</summary>
    /// <param name="column">Its name.</param>
    public CovariateInput Covariate(string column)
    {
        Column found = Resolve(column);
        bool categorical = options.Categorical.Any(name => data.Find(name) == found);
        return Add(new CovariateInput(found, categorical));
    }

    /// <summary>A yes-or-no column.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="value">The value that is the event; <c>null</c>: 1, true, yes or y.</param>
    public OutcomeInput Outcome(string column, string? value = null) => Add(new OutcomeInput(Resolve(column), value));

    /// <summary>A column of how each row ended.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="cause">The cause of interest.</param>
    /// <param name="censored">The value that means censored; <c>null</c>: nobody is.</param>
    /// <param name="mustOccur">Whether both must occur in the table.</param>
    public CauseInput Cause(string column, string cause, string? censored, bool mustOccur) =>
        Add(new CauseInput(Resolve(column), cause, censored, mustOccur));

    /// <summary>Adds a problem of the caller's own, to be told with the others.</summary>
    public void Refuse(DataProblem problem) => problems.Add(problem with { File = problem.File ?? data.Name });

    /// <summary>Filters, checks, drops and counts.</summary>
    /// <exception cref="TrialDataException">Every problem of filters, columns, values and references.</exception>
    public void Complete()
    {
        if (!(options.Level > 0 && options.Level < 1))
        {
            problems.Add(
                DataProblem.Error(
                    "level-out-of-range",
                    "The confidence level is not between 0 and 1.",
                    "Give a level such as 0.95."
                )
            );
        }
        foreach (string name in options.Categorical)
        {
            Resolve(name);
        }
        bool[]? dropped = null;
        var reasons = new List<DroppedRows>();
        int left = RowFilters.Apply(data, options.Where, Resolve, problems, ref dropped, reasons);
        if (left == 0 && problems.Count == 0)
        {
            problems.Add(NoRows());
        }
        var checks = new RowChecks(data, dropped, problems);
        foreach (RowInput input in inputs.Where(input => input.Column.Length == data.RowCount))
        {
            input.Check(checks);
        }
        ThrowIfRefused();
        foreach (Column column in inputs.Select(input => input.Column).DistinctBy(c => c.Name))
        {
            DropRows(column.IsMissing, $"no value in column '{column.Name}'", ref dropped, reasons, ref left);
        }
        if (DropsRowsOfNobody && frequency is not null)
        {
            string reason = $"stands for nobody: 0 in column '{frequency.Name}'";
            double[] people = ((NumericColumn)frequency.Column).Array;
            DropRows(row => people[row] == 0, reason, ref dropped, reasons, ref left);
        }
        if (left == 0)
        {
            problems.Add(NothingUsable(reasons));
            ThrowIfRefused();
        }
        Rows = left == data.RowCount ? null : KeptRows(dropped!, left);
        foreach (RowInput input in inputs)
        {
            input.Take(Rows);
        }
        Frequencies = frequency is null ? null : new FrequencyWeights(frequency.Values);
        Counts = new RowCounts(data.RowCount, left, reasons);
        FindReferences();
        ThrowIfRefused();
    }

    /// <summary>The reference level of a category: the one the options name, else the first.</summary>
    /// <param name="category">The category, after <see cref="Complete"/>.</param>
    /// <returns>Index into its levels.</returns>
    public int ReferenceOf(CategoryInput category) => references.GetValueOrDefault(category);

    /// <summary>The reference level that the options name for a covariate that has become a factor, else the first.</summary>
    /// <param name="covariate">The covariate, after <see cref="Complete"/>.</param>
    /// <returns>Index into its levels.</returns>
    public int ReferenceOf(CovariateInput covariate) =>
        covariate.Values is Factor factor && options.References.LastOrDefault(r => Names(r, covariate)) is { } reference
            ? Math.Max(0, ReferenceLevels.IndexOf(factor, reference.Level))
            : 0;

    private T Add<T>(T input)
        where T : RowInput
    {
        inputs.Add(input);
        return input;
    }

    private Column Resolve(string name)
    {
        IReadOnlyList<Column> matches = data.Matches(name);
        if (matches.Count == 1)
        {
            return matches[0];
        }
        DataProblem problem =
            matches.Count == 0
                ? data.MissingColumn(name)
                : DataProblem.Error(
                    "repeated-header",
                    Invariant($"{matches.Count} columns are named '{name.Trim()}'."),
                    $"Give each column its own name, or say which is meant: {string.Join(", ", matches.Select(c => c.Name))}."
                ) with
                {
                    File = data.Name,
                    Line = data.HeaderLine,
                };
        if (!problems.Contains(problem))
        {
            problems.Add(problem);
        }
        return new NumericColumn(name, []);
    }

    private void DropRows(
        Func<int, bool> isDropped,
        string reason,
        ref bool[]? dropped,
        List<DroppedRows> reasons,
        ref int left
    )
    {
        int count = 0;
        for (int row = 0; row < data.RowCount; row++)
        {
            if (isDropped(row) && (dropped is null || !dropped[row]))
            {
                dropped ??= new bool[data.RowCount];
                dropped[row] = true;
                count++;
            }
        }
        if (count > 0)
        {
            reasons.Add(new DroppedRows(reason, count));
            left -= count;
        }
    }

    private static int[] KeptRows(bool[] dropped, int left)
    {
        var rows = new int[left];
        int next = 0;
        for (int row = 0; row < dropped.Length; row++)
        {
            if (!dropped[row])
            {
                rows[next++] = row;
            }
        }
        return rows;
    }

    private void FindReferences()
    {
        CategoryInput[] categories = inputs.OfType<CategoryInput>().ToArray();
        CategoryInput? group = categories.FirstOrDefault(c => c.IsGroup) ?? categories.FirstOrDefault();
        foreach (ReferenceLevel reference in options.References)
        {
            RowInput? input = reference.Column is null
                ? group
                : inputs.FirstOrDefault(candidate => Names(reference, candidate));
            Factor? factor = input switch
            {
                CategoryInput category => category.Values,
                CovariateInput covariate => covariate.Values as Factor,
                _ => null,
            };
            int level = factor is null ? -1 : ReferenceLevels.IndexOf(factor, reference.Level);
            if (level < 0)
            {
                problems.Add(ReferenceLevels.Problem(data.Name, reference, factor));
            }
            else if (input is CategoryInput category)
            {
                references[category] = level;
            }
        }
    }

    private bool Names(ReferenceLevel reference, RowInput input) =>
        reference.Column is { } name && data.Matches(name) is [Column only] && only.Name == input.Name;

    private DataProblem NoRows() =>
        (
            data.RowCount == 0
                ? DataProblem.Error("no-rows", "The table has a header and no rows.", "Give at least one row.")
                : DataProblem.Error("no-rows", "No row is left after the filters.", "Loosen --where.")
        ) with
        {
            File = data.Name,
        };

    private DataProblem NothingUsable(List<DroppedRows> reasons) =>
        DataProblem.Error(
            "no-rows",
            "No row has a value in every column that the analysis needs: "
                + string.Join(", ", reasons.Select(r => Invariant($"{r.Rows} with {r.Reason}")))
                + ".",
            "Check the columns and the codes for missing values."
        ) with
        {
            File = data.Name,
        };

    private void ThrowIfRefused()
    {
        if (problems.Count > 0)
        {
            throw new TrialDataException(problems);
        }
    }
}
