using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials.Reading.Layouts;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads a trial folder: description, files, layout, tables, then the rules that look across tables.</summary>
internal sealed class TrialReader
{
    private readonly ProblemList problems = new();
    private readonly TrialFolder folder;
    private readonly List<TrialLayout> layouts = [];
    private TrialSettings settings;
    private readonly bool isDescriptionReadable = true;
    private readonly CancellationToken cancellation;
    private TrialParts? parts;

    private TrialReader(string path, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        folder = new TrialFolder(path, problems);
        // Most trials name nothing otherwise in trial.json: their tables are read while it is.
        folder.Start(TrialSettingsReader.Tables, new TrialSettings().ReadingOf);
        JsonSource? description = folder.ReadDescription();
        settings = description is null ? new TrialSettings() : TrialSettingsReader.Read(description);
        if (description is not null)
        {
            isDescriptionReadable = description.IsReadable;
            problems.AddRange(description.Problems);
        }
        folder.Allow(settings.Files.Values);
    }

    /// <summary>Reads a folder; every fault is among the problems.</summary>
    /// <exception cref="TrialDataException">There is no such folder.</exception>
    public static TrialValidation Read(string path, CancellationToken cancellation) =>
        new TrialReader(path, cancellation).Read();

    private TrialValidation Read()
    {
        // A trial.json that cannot be read says neither where files are nor how: what follows would only mislead.
        Trial? trial = isDescriptionReadable ? ReadTables() : null;
        string[] order =
        [
            .. TrialSettingsReader
                .Tables.Select(settings.FileOf)
                .Prepend("trial.json")
                .Concat(folder.Files.Select(file => file.Name))
                .Distinct(),
        ];
        IReadOnlyList<DataProblem> found = problems.InOrder(order, settings.Silenced);
        return new TrialValidation
        {
            Problems = found,
            Files = folder.Files,
            Counts = problems.Counts(settings.Silenced),
            Parts = parts,
            Layouts = layouts,
            Trial = problems.HasErrors ? null : trial?.WithProblems(found, folder.Files),
        };
    }

