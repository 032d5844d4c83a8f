using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Says which files serve which tables in which layout. Files with a table's name, or that trial.json names for one,
/// serve that table; any other CSV file of the folder serves the table that its columns tell, where that table has no file.</summary>
internal sealed class LayoutSources
{
    private static readonly LayoutKind[] WithParticipants =
    [
        LayoutKind.SubjectLevel,
        LayoutKind.Long,
        LayoutKind.Wide,
        LayoutKind.BasicData,
        LayoutKind.TimeToEvent,
        LayoutKind.AdverseEvents,
        LayoutKind.Exposure,
    ];

    private readonly TrialFolder folder;
    private readonly TrialSettings settings;
    private readonly ProblemList problems;
    private readonly Dictionary<string, List<LayoutSource>> byTable = new(StringComparer.Ordinal);
    private readonly List<LayoutSource> free = [];

    /// <summary>Looks at the folder's files.</summary>
    public LayoutSources(TrialFolder folder, TrialSettings settings, ProblemList problems)
    {
        this.folder = folder;
        this.settings = settings;
        this.problems = problems;
        string[] named = TrialSettingsReader.Tables.Where(table => folder.Has(settings.FileOf(table))).ToArray();
        FindFree(named.Select(settings.FileOf).ToHashSet(StringComparer.OrdinalIgnoreCase));
        foreach (string table in named)
        {
            AddNamed(table, settings.FileOf(table));
        }
        foreach (LayoutSource source in free)
        {
            string table = LayoutWords.TableOf(source.Kind);
            if (named.Contains(table))
            {
                problems.Add(
                    TrialRules.UnknownFile,
                    source.File,
                    null,
                    null,
                    $"The file looks like {LayoutWords.TitleOf(source.Kind)} and is not read: {settings.FileOf(table)} is there.",
                    $"If it is meant, say \"files\": {{ \"{table}\": \"{source.File}\" }} in trial.json; if not, \"layouts\": {{ \"{source.File}\": \"none\" }}."
                );
            }
            else if (!settings.IsAbsent(table))
            {
                Sources(table).Add(source);
            }
        }
        RefuseSeveral();
        AddParticipants(named);
    }

    /// <summary>Files that are read in a layout that was recognised.</summary>
    public IReadOnlyCollection<string> Files =>
        byTable
            .Values.SelectMany(sources => sources)
            .Select(source => source.File)
            .Distinct(StringComparer.Ordinal)
            .ToArray();

    /// <summary>The files of a table; empty when it is read as described, or not there.</summary>
    public IReadOnlyList<LayoutSource> Of(string table) => byTable.GetValueOrDefault(table) ?? [];

    private List<LayoutSource> Sources(string table) =>
        byTable.TryGetValue(table, out List<LayoutSource>? sources) ? sources : byTable[table] = [];

    private void FindFree(HashSet<string> named)
    {
        foreach (string file in folder.TableNames().Where(file => !named.Contains(Plain(file))))
        {
            if (folder.ReadHeader(file, settings) is { } columns && Choose(file, columns, isNamed: false) is { } kind)
            {
                free.Add(new LayoutSource(file, kind));
            }
        }
    }

    /// <summary>The name without that of the archive around it: subjects.csv.gz is subjects.csv.</summary>
    private static string Plain(string file) =>
        file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;

    private void AddNamed(string table, string file)
    {
        bool canBe =
            table is "subjects.csv" or "assessments.csv" or "sessions.csv" or "follow_up.csv" or "adverse_events.csv";
        if (!canBe || folder.ReadTable(file, settings) is not { } data || IsAsDescribed(table, data))
        {
            return;
        }
        LayoutKind? kind = Choose(file, data.ColumnNames, isNamed: true);
        bool fits =
            kind is { } k && (table == "subjects.csv" ? WithParticipants.Contains(k) : LayoutWords.TableOf(k) == table);
        if (fits && kind is not (LayoutKind.Long or LayoutKind.None))
        {
            Sources(table).Add(new LayoutSource(file, kind!.Value));
            bool holdsScores =
                table == "subjects.csv" && kind == LayoutKind.Wide && !folder.Has(settings.FileOf("assessments.csv"));
            if (holdsScores)
            {
                Sources("assessments.csv").Add(new LayoutSource(file, LayoutKind.Wide));
            }
        }
    }

