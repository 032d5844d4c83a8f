using System.Text;
using CsvHelper;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Reads CSV into columns in one pass and names every fault of the file.</summary>
internal sealed class CsvDatasetReader
{
    /// <summary>Problems kept one by one; beyond, they are counted.</summary>
    private const int MaxProblems = 1000;

    private readonly string file;
    private readonly CsvReadOptions options;
    private readonly CancellationToken cancellation;
    private readonly List<DataProblem> problems = [];
    private int unlisted;
    private CsvMalformedReason? malformed;

    /// <summary>Lines passed over before the first that CsvHelper sees.</summary>
    private int skipped;

    private CsvDatasetReader(string file, CsvReadOptions options, CancellationToken cancellation)
    {
        this.file = file;
        this.options = options;
        this.cancellation = cancellation;
    }

    public static Dataset Read(Stream stream, string file, CsvReadOptions options, CancellationToken cancellation) =>
        new CsvDatasetReader(file, options, cancellation).Read(stream, uneven: null);

    /// <summary>Reads as much as can be: rows with too few or too many fields are left out and recorded instead of thrown.</summary>
    public static Dataset Read(Stream stream, string file, CsvReadOptions options, List<DataProblem> uneven) =>
        new CsvDatasetReader(file, options, CancellationToken.None).Read(stream, uneven);

    private Dataset Read(Stream stream, List<DataProblem>? uneven)
    {
        using Stream bytes = GzipInput.Of(stream, file);
        using var input = new Utf8Input(bytes, file, options.Encoding, cancellation);
        skipped = options.Skip is > 0 and int above ? input.SkipLines(above) : 0;
        char? hint = DelimiterSniffer.HintOf(input.Head);
        char delimiter = options.Delimiter ?? hint ?? DelimiterSniffer.Find(input.Head, input.HasEnded);
        if (options.Skip is null && hint is null)
        {
            RefuseTitles(input, delimiter);
        }
        using CsvReader csv = CsvReader.Create(
            input,
            new CsvReaderOptions
            {
                Separator = delimiter,
                HasHeader = false,
                TrimWhitespace = delimiter != '\t',
                WhitespaceCharacters = delimiter == '\t' ? " " : " \t",
                TrackLineNumbers = true,
                MaxRecordSize = options.MaxLineBytes,
                DetectSeparatorHint = false,
                MalformedData = CsvMalformedDataHandling.Recover,
                OnMalformedRecord = record => malformed = record.Reason,
                IncludeValuesInExceptions = false,
            },
            leaveOpen: true
        );
        var lines = new LineNumbers(1);
        int headerLine = 1;
        List<ColumnBuilder> columns = [];
        try
        {
            if (hint is not null)
            {
                csv.Read();
                malformed = null;
            }
            columns = ReadHeader(csv);
            headerLine = csv.FieldCount > 0 ? LineOf(csv) : 1;
            lines = new LineNumbers(headerLine);
            while (csv.Read())
            {
                if (malformed is not null)
                {
                    ReportQuotes(csv);
                }
                else if (csv.FieldCount == columns.Count)
                {
                    for (int c = 0; c < columns.Count; c++)
                    {
                        columns[c].Append(csv.GetSpan(c));
                    }
                    lines.Add(LineOf(csv));
                }
                else if (!(csv.FieldCount == 1 && FieldText.Trim(csv.GetSpan(0)).IsEmpty))
                {
                    ReportFieldCount(csv, columns.Count);
                }
            }
        }
        catch (CsvFormatException e)
        {
            ReportLongLine(e, input);
        }
        catch (TrialDataException e)
        {
            problems.AddRange(e.Problems);
        }
        if (problems.Count > 0)
        {
            if (unlisted > 0)
            {
                Report(null, "more-problems", Invariant($"There are {unlisted} more problems of this kind."), "", true);
            }
            if (
                uneven is null
                || problems.Exists(p => p.Rule is not ("too-few-fields" or "too-many-fields" or "more-problems"))
            )
            {
                throw new TrialDataException(problems);
            }
            uneven.AddRange(problems);
        }
        SettleDecimalMark(columns);
        while (columns is [.., { IsEmpty: true }])
        {
            columns.RemoveAt(columns.Count - 1);
        }
        return new Dataset(
            file,
            columns.Select(c => c.Name).ToArray(),
            columns.Select(c => c.Header).ToArray(),
            columns.Select(c => new Lazy<Column>(c.Build)).ToArray(),
            lines.Count,
            lines.ToArray()
        )
        {
            HeaderLine = headerLine,
        };
    }

