using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials.Reading.Layouts;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads what trial.json says of files whose layout or text differs: layouts, reading, units, parameters.</summary>
internal static class LayoutSettings
{
    private static WordList<char> Delimiters =>
        new()
        {
            { ",", ',' },
            { ";", ';' },
            { "tab", '\t' },
            { "|", '|' },
        };

    private static WordList<char> DecimalMarks => new() { { ".", '.' }, { ",", ',' } };

    private static WordList<CsvEncoding> Encodings =>
        new()
        {
            { "utf-8", CsvEncoding.Utf8 },
            { "utf-16", CsvEncoding.Utf16 },
            { "windows-1252", CsvEncoding.Windows1252 },
        };

    private static WordList<double> DaysOfUnits =>
        new()
        {
            { "days", 1 },
            { "weeks", 7 },
            { "hours", 1.0 / 24 },
            { "minutes", 1.0 / 1440 },
        };

    /// <summary>Layouts by file.</summary>
    public static Dictionary<string, LayoutKind> Layouts(JsonObject root)
    {
        var layouts = new Dictionary<string, LayoutKind>(StringComparer.OrdinalIgnoreCase);
        if (root.Object("layouts") is { } given)
        {
            foreach (string file in given.Members.Select(member => member.Key))
            {
                if (given.Word(file, LayoutWords.Words) is { } kind)
                {
                    layouts[file.Trim()] = kind;
                }
            }
        }
        return layouts;
    }

    /// <summary>How files are read as text, by file.</summary>
    public static Dictionary<string, CsvReadOptions> Readings(JsonObject root)
    {
        var readings = new Dictionary<string, CsvReadOptions>(StringComparer.OrdinalIgnoreCase);
        if (root.Object("reading") is { } given)
        {
            foreach (string file in given.Members.Select(member => member.Key))
            {
                if (given.Object(file) is { } how)
                {
                    readings[file.Trim().Replace('\\', '/')] = new CsvReadOptions
                    {
                        Skip = how.Whole("skip", min: 0),
                        Delimiter = how.Word("delimiter", Delimiters),
                        DecimalMark = how.Word("decimal", DecimalMarks),
                        Encoding = how.Word("encoding", Encodings),
                    };
                    how.RefuseOthers("the reading of a file");
                }
            }
        }
        return readings;
    }

    /// <summary>Days a unit, by table and column.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, double>> Units(JsonObject root)
    {
        var units = new Dictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);
        if (root.Object("units") is not { } given)
        {
            return units;
        }
        foreach (string table in TrialSettingsReader.Tables)
        {
            if (given.Object(table) is { } columns)
            {
                var own = new Dictionary<string, double>(StringComparer.Ordinal);
                foreach (string column in columns.Members.Select(member => member.Key))
                {
                    if (columns.Word(column, DaysOfUnits) is { } days)
                    {
                        own[column.Trim()] = days;
                    }
                }
                units[table] = own;
            }
        }
        given.RefuseOthers("\"units\"");
        return units;
    }

    /// <summary>ADaM parameters, by table.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Parameters(JsonObject root)
    {
        var parameters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (root.Object("parameters") is not { } given)
        {
            return parameters;
        }
        foreach (string table in TrialSettingsReader.Tables)
        {
            if (given.Texts(table) is { } codes)
            {
                parameters[table] = codes;
            }
        }
        given.RefuseOthers("\"parameters\"");
        return parameters;
    }
}