    private Trial? ReadTables()
    {
        folder.Start(TrialSettingsReader.Tables.Select(settings.FileOf), settings.ReadingOf);
        var recognised = new LayoutTables(folder, settings, problems);
        if (folder.IsSingleFile && !IsWholeTrial(recognised))
        {
            return null;
        }
        SourceTable? subjectTable = Open("subjects.csv", recognised, isRequired: true);
        // A file of times to an event can be a whole trial, and trial.json can say that there are no scores.
        bool hasScores =
            !settings.IsAbsent("assessments.csv")
            && (HasFile("assessments.csv", recognised) || !recognised.Has("follow_up.csv"));
        SourceTable? assessmentTable = hasScores ? Open("assessments.csv", recognised, isRequired: true) : NoScores();
        Dictionary<string, SourceTable> others = TrialSettingsReader
            .Tables.Skip(2)
            .Select(name => Open(name, recognised, isRequired: false))
            .OfType<SourceTable>()
            .ToDictionary(table => table.Name, StringComparer.Ordinal);
        UnknownFiles.Check(folder, settings, recognised.Files, problems);
        layouts.AddRange(recognised.Found);
        settings = settings with
        {
            Scales = recognised.Scales.Count == 0 ? settings.Scales : settings.Scales.With(recognised.Scales),
            Description = settings.Description with
            {
                BaselineColumn = settings.Description.BaselineColumn ?? (recognised.HasBaselines ? "BASE" : null),
            },
        };
        var subjectReader = new SubjectReader(subjectTable ?? SourceTable.Empty("subjects.csv"), settings, problems);
        SubjectTable? subjects = subjectTable is null ? null : subjectReader.Read();
        SubjectIndex index = subjectReader.Index;
        var dates = new DateReader(settings.DateFormats);
        double[]? firstDose = subjectTable is null
            ? null
            : dates.Read(new TableReader(subjectTable, problems), problems, "first_dose_date")?.ToArray();
        var days = new DayReader(dates, problems, subjectTable ?? SourceTable.Empty("subjects.csv"), firstDose);
        cancellation.ThrowIfCancellationRequested();
        SequenceColumns? sequence = subjectTable is null
            ? null
            : SequenceColumns.Find(subjectTable, settings, problems);
        AssessmentReader? assessmentReader = assessmentTable is null
            ? null
            : new AssessmentReader(assessmentTable, settings, index, days, sequence, problems);
        AssessmentTable? assessments = assessmentReader?.Read();
        if (assessmentReader?.HasSequence == true)
        {
            layouts.Add(
                new TrialLayout(
                    sequence!.File,
                    "crossover",
                    "assessments.csv",
                    sequence.Reading,
                    assessments!.Count,
                    []
                )
            );
        }
        cancellation.ThrowIfCancellationRequested();
        T? Table<T>(string name, Func<SourceTable, T> read)
            where T : class => others.TryGetValue(name, out SourceTable? table) ? read(table) : null;
        var sessions = Table("sessions.csv", t => SessionReader.Read(t, index, days, problems));
        var followUp = Table("follow_up.csv", t => FollowUpReader.Read(t, settings, index, days, problems));
        var events = Table("adverse_events.csv", t => AdverseEventReader.Read(t, settings, index, days, problems));
        var vitals = Table("vitals.csv", t => VitalSignReader.Read(t, index, problems));
        (OtherTable Table, SourceTable Source)[] rest = others
            .Values.Where(table => OtherTableReader.Required.ContainsKey(table.Name))
            .Select(table => (OtherTableReader.Read(table, index, days, problems), table))
            .ToArray();
        if (subjects is null || assessments is null)
        {
            return null;
        }
        cancellation.ThrowIfCancellationRequested();
        parts = new TrialParts
        {
            Settings = settings,
            Problems = problems,
            Subjects = subjects,
            SubjectIndex = index,
            SubjectSource = subjectTable!,
            Assessments = assessments,
            AssessmentSource = assessmentReader!.Table,
            SubjectOfAssessment = assessmentReader.Subjects,
            Day = assessmentReader.Days,
            Score = assessmentReader.Scores,
            AssessmentRows = assessmentReader.Rows,
            Order = assessmentReader.Order,
            Days = days,
            Sessions = sessions,
            SessionSource = others.GetValueOrDefault("sessions.csv"),
            FollowUp = followUp,
            FollowUpSource = others.GetValueOrDefault("follow_up.csv"),
            AdverseEvents = events,
            AdverseEventSource = others.GetValueOrDefault("adverse_events.csv"),
            VitalSigns = vitals,
            VitalSignSource = others.GetValueOrDefault("vitals.csv"),
            Others = rest,
        };
        CheckAcross(parts);
        return new Trial
        {
            Description = settings.Description,
            Scales = settings.Scales,
            Subjects = subjects,
            Assessments = assessments,
            Sessions = sessions,
            FollowUp = followUp,
            AdverseEvents = events,
            VitalSigns = vitals,
            OtherTables = rest.ToDictionary(other => other.Source.Name, other => other.Table, StringComparer.Ordinal),
            Layouts = layouts,
        };
    }

    private static void CheckAcross(TrialParts parts)
    {
        SubjectRules.Check(parts);
        SimilarWords.Check(parts);
        bool isWhole =
            parts.AssessmentSource.Data.RowCount > 0
            && !parts.AssessmentSource.HasLostRows
            && !parts.Problems.Has(TrialRules.MissingColumn, parts.AssessmentSource.File);
        if (isWhole)
        {
            BaselineRules.Check(parts);
        }
        if (isWhole && !parts.Problems.HasErrors)
        {
            FollowUpRules.Check(parts);
        }
        AssessmentRules.Check(parts);
        DoubleBaselineRules.CheckVisits(parts);
        VisitRules.Check(parts);
        SessionRules.Check(parts);
        DeathRules.Check(parts);
        ConsentRules.Check(parts);
        VitalSignRules.Check(parts);
    }

