using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads a trial folder: description, files, layout, tables, then the rules that look across tables.</summary>
internal sealed class TrialReader
{
    private readonly ProblemList problems = new();
    private readonly TrialFolder folder;
    private readonly TrialSettings settings;
    private readonly bool isDescriptionReadable = true;
    private readonly CancellationToken cancellation;
    private TrialParts? parts;

    private TrialReader(string path, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        folder = new TrialFolder(path, problems);
        // Most trials name nothing otherwise in trial.json: their tables are read while it is.
        folder.Start(TrialSettingsReader.Tables, ReadingOf(new TrialSettings()));
        JsonSource? description = folder.ReadDescription();
        settings = description is null ? new TrialSettings() : TrialSettingsReader.Read(description);
        if (description is not null)
        {
            isDescriptionReadable = description.IsReadable;
            problems.AddRange(description.Problems);
        }
    }

    /// <summary>Reads a folder; every fault is among the problems.</summary>
    /// <exception cref="TrialDataException">There is no such folder.</exception>
    public static TrialValidation Read(string path, CancellationToken cancellation) =>
        new TrialReader(path, cancellation).Read();

    private TrialValidation Read()
    {
        // A trial.json that cannot be read says neither where files are nor how: what follows would only mislead.
        Trial? trial = isDescriptionReadable ? ReadTables() : null;
        string[] order = ["trial.json", .. TrialSettingsReader.Tables.Select(settings.FileOf).Distinct()];
        IReadOnlyList<DataProblem> found = problems.InOrder(order, settings.Silenced);
        return new TrialValidation
        {
            Problems = found,
            Files = folder.Files,
            Counts = problems.Counts(settings.Silenced),
            Parts = parts,
            Trial = problems.HasErrors ? null : trial?.WithProblems(found, folder.Files),
        };
    }

    private Trial? ReadTables()
    {
        folder.Start(TrialSettingsReader.Tables.Select(settings.FileOf), ReadingOf(settings));
        SourceTable? subjectTable = Open("subjects.csv", isRequired: true);
        SourceTable? assessmentTable = Open("assessments.csv", isRequired: true);
        Dictionary<string, SourceTable> others = TrialSettingsReader
            .Tables.Skip(2)
            .Select(name => Open(name, isRequired: false))
            .OfType<SourceTable>()
            .ToDictionary(table => table.Name, StringComparer.Ordinal);
        UnknownFiles.Check(folder, settings, problems);
        var subjectReader = new SubjectReader(subjectTable ?? SourceTable.Empty("subjects.csv"), settings, problems);
        SubjectTable? subjects = subjectTable is null ? null : subjectReader.Read();
        SubjectIndex index = subjectReader.Index;
        var dates = new DateReader(settings.DateFormats);
        double[]? firstDose = subjectTable is null
            ? null
            : dates.Read(new TableReader(subjectTable, problems), problems, "first_dose_date")?.ToArray();
        var days = new DayReader(dates, problems, subjectTable ?? SourceTable.Empty("subjects.csv"), firstDose);
        cancellation.ThrowIfCancellationRequested();
        AssessmentReader? assessmentReader = assessmentTable is null
            ? null
            : new AssessmentReader(assessmentTable, settings, index, days, problems);
        AssessmentTable? assessments = assessmentReader?.Read();
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
        };
    }

    private static void CheckAcross(TrialParts parts)
    {
        SubjectRules.Check(parts);
        SimilarWords.Check(parts);
        bool isWhole =
            !parts.AssessmentSource.HasLostRows
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

    private static CsvReadOptions ReadingOf(TrialSettings settings) =>
        new() { MissingCodes = settings.Missing, TextColumns = settings.IdentifierColumns() };

    private SourceTable? Open(string name, bool isRequired)
    {
        cancellation.ThrowIfCancellationRequested();
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
                    $"{near}Add it, or say under \"files\" in trial.json which file it is."
                );
            }
            return null;
        }
        if (folder.ReadTable(file, ReadingOf(settings)) is not { } data)
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
