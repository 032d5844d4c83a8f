using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Trials.Reading.Layouts;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>What trial.json says of how the folder is read; empty when there is none.</summary>
internal sealed record TrialSettings
{
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    /// <summary>What later steps need.</summary>
    public TrialDescription Description { get; init; } = new();

    /// <summary>File of each table that has another name: table → path relative to the folder.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = Nothing;

    /// <summary>Columns that have another name: table → our name → the file's.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Columns { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>Columns that are the same for every row: table → column → value.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Constants { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>Code lists: column → code in the file → word.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Codes { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>Tables that the trial does not have: trial.json says null for their file.</summary>
    public IReadOnlySet<string> Absent { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Layouts of files, where trial.json says them.</summary>
    public IReadOnlyDictionary<string, LayoutKind> Layouts { get; init; } =
        new Dictionary<string, LayoutKind>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How files are read as text, where trial.json says it.</summary>
    public IReadOnlyDictionary<string, CsvReadOptions> Readings { get; init; } =
        new Dictionary<string, CsvReadOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Units of times that are not days: table → column → days a unit.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Units { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);

    /// <summary>ADaM parameters that a table takes; all where it is not said.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Columns of subjects.csv that hold the treatment of period 1, 2, … of a crossover; empty when there are none.</summary>
    public IReadOnlyList<string> Sequence { get; init; } = [];

    /// <summary>Visits by label.</summary>
    public IReadOnlyDictionary<string, VisitCode> Visits { get; init; } =
        new Dictionary<string, VisitCode>(StringComparer.Ordinal);

    /// <summary>Codes for missing values beside the usual ones.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Date formats in .NET's form, tried in order.</summary>
    public IReadOnlyList<string> DateFormats { get; init; } = [];

    /// <summary>Rules of warnings that are not wanted.</summary>
    public IReadOnlySet<string> Silenced { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The scales, with those that trial.json adds.</summary>
    public ScaleRegistry Scales { get; init; } = ScaleRegistry.Standard;

    /// <summary>The file of a table.</summary>
    public string FileOf(string table) => Files.GetValueOrDefault(table, table);

    /// <summary>The file's name of each renamed column of a table.</summary>
    public IReadOnlyDictionary<string, string> ColumnsOf(string table) => Columns.GetValueOrDefault(table, Nothing);

    /// <summary>The constant columns of a table.</summary>
    public IReadOnlyDictionary<string, string> ConstantsOf(string table) => Constants.GetValueOrDefault(table, Nothing);

    /// <summary>The code list of a column; empty when there is none.</summary>
    public IReadOnlyDictionary<string, string> CodesOf(string column) => Codes.GetValueOrDefault(column, Nothing);

    /// <summary>The words that a column's code list leads to.</summary>
    public IEnumerable<string> AddedWords(string column) => CodesOf(column).Values;

    /// <summary>Whether the trial does not have a table.</summary>
    public bool IsAbsent(string table) => Absent.Contains(table);

    /// <summary>The layout that trial.json says for a file; null when it does not.</summary>
    public LayoutKind? LayoutOf(string file) => Layouts.TryGetValue(file, out LayoutKind kind) ? kind : null;

    /// <summary>How a file is read as text.</summary>
    public CsvReadOptions ReadingOf(string file) =>
        (Readings.GetValueOrDefault(file) ?? CsvReadOptions.Default) with
        {
            MissingCodes = Missing,
            TextColumns = IdentifierColumns(),
        };

    /// <summary>Days a unit of each column of a table that does not count days.</summary>
    public IReadOnlyDictionary<string, double> UnitsOf(string table) =>
        Units.GetValueOrDefault(table) ?? new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>The ADaM parameters that a table takes; empty for all.</summary>
    public IReadOnlyList<string> ParametersOf(string table) => Parameters.GetValueOrDefault(table) ?? [];

    /// <summary>What files call the participant's identifier: such columns are text, whatever they hold.</summary>
    public IReadOnlySet<string> IdentifierColumns() =>
        Columns
            .Values.Select(columns => columns.GetValueOrDefault("subject_id"))
            .OfType<string>()
            .Concat(FieldNames.Identifiers)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The visit of a label: exact match first, then without case; null when it is not listed.</summary>
    public VisitCode? VisitNamed(string label) =>
        Visits.TryGetValue(label, out VisitCode? visit)
            ? visit
            : Visits.FirstOrDefault(v => v.Key.Equals(label, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The arm of a name, or null.</summary>
    public TrialArm? ArmNamed(string name) => Description.Arms.FirstOrDefault(arm => arm.Name == name);
}
