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

    /// <summary>What files call the participant's identifier: such columns are text, whatever they hold.</summary>
    public IReadOnlySet<string> IdentifierColumns() =>
        Columns
            .Values.Select(columns => columns.GetValueOrDefault("subject_id"))
            .OfType<string>()
            .Append("subject_id")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The visit of a label: exact match first, then without case; null when it is not listed.</summary>
    public VisitCode? VisitNamed(string label) =>
        Visits.TryGetValue(label, out VisitCode? visit)
            ? visit
            : Visits.FirstOrDefault(v => v.Key.Equals(label, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The arm of a name, or null.</summary>
    public TrialArm? ArmNamed(string name) => Description.Arms.FirstOrDefault(arm => arm.Name == name);
}
