using KetamineOutcomes.Data;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials.Endpoints;
using KetamineOutcomes.Trials.Reading;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials;

/// <summary>A trial in memory: its tables joined by participant, what <c>trial.json</c> says of it, and every problem.</summary>
/// <remarks>Shown, it gives its arms, its files and how many problems there are. Tables are columns; their <c>Subject</c> columns hold indexes into <see cref="Subjects"/>. Immutable and safe to
/// share between threads.</remarks>
public sealed record Trial : Result
{
    /// <summary>What <c>trial.json</c> says; defaults when there is none.</summary>
    public required TrialDescription Description { get; init; }

    /// <summary>The scales: the standard ones, and those that <c>trial.json</c> adds or changes.</summary>
    public ScaleRegistry Scales { get; init; } = ScaleRegistry.Standard;

    /// <summary>One row a participant.</summary>
    public required SubjectTable Subjects { get; init; }

    /// <summary>One row a participant, scale and time.</summary>
    public required AssessmentTable Assessments { get; init; }

    /// <summary>One row a dosing session; <c>null</c> without sessions.csv.</summary>
    public SessionTable? Sessions { get; init; }

    /// <summary>One row a participant in maintenance; <c>null</c> without follow_up.csv.</summary>
    public FollowUpTable? FollowUp { get; init; }

    /// <summary>One row an adverse event; <c>null</c> without adverse_events.csv.</summary>
    public AdverseEventTable? AdverseEvents { get; init; }

    /// <summary>One row a reading of a vital sign; <c>null</c> without vitals.csv.</summary>
    public VitalSignTable? VitalSigns { get; init; }

    /// <summary>Tables without an analysis of their own yet (biomarkers, cognition, diary, medications, costs), checked
    /// for keys and types, by file name.</summary>
    public IReadOnlyDictionary<string, OtherTable> OtherTables { get; init; } = new Dictionary<string, OtherTable>();

    /// <summary>The files read, in the order in which they are listed in results.</summary>
    public IReadOnlyList<TrialFile> Files { get; init; } = [];

    /// <summary>Files whose layout was recognised rather than described, and how they were read; empty when there are none.</summary>
    public IReadOnlyList<TrialLayout> Layouts { get; init; } = [];

    /// <summary>Every problem found, errors and warnings, in file and line order.</summary>
    public IReadOnlyList<DataProblem> Problems { get; init; } = [];

    /// <summary>The arm that <c>trial.json</c> marks as the reference, when somebody is in it; else <c>null</c>.</summary>
    public string? ReferenceArm =>
        Description
            .Arms.FirstOrDefault(arm =>
                arm.IsReference && Subjects.Arm.Levels.Contains(arm.Name, StringComparer.Ordinal)
            )
            ?.Name;

    /// <summary>Reads a trial folder: CSV files in long form joined by <c>subject_id</c>, or in a layout that is recognised (CDISC
    /// ADaM, wide files), and <c>trial.json</c>.</summary>
    /// <param name="folder">The folder; <c>subjects.csv</c> and <c>assessments.csv</c> are required, or files that are recognised
    /// as such. A single file is read alone, with the <c>trial.json</c> beside it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The trial; warnings are among its problems.</returns>
    /// <exception cref="TrialDataException">There is no such folder or file, or the data have errors: all problems, warnings too.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Trial Read(string folder, CancellationToken cancellation = default)
    {
        TrialValidation read = Validate(folder, cancellation);
        return read.Trial ?? throw new TrialDataException(read.Problems);
    }

    /// <summary>Reads a trial folder and tells every problem of it at once.</summary>
    /// <param name="folder">The folder, or a single file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The problems, and the trial when none of them is an error.</returns>
    /// <exception cref="TrialDataException">There is no such folder or file.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static TrialValidation Validate(string folder, CancellationToken cancellation = default) =>
        TrialReader.Read(folder, cancellation);

    /// <summary>The baseline score of every participant: the last one at or before day 0, or the column that trial.json names.</summary>
    /// <param name="scale">The scale's name, without case.</param>
    /// <returns>A column named after the scale (<c>MADRS at baseline</c>), one value a participant; NaN where there is none.</returns>
    /// <exception cref="ArgumentException">assessments.csv has no such scale, or people have a baseline a period (crossover).</exception>
    public NumericColumn BaselineOf(string scale)
    {
        string name =
            Assessments.Scale.Levels.FirstOrDefault(level =>
                string.Equals(level, scale, StringComparison.OrdinalIgnoreCase)
            )
            ?? throw new ArgumentException(
                $"There is no scale '{scale}' in assessments.csv. There are: {string.Join(", ", Assessments.Scale.Levels)}.",
                nameof(scale)
            );
        AnalysisUnits units = AnalysisUnits.Of(this);
        if (units.IsCrossover)
        {
            throw new ArgumentException("In a crossover each period has a baseline of its own.", nameof(scale));
        }
        double[] baseline = BaselineScores.Of(this, units, ScoreSeries.Of(this, units, name), BaselineRule.Last);
        return new NumericColumn($"{name} at baseline", baseline);
    }

    /// <summary>The trial with another column of participants, for a plan to group, stratify, filter or adjust by.</summary>
    /// <param name="column">One value a participant, in the order of <see cref="Subjects"/>; it takes the place of a column of the
    /// same name.</param>
    /// <returns>A new trial.</returns>
    /// <exception cref="ArgumentException">The column has not one value a participant, or it has the name of a column by which
    /// tables are joined or arms told (<c>subject_id</c>, <c>arm</c>, <c>route</c>).</exception>
    public Trial WithColumn(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (column.Length != Subjects.Count)
        {
            throw new ArgumentException(
                Invariant($"Column '{column.Name}' has {column.Length} rows, there are {Subjects.Count} participants."),
                nameof(column)
            );
        }
        if (column.Name.ToUpperInvariant() is "SUBJECT_ID" or "ARM" or "ROUTE")
        {
            throw new ArgumentException(
                $"'{column.Name}' is read with the folder and cannot be replaced.",
                nameof(column)
            );
        }
        Dataset old = Subjects.Data;
        IEnumerable<Column> others = old.Columns.Where(c =>
            !string.Equals(c.Name, column.Name, StringComparison.OrdinalIgnoreCase)
        );
        var data = new Dataset(old.Name, [.. others, column], old.RowCount, old.Lines());
        return this with { Subjects = Subjects with { Data = data } };
    }

    /// <inheritdoc/>
    public override Table ToTable() => TrialOverview.Of(this);

    internal Trial WithProblems(IReadOnlyList<DataProblem> problems, IReadOnlyList<TrialFile> files) =>
        new()
        {
            Description = Description,
            Scales = Scales,
            Subjects = Subjects,
            Assessments = Assessments,
            Sessions = Sessions,
            FollowUp = FollowUp,
            AdverseEvents = AdverseEvents,
            VitalSigns = VitalSigns,
            OtherTables = OtherTables,
            Files = files,
            Layouts = Layouts,
            Problems = problems,
        };
}
