using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials.Dosing;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads trial.json. The keys here are those of Schemas/trial.schema.json (a test compares).</summary>
internal static class TrialSettingsReader
{
    /// <summary>The tables of a trial folder, in the order in which they are read and listed.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        "subjects.csv",
        "assessments.csv",
        "sessions.csv",
        "follow_up.csv",
        "adverse_events.csv",
        "vitals.csv",
        "biomarkers.csv",
        "cognition.csv",
        "diary.csv",
        "medications.csv",
        "costs.csv",
    ];

    /// <summary>Reads the settings; faults are recorded in the source.</summary>
    public static TrialSettings Read(JsonSource source)
    {
        JsonObject root = source.Root;
        if (!source.IsReadable)
        {
            return new TrialSettings();
        }
        root.Value("$schema");
        var settings = new TrialSettings
        {
            Description = new TrialDescription
            {
                Title = root.Text("title") ?? "",
                Registration = root.Text("registration"),
                Arms = ArmSettings.Read(root),
                BaselineColumn = root.Text("baseline"),
            },
            Files = ReadFiles(root),
            Absent = ReadAbsent(root),
            Layouts = LayoutSettings.Layouts(root),
            Readings = LayoutSettings.Readings(root),
            Units = LayoutSettings.Units(root),
            Parameters = LayoutSettings.Parameters(root),
            Sequence = root.Texts("sequence") ?? [],
            Columns = ReadByTable(root, "columns", "a column's name"),
            Constants = ReadByTable(root, "constants", "a text or a number"),
            Missing = ReadMissing(root),
            DateFormats = ReadDateFormats(root),
            Scales = ScaleRegistry.Standard.With(ScaleSettings.Read(root)),
            Silenced = ReadSilenced(root),
        };
        settings = ReadCodes(root, settings);
        root.RefuseOthers("trial.json");
        return settings;
    }

    private static Dictionary<string, string> ReadFiles(JsonObject root)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.Object("files") is not { } given)
        {
            return files;
        }
        foreach (string table in Tables)
        {
            if (given.Text(table) is { } file)
            {
                files[table] = file.Replace('\\', '/');
                if (Path.IsPathRooted(file))
                {
                    given.Refuse(
                        table,
                        "absolute-path",
                        "The path is absolute, so the folder could not be moved.",
                        "Write a path relative to the trial folder."
                    );
                }
            }
        }
        given.RefuseOthers("\"files\"");
        return files;
    }

    /// <summary>Tables whose file is said to be null: the trial has none.</summary>
    private static HashSet<string> ReadAbsent(JsonObject root) =>
        root.Object("files")
            ?.Members.Where(member => member.Value.Kind == JsonKind.Null)
            .Select(member => member.Key)
            .ToHashSet(StringComparer.Ordinal)
        ?? [];

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ReadByTable(
        JsonObject root,
        string key,
        string expected
    )
    {
        var tables = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (root.Object(key) is not { } given)
        {
            return tables;
        }
        foreach (string table in Tables)
        {
            if (given.Object(table) is { } columns)
            {
                tables[table] = ReadTexts(columns.Members, expected);
            }
        }
        given.RefuseOthers($"\"{key}\"");
        return tables;
    }

    private static Dictionary<string, string> ReadTexts(
        IReadOnlyList<KeyValuePair<string, JsonValue>> members,
        string expected
    )
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, JsonValue value) in members)
        {
            if (value.Kind is JsonKind.Text or JsonKind.Number && value.Text.Trim().Length > 0)
            {
                texts[name.Trim()] = value.Text.Trim();
            }
            else
            {
                value.RefuseKind(expected);
            }
        }
        return texts;
    }

    private static string[] ReadMissing(JsonObject root)
    {
        JsonValue? given = root.Value("missing");
        if (given is not null && given.Kind != JsonKind.List)
        {
            given.RefuseKind("a list of codes");
        }
        foreach (JsonValue wrong in given?.Elements.Where(e => e.Text.Trim().Length == 0) ?? [])
        {
            wrong.RefuseKind("a text or a number");
        }
        return given?.Elements.Select(e => e.Text.Trim()).Where(code => code.Length > 0).ToArray() ?? [];
    }

    private static string[] ReadDateFormats(JsonObject root)
    {
        IReadOnlyList<string> formats = root.Texts("dateFormats") ?? [];
        foreach (string format in formats.Where(format => !DateReader.IsFormat(format)))
        {
            root.Refuse(
                "dateFormats",
                "unknown-date-format",
                $"'{format}' does not name day, month and year.",
                "Write d or dd for the day, M, MM or MMM for the month, yyyy for the year, HH:mm for the time: dd/MM/yyyy."
            );
        }
        return formats.Where(DateReader.IsFormat).ToArray();
    }

    private static HashSet<string> ReadSilenced(JsonObject root)
    {
        var silenced = new HashSet<string>(StringComparer.Ordinal);
        string[] warnings = TrialRules
            .All.Where(rule => rule.Severity == ProblemSeverity.Warning)
            .Select(rule => rule.Name)
            .ToArray();
        foreach (string name in root.Texts("silence") ?? [])
        {
            if (warnings.Contains(name))
            {
                silenced.Add(name);
                continue;
            }
            bool isError = TrialRules.All.Any(rule => rule.Name == name);
            root.Refuse(
                "silence",
                "unknown-word",
                isError ? $"'{name}' is an error, and cannot be silenced." : $"There is no rule '{name}'.",
                $"{NearestWord.Question(name, warnings)}Warnings are: {string.Join(", ", warnings)}."
            );
        }
        return silenced;
    }

    private static TrialSettings ReadCodes(JsonObject root, TrialSettings settings)
    {
        var codes = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var visits = new Dictionary<string, VisitCode>(StringComparer.Ordinal);
        foreach ((string column, JsonValue list) in root.Object("codes")?.Members ?? [])
        {
            if (list.Kind != JsonKind.Object)
            {
                list.RefuseKind("an object of code and word ({ \"1\": \"relapse\" })");
                continue;
            }
            var words = list.AsObject().Members.ToList();
            if (column == "visit")
            {
                foreach ((string label, JsonValue visit) in words.Where(word => word.Value.Kind == JsonKind.Object))
                {
                    visits[label.Trim()] = ReadVisit(visit.AsObject());
                }
                words.RemoveAll(word => word.Value.Kind == JsonKind.Object);
            }
            codes[column] = ReadTexts(words, "a text or a number");
            if (column == "route")
            {
                foreach ((_, JsonValue word) in words.Where(word => DosingRoutes.Find(word.Value.Text) is null))
                {
                    word.RefuseKind($"a route ({string.Join(", ", DosingRoutes.Codes)})");
                }
            }
        }
        return settings with { Codes = codes, Visits = visits };
    }

    private static VisitCode ReadVisit(JsonObject visit)
    {
        var code = new VisitCode(visit.Number("day"), visit.Whole("period", min: 1), visit.Text("treatment"));
        visit.RefuseOthers("a visit");
        return code;
    }
}
