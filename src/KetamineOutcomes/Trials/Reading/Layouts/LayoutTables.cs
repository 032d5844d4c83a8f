using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Reads the tables whose files are in a layout that was recognised, and tells how.</summary>
internal sealed class LayoutTables
{
    private readonly TrialFolder folder;
    private readonly TrialSettings settings;
    private readonly ProblemList problems;
    private readonly LayoutSources sources;
    private readonly List<TrialLayout> found = [];
    private readonly List<RatingScale> scales = [];

    /// <summary>Looks at the folder's files.</summary>
    public LayoutTables(TrialFolder folder, TrialSettings settings, ProblemList problems)
    {
        this.folder = folder;
        this.settings = settings;
        this.problems = problems;
        sources = new LayoutSources(folder, settings, problems);
    }

    /// <summary>The files that are read.</summary>
    public IReadOnlyCollection<string> Files => sources.Files;

    /// <summary>How files were read, in the order of tables.</summary>
    public IReadOnlyList<TrialLayout> Found => found;

    /// <summary>Scales that the files themselves define.</summary>
    public IReadOnlyList<RatingScale> Scales => scales;

    /// <summary>Whether every file with scores gives its participants' baseline in a column BASE.</summary>
    public bool HasBaselines { get; private set; }

    /// <summary>Whether a table is read from files in a layout.</summary>
    public bool Has(string table) => SourcesOf(table).Count > 0;

    /// <summary>A table; null when its files cannot be read (recorded).</summary>
    public SourceTable? Open(string table)
    {
        var parts = new List<(string File, LayoutTable Table)>();
        foreach (LayoutSource source in SourcesOf(table))
        {
            if (folder.ReadTable(source.File, settings) is { } data && Read(table, source, data) is { } part)
            {
                parts.Add((source.File, part));
                Tell(table, source, part);
            }
        }
        if (parts.Count == 0)
        {
            return null;
        }
        if (table == "assessments.csv")
        {
            HasBaselines =
                sources.Of(table).All(s => s.Kind == LayoutKind.BasicData)
                && parts.TrueForAll(p => p.Table.Data.Find("BASE") is NumericColumn);
        }
        if (HasBaselines && settings.Description.BaselineColumn is null && table == "assessments.csv")
        {
            for (int i = 0; i < found.Count; i++)
            {
                bool isHere = found[i].Table == table;
                found[i] = isHere ? found[i] with { Reading = found[i].Reading + ", BASE → baseline" } : found[i];
            }
        }
        LayoutTable whole = parts.Count == 1 ? parts[0].Table : TableJoin.Of(parts);
        SourceTable made = TableLayout.Arrange(
            table,
            parts[0].File,
            whole.Data,
            settings,
            parts.Exists(part => folder.HasLostRows(part.File)),
            problems,
            whole
        );
        bool isOfRows = table == "subjects.csv" && sources.Of(table)[0].Kind != LayoutKind.SubjectLevel;
        return isOfRows ? OneRowPerSubject.Take(made, problems) : made;
    }

    /// <summary>The files of a table. Readings around a dose stand in ADVS among the scores.</summary>
    private IReadOnlyList<LayoutSource> SourcesOf(string table) =>
        table != "vitals.csv" || folder.Has(settings.FileOf(table))
            ? sources.Of(table)
            : sources
                .Of("assessments.csv")
                .Where(source =>
                    source.Kind == LayoutKind.BasicData
                    && folder.ReadTable(source.File, settings) is { } data
                    && VitalReadings.RowsOf(data) is not null
                )
                .ToArray();

    private LayoutTable? Read(string table, LayoutSource source, Dataset data) =>
        (table, source.Kind) switch
        {
            ("subjects.csv", LayoutKind.Wide) => new WideLayout(data, source.File, settings, problems).Subjects(),
            ("subjects.csv", LayoutKind.Long) => LongLayout.Subjects(data, source.File, settings, problems),
            ("subjects.csv", _) => SubjectLevelLayout.Read(data, settings),
            ("vitals.csv", _) => VitalReadings.Read(data, VitalReadings.RowsOf(data)!, settings),
            (_, LayoutKind.Wide) => new WideLayout(data, source.File, settings, problems).Scores(),
            (_, LayoutKind.Long) => LongLayout.Scores(data, settings),
            (_, LayoutKind.TimeToEvent) => TimeToEventLayout.Read(data, source.File, settings, problems),
            (_, LayoutKind.AdverseEvents) => AdverseEventLayout.Read(data, source.File, settings, problems),
            (_, LayoutKind.Exposure) => ExposureLayout.Read(data, source.File, settings, problems),
            _ => BasicDataLayout.Read(data, source.File, settings, problems, scales),
        };

    private void Tell(string table, LayoutSource source, LayoutTable part) =>
        found.Add(
            new TrialLayout(
                source.File,
                LayoutWords.TitleOf(source.Kind),
                table,
                part.Reading,
                part.Data.RowCount,
                part.SetAside
            )
        );
}