    /// <summary>The assessments of a trial that has none.</summary>
    private static SourceTable NoScores() =>
        SourceTable
            .Empty("assessments.csv")
            .With(
                new Dataset(
                    "assessments.csv",
                    [
                        Factor.Missing("subject_id", 0),
                        Factor.Missing("scale", 0),
                        new NumericColumn("day", []),
                        new NumericColumn("score", []),
                    ]
                )
            );

    /// <summary>Whether a single file holds a trial. One that was not recognised as such is refused; one that can be read in two
    /// ways, or cannot be read, has its problem already.</summary>
    private bool IsWholeTrial(LayoutTables recognised)
    {
        bool isWhole = HasFile("assessments.csv", recognised) || HasFile("follow_up.csv", recognised);
        string file = folder.Names().First();
        if (!isWhole && !problems.HasErrors && folder.ReadTable(file, settings) is { } data)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    TrialRules.AmbiguousLayout.Name,
                    "The file is in none of the layouts that can be a whole trial: subject_id, arm, scale, day and score; a row a participant with columns such as madrs_0 and madrs_28; or CDISC ADaM (USUBJID, PARAMCD, AVAL).",
                    $"Columns are: {string.Join(", ", data.ColumnNames)}. Name the folder that holds subjects.csv and assessments.csv, or say in a trial.json beside the file which column is what."
                ) with
                {
                    File = file,
                    Line = data.HeaderLine,
                }
            );
        }
        return isWhole;
    }

    private bool HasFile(string name, LayoutTables recognised) =>
        recognised.Has(name) || folder.Has(settings.FileOf(name));

    /// <summary>The folder's tables that are read as nothing, for the advice.</summary>
    private string NotRecognised(LayoutTables recognised)
    {
        string[] others = folder
            .TableNames()
            .Except(
                TrialSettingsReader.Tables.Select(settings.FileOf).Concat(recognised.Files),
                StringComparer.OrdinalIgnoreCase
            )
            .ToArray();
        string more = others.Length > 5 ? Invariant($" and {others.Length - 5} more") : "";
        return others.Length == 0
            ? ""
            : $" Here are, in no layout that is recognised: {string.Join(", ", others.Take(5))}{more}.";
    }

    private SourceTable? Open(string name, LayoutTables recognised, bool isRequired)
    {
        cancellation.ThrowIfCancellationRequested();
        if (settings.IsAbsent(name))
        {
            return null;
        }
        if (recognised.Has(name))
        {
            return recognised.Open(name);
        }
        string file = settings.FileOf(name);
        if (!folder.Has(file))
        {
            if (isRequired || settings.Files.ContainsKey(name))
            {
                string near = NearestWord.Question(file, folder.Names());
                problems.Add(
                    TrialRules.MissingFile,
                    file,
                    null,
                    null,
                    file == name ? "The file is missing." : $"The file is missing, which trial.json names for {name}.",
                    $"{near}Add it, or say under \"files\" in trial.json which file it is.{NotRecognised(recognised)}"
                );
            }
            return null;
        }
        if (folder.ReadTable(file, settings) is not { } data)
        {
            return null;
        }
        if (isRequired && data.RowCount == 0)
        {
            problems.Add(TrialRules.NoRows, file, 1, null, "The file has a header alone.", "Add its rows.");
        }
        SourceTable table = TableLayout.Arrange(name, file, data, settings, folder.HasLostRows(file), problems);
        KnownColumns.Check(table, problems);
        bool isShared = TrialSettingsReader.Tables.Any(other => other != name && settings.FileOf(other) == file);
        return name == "subjects.csv" && isShared ? OneRowPerSubject.Take(table, problems) : table;
    }
}