    /// <summary>Whether a file has what its table must have under our names or those of trial.json.</summary>
    private bool IsAsDescribed(string table, Dataset data)
    {
        IReadOnlyDictionary<string, string> names = settings.ColumnsOf(table);
        bool Has(string ours) =>
            data.Find(names.GetValueOrDefault(ours, ours)) is not null || settings.ConstantsOf(table).ContainsKey(ours);
        return table == "subjects.csv"
            && Has("subject_id")
            && settings.LayoutOf(settings.FileOf(table)) is null
            // The scores of a wide file are not participants' columns.
            && (
                !(Sharing(table) || !folder.Has(settings.FileOf("assessments.csv")))
                || !LayoutReadings.Of(data.ColumnNames, settings).Contains(LayoutKind.Wide)
            );
    }

    private bool Sharing(string table) =>
        TrialSettingsReader.Tables.Any(other => other != table && settings.FileOf(other) == settings.FileOf(table));

    /// <summary>The layout of a file; null when none is recognised or two are (recorded).</summary>
    private LayoutKind? Choose(string file, IReadOnlyList<string> columns, bool isNamed)
    {
        if (settings.LayoutOf(file) is { } said)
        {
            return said == LayoutKind.None ? null : said;
        }
        List<LayoutKind> found = LayoutReadings.Of(columns, settings);
        if (found.Count > 1)
        {
            string first = LayoutWords.Words.WordOf(found[0]);
            string second = LayoutWords.Words.WordOf(found[1]);
            Refuse(
                file,
                $"The file can be read as a {LayoutWords.TitleOf(found[0])} (columns 'scale' and 'score') or as a {LayoutWords.TitleOf(found[1])} ({Sample(columns)}).",
                $"Choose in trial.json: \"layouts\": {{ \"{file}\": \"{first}\" }} or \"{second}\"."
            );
            return isNamed ? LayoutKind.Long : null;
        }
        if (found is [LayoutKind.Wide] && WideColumns.MaybeItems(WideColumns.Find(columns, settings)) is { } scale)
        {
            Refuse(
                file,
                $"The numbers in columns such as {Sample(columns)} can be days or items of {scale.Name}.",
                $"If they are days, say so in trial.json: \"layouts\": {{ \"{file}\": \"wide\" }}. If they are items, name the columns item_1, item_2, … and give scale, day and score columns (\"long\")."
            );
            return null;
        }
        // One file alone may be the whole trial; in a folder a long file is known by its name.
        return found is [LayoutKind.Long] && !isNamed && !folder.IsSingleFile ? null
            : found.Count == 1 ? found[0]
            : null;
    }

    private string Sample(IReadOnlyList<string> columns) =>
        string.Join(", ", WideColumns.Find(columns, settings).Take(2).Select(column => $"'{column.Column}'"));

    private void Refuse(string file, string message, string advice) =>
        problems.Add(TrialRules.AmbiguousLayout, file, 1, null, message, advice);

    /// <summary>Several files may hold scores; of the other tables there is one.</summary>
    private void RefuseSeveral()
    {
        foreach ((string table, List<LayoutSource> sources) in byTable)
        {
            if (sources.Count > 1 && table != "assessments.csv")
            {
                Refuse(
                    sources[1].File,
                    $"Both {sources[0].File} and {sources[1].File} can be read as {LayoutWords.TitleOf(sources[0].Kind)}.",
                    $"Choose in trial.json: \"files\": {{ \"{table}\": \"{sources[0].File}\" }}."
                );
                sources.RemoveRange(1, sources.Count - 1);
            }
        }
    }

    /// <summary>Without a file of participants, they are taken from the first that names their arm.</summary>
    private void AddParticipants(string[] named)
    {
        if (named.Contains("subjects.csv") || Of("subjects.csv").Count > 0)
        {
            return;
        }
        foreach (LayoutKind kind in WithParticipants)
        {
            LayoutSource? source = byTable.Values.SelectMany(s => s).Concat(free).FirstOrDefault(s => s.Kind == kind);
            if (source is not null)
            {
                Sources("subjects.csv").Add(source);
                return;
            }
        }
    }
}
