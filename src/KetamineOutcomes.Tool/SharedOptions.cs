using System.CommandLine;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Tool;

/// <summary>The options that every verb over one CSV file has, and what they mean.</summary>
internal sealed class SharedOptions
{
    private readonly Option<string[]> where = VerbOptions.Many(
        "--where",
        "COL=VALUE",
        "Keep rows with this value, or drop them with COL!=VALUE; repeatable, joined by and"
    );
    private readonly Option<string> frequency = VerbOptions.One(
        "--frequency",
        "COL",
        "How many people a row stands for (default: one)"
    );
    private readonly Option<string[]> categorical = VerbOptions.Many(
        "--categorical",
        "COL,COL",
        "Treat these columns of numbers as categories"
    );
    private readonly Option<string[]> reference = VerbOptions.Many(
        "--reference",
        "LEVEL",
        "Level that others are compared with; COL=LEVEL for a covariate (default: the first level)"
    );
    private readonly Option<string> level = VerbOptions.One("--level", "0.95", "Confidence level (default: 0.95)");
    private readonly Option<string> seed = VerbOptions.One("--seed", "1", "Seed of whatever is random (default: 1)");
    private readonly Option<string> conventions = VerbOptions.One(
        "--conventions",
        "r|sas",
        "Whose conventions where packages differ (default: each method's own, named in the result)"
    );
    private readonly Option<string> delimiter = VerbOptions.One(
        "--delimiter",
        "CHAR",
        "Field delimiter: , ; tab | (default: detected)"
    );
    private readonly Option<string> encoding = VerbOptions.One(
        "--encoding",
        "NAME",
        "utf-8, utf-16 or windows-1252 (default: detected)"
    );
    private readonly Option<string> decimalMark = VerbOptions.One(
        "--decimal",
        "point|comma",
        "Decimal mark (default: detected)"
    );
    private readonly Option<string[]> missing = VerbOptions.Many(
        "--missing",
        "CODE,CODE",
        "More codes for missing values, such as -99 (default: empty, NA, N/A, NaN, null and .)"
    );

    private readonly Option<string> skip = VerbOptions.One(
        "--skip",
        "N",
        "Lines above the header to pass over (default: none; titles are refused)"
    );

    /// <summary>The options, in the order of the help.</summary>
    public IEnumerable<Option> All =>
        [
            where,
            frequency,
            categorical,
            reference,
            level,
            seed,
            conventions,
            missing,
            delimiter,
            encoding,
            decimalMark,
            skip,
        ];

    /// <summary>How to read the file.</summary>
    public CsvReadOptions Reading(VerbContext context) =>
        new()
        {
            Delimiter =
                context[delimiter] is null ? null
                : context[delimiter] == "\t" ? '\t'
                : context.Choice<char?>(
                    delimiter,
                    (",", ','),
                    (";", ';'),
                    ("tab", '\t'),
                    ("\\t", '\t'),
                    ("|", '|'),
                    ("comma", ','),
                    ("semicolon", ';'),
                    ("bar", '|'),
                    ("pipe", '|')
                ),
            Encoding = context[encoding] is null
                ? null
                : context.Choice<CsvEncoding?>(
                    encoding,
                    ("utf-8", CsvEncoding.Utf8),
                    ("utf-16", CsvEncoding.Utf16),
                    ("windows-1252", CsvEncoding.Windows1252),
                    ("utf8", CsvEncoding.Utf8),
                    ("utf16", CsvEncoding.Utf16),
                    ("utf-16le", CsvEncoding.Utf16),
                    ("utf-16be", CsvEncoding.Utf16BigEndian),
                    ("cp1252", CsvEncoding.Windows1252),
                    ("latin1", CsvEncoding.Windows1252),
                    ("iso-8859-1", CsvEncoding.Windows1252)
                ),
            DecimalMark = context[decimalMark] is null
                ? null
                : context.Choice<char?>(
                    decimalMark,
                    ("point", '.'),
                    ("comma", ','),
                    (".", '.'),
                    (",", ','),
                    ("dot", '.')
                ),
            Skip = context[skip] is null ? null : SkippedLines(context.Whole(skip, 0)),
            MissingCodes = context[missing].SelectMany(codes => codes.Split(',')).ToArray(),
        };

    /// <summary>How the file was read, as settings: null is detected, so that the same table in another dialect gives the same
    /// result.</summary>
    public static IReadOnlyList<Setting> ReadingSettings(CsvReadOptions reading) =>
        [
            new("missing", reading.MissingCodes),
            new("delimiter", reading.Delimiter?.ToString()),
            new(
                "encoding",
                reading.Encoding switch
                {
                    null => null,
                    CsvEncoding.Utf8 => "utf-8",
                    CsvEncoding.Utf16 => "utf-16",
                    CsvEncoding.Utf16BigEndian => "utf-16be",
                    _ => "windows-1252",
                }
            ),
            new(
                "decimal",
                reading.DecimalMark switch
                {
                    null => null,
                    ',' => "comma",
                    _ => "point",
                }
            ),
            new("skip", reading.Skip),
        ];

    private static int SkippedLines(int lines) =>
        lines >= 0 ? lines : throw new UsageException("--skip needs a number of lines, 0 or more.");

    /// <summary>The verb's options with the shared ones filled in.</summary>
    public T Fill<T>(T options, VerbContext context, Dataset data)
        where T : ProcedureOptions =>
        (T)(
            (ProcedureOptions)options with
            {
                Where = context[where].Select(text => RowFilter.Parse(text, data)).ToArray(),
                Frequency = context[frequency],
                Categorical = ColumnList.Of(context[categorical], data),
                References = context[reference].Select(text => ReferenceLevel.Parse(text, data)).ToArray(),
                Level = context.Number(level, options.Level),
                Seed = context.Whole(seed, options.Seed),
                Conventions = context.Choice(
                    conventions,
                    ("default", Conventions.Default),
                    ("r", Conventions.R),
                    ("sas", Conventions.Sas)
                ),
            }
        );
}