    /// <summary>Records titles above the header, and goes on below them, so that the file's other faults are named as well.</summary>
    private void RefuseTitles(Utf8Input input, char delimiter)
    {
        if (TitleRows.HeaderLine(HeadRecord.Of(input.Head, (byte)delimiter, input.HasEnded)) is not { } line)
        {
            return;
        }
        int above = line - 1;
        Report(
            1,
            "title-rows",
            Invariant(
                $"The header stands on line {line}: what is above it ({above} line{(above == 1 ? "" : "s")}) is no table."
            ),
            Invariant($"Pass over it with --skip {above} (Skip = {above} in code), or remove it.")
        );
        skipped = input.SkipLines(above);
    }

    private List<ColumnBuilder> ReadHeader(CsvReader csv)
    {
        if (!csv.Read())
        {
            Report(
                null,
                "empty-file",
                skipped > 0 ? Invariant($"Nothing is left after the first {skipped} lines.") : "The file is empty.",
                "The first line must be a header with the columns' names."
            );
            return [];
        }
        if (malformed is not null)
        {
            ReportQuotes(csv);
        }
        var missing = new MissingCodes(options.MissingCodes);
        string[] headers = new string[csv.FieldCount];
        for (int c = 0; c < headers.Length; c++)
        {
            headers[c] = Encoding.UTF8.GetString(FieldText.Trim(csv.GetSpan(c)));
        }
        if (Array.TrueForAll(headers, header => header.Length == 0))
        {
            Report(
                LineOf(csv),
                "blank-header",
                "The header holds no name.",
                "The header must hold the columns' names; lines above it are passed over with --skip N."
            );
        }
        string[] names = HeaderNames.Of(headers);
        var columns = new List<ColumnBuilder>(names.Length);
        for (int c = 0; c < names.Length; c++)
        {
            var column = new ColumnBuilder(names[c], headers[c], missing, options.DecimalMark);
            if (options.TextColumns.Contains(headers[c]))
            {
                column.BecomeText();
            }
            columns.Add(column);
        }
        return columns;
    }

    /// <summary>A comma is the decimal mark when no number has a point and some comma cannot be a thousands separator;
    /// else a column with commas is text.</summary>
    private void SettleDecimalMark(List<ColumnBuilder> columns)
    {
        if (options.DecimalMark is not null)
        {
            return;
        }
        bool hasPoint = columns.Any(c => c.IsNumeric && c.HasPoint);
        bool hasComma = columns.Any(c => c.IsNumeric && c.HasComma);
        if (hasComma && !hasPoint)
        {
            return;
        }
        foreach (ColumnBuilder column in columns)
        {
            if (column.HasComma || column.HasDoubtfulComma)
            {
                column.BecomeText();
            }
        }
    }

    private int LineOf(CsvReader csv) => skipped + (int)csv.LineNumber;

    private void ReportQuotes(CsvReader csv)
    {
        (string rule, string message, string advice) = malformed switch
        {
            CsvMalformedReason.UnterminatedQuote => (
                "unclosed-quote",
                "A quotation mark is opened here and never closed.",
                "Close it, or double it (\"\") where it is part of the text."
            ),
            _ => (
                "stray-quote",
                "A quotation mark stands inside a field.",
                "Quote the whole field and double the marks inside it (\"\")."
            ),
        };
        malformed = null;
        Report(LineOf(csv), rule, message, advice);
    }

    private void ReportFieldCount(CsvReader csv, int expected) =>
        Report(
            LineOf(csv),
            csv.FieldCount < expected ? "too-few-fields" : "too-many-fields",
            Invariant(
                $"The row has {csv.FieldCount} field{(csv.FieldCount == 1 ? "" : "s")}, the header has {expected}."
            ),
            "Give every row one field a column; quote fields that hold the delimiter."
        );

    private void ReportLongLine(CsvFormatException e, Utf8Input input)
    {
        bool spansLines = input.LastLineBreak > e.ByteOffset;
        int? line = e.LineNumber > 0 ? skipped + (int)e.LineNumber : null;
        if (spansLines)
        {
            Report(
                line,
                "unclosed-quote",
                "A quotation mark is opened here and not closed within 16 MiB.",
                "Close it, or double it (\"\") where it is part of the text."
            );
        }
        else
        {
            Report(
                line,
                "line-too-long",
                Invariant($"The line is longer than {options.MaxLineBytes >> 20} MiB."),
                "Check that the file is CSV with one row a line."
            );
        }
    }

    private void Report(int? line, string rule, string message, string advice, bool always = false)
    {
        if (problems.Count >= MaxProblems && !always)
        {
            unlisted++;
            return;
        }
        problems.Add(DataProblem.Error(rule, message, advice) with { File = file, Line = line });
    }
}
