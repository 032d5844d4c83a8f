using CsvHelper;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Reads CSV into columns in one pass and names every fault of the file.</summary>
/// <remarks>The text is cut into blocks of whole records, which several threads read; blocks are joined in their order, so that
/// the table does not depend on the threads. From a block on in which quotes are not well formed, where records end is
/// uncertain, and the rest is read as one.</remarks>
internal sealed class CsvDatasetReader
{
    /// <summary>Rows in a part of a column, where the text is read as one.</summary>
    private const int RowsAtOnce = 1 << 14;

    private readonly string file;
    private readonly CsvReadOptions options;
    private readonly CancellationToken cancellation;
    private readonly ReadProblems problems;
    private List<ColumnBuilder> columns = [];
    private BlockParser? parser;
    private LineNumbers rows = new(1);
    private CsvReaderOptions reading = CsvReaderOptions.Default;
    private CsvMalformedReason? malformed;
    private int headerLine = 1;
    private bool keepsRows = true;
    private Action<Dataset>? chunk;
    private bool[]? isTextByPlace;

    /// <summary>Lines of the file before the text that is read next.</summary>
    private int linesBefore;

    private CsvDatasetReader(string file, CsvReadOptions options, CancellationToken cancellation)
    {
        this.file = file;
        this.options = options;
        this.cancellation = cancellation;
        problems = new ReadProblems(file);
    }

    public static Dataset Read(Stream stream, string file, CsvReadOptions options, CancellationToken cancellation) =>
        new CsvDatasetReader(file, options, cancellation).Read(stream, uneven: null);

    /// <summary>Reads as much as can be: rows with too few or too many fields are left out and recorded instead of thrown.</summary>
    public static Dataset Read(Stream stream, string file, CsvReadOptions options, List<DataProblem> uneven) =>
        new CsvDatasetReader(file, options, CancellationToken.None).Read(stream, uneven);

    /// <summary>Hands out the rows block by block; each column is of the kind that the whole file gives it.</summary>
    /// <remarks>The file is read twice: what a column is, is known at its end alone.</remarks>
    public static void ReadChunks(
        Func<Stream> open,
        string file,
        CsvReadOptions options,
        Action<Dataset> chunk,
        CancellationToken cancellation
    )
    {
        var kinds = new CsvDatasetReader(file, options, cancellation) { keepsRows = false };
        using (Stream stream = open())
        {
            kinds.Read(stream, uneven: null);
        }
        bool[] isText = kinds.columns.Select(column => !column.IsNumeric).ToArray();
        var rows = new CsvDatasetReader(file, options, cancellation) { keepsRows = false };
        (rows.chunk, rows.isTextByPlace) = (chunk, isText);
        using (Stream stream = open())
        {
            rows.Read(stream, uneven: null);
        }
    }

    private Dataset Read(Stream stream, List<DataProblem>? uneven)
    {
        using Stream bytes = GzipInput.Of(stream, file);
        using var input = new Utf8Input(bytes, file, options.Encoding, cancellation);
        linesBefore = options.Skip is > 0 and int above ? input.SkipLines(above) : 0;
        char? hint = DelimiterSniffer.HintOf(input.Head);
        char delimiter = options.Delimiter ?? hint ?? DelimiterSniffer.Find(input.Head, input.HasEnded);
        if (options.Skip is null && hint is null)
        {
            PassTitles(input, delimiter);
        }
        reading = new CsvReaderOptions
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
        };
        try
        {
            var blocks = new RecordBlocks(input, options.BlockBytes, options.MaxLineBytes);
            if (ReadBlocks(blocks, hint is not null) is { } rest)
            {
                ReadAsOne(rest, input, hint is not null);
            }
        }
        catch (TrialDataException e)
        {
            problems.AddRange(e.Problems);
        }
        Refuse(uneven);
        return Finish();
    }

    /// <summary>Records titles above the header, and goes on below them, so that the file's other faults are named as well.</summary>
    private void PassTitles(Utf8Input input, char delimiter)
    {
        if (TitleRows.HeaderLine(HeadRecord.Of(input.Head, (byte)delimiter, input.HasEnded)) is { } line)
        {
            problems.AddTitles(line);
            linesBefore = input.SkipLines(line - 1);
        }
    }

    /// <summary>Reads blocks as long as they are well formed.</summary>
    /// <returns>What must be read as one; <c>null</c> at the end.</returns>
    private RestOfText? ReadBlocks(RecordBlocks blocks, bool hasHint)
    {
        if (options.Threads == 0 || blocks.Next() is not { } first)
        {
            return blocks.RestFrom([]);
        }
        using (CsvReader csv = CsvReader.Create(first.Memory, reading))
        {
            if (!ReadHeader(csv, hasHint))
            {
                return blocks.RestFrom([first]);
            }
        }
        return new ParallelBlocks(blocks, parser!, options.Threads, Add).Read(first, hasHint ? 2 : 1);
    }

    private bool ReadHeader(CsvReader csv, bool hasHint)
    {
        if (hasHint)
        {
            csv.Read();
        }
        malformed = null;
        if (!csv.Read() || malformed is not null)
        {
            return false;
        }
        TakeHeader(csv);
        return true;
    }

    /// <summary>Makes the columns from the record that the reader stands on.</summary>
    private void TakeHeader(CsvReader csv)
    {
        string[] headers = HeaderReader.Texts(csv);
        headerLine = LineOf(csv);
        rows = new LineNumbers(headerLine);
        columns = HeaderReader.Columns(headers, options.TextColumns);
        parser = new BlockParser(
            reading,
            new MissingCodes(options.MissingCodes),
            options.DecimalMark,
            headers.Select((header, c) => IsText(header, c)).ToArray()
        );
        if (Array.TrueForAll(headers, header => header.Length == 0))
        {
            problems.AddBlankHeader(headerLine);
        }
    }

    private bool IsText(string header, int place) =>
        isTextByPlace is null
            ? options.TextColumns.Contains(header)
            : place < isTextByPlace.Length && isTextByPlace[place];

    private void Add(ParsedBlock block)
    {
        AddColumns(block.Columns);
        if (chunk is not null && block.Rows > 0)
        {
            chunk(ChunkOf(block));
        }
        if (block.RowLines is null)
        {
            rows.AddRun(linesBefore + 1, block.Rows);
        }
        else
        {
            foreach (int line in block.RowLines)
            {
                rows.Add(linesBefore + 1 + line);
            }
        }
        foreach ((int line, int fields) in block.Uneven)
        {
            problems.AddFieldCount(linesBefore + 1 + line, fields, columns.Count);
        }
        linesBefore += block.Lines;
    }

    private Dataset ChunkOf(ParsedBlock block)
    {
        var parts = new Column[isTextByPlace!.Length];
        for (int c = 0; c < parts.Length; c++)
        {
            var part = new ColumnBuilder(columns[c].Name, columns[c].Header ?? columns[c].Name);
            part.Add(block.Columns[c], isKept: true);
            parts[c] = part.Build();
        }
        int[] lines = new int[block.Rows];
        for (int row = 0; row < lines.Length; row++)
        {
            lines[row] = linesBefore + 1 + (block.RowLines is null ? row : block.RowLines[row]);
        }
        return new Dataset(file, parts, block.Rows, lines) { HeaderLine = headerLine };
    }

    private void AddColumns(BlockColumn[] parts)
    {
        for (int c = 0; c < parts.Length; c++)
        {
            columns[c].Add(parts[c], keepsRows);
        }
    }

    /// <summary>Reads a text in which quotes or lines may be of any kind.</summary>
    private void ReadAsOne(RestOfText rest, Utf8Input input, bool hasHint)
    {
        long start = input.Taken - rest.Buffered;
        malformed = null;
        using CsvReader csv = CsvReader.Create(rest.Text, reading, leaveOpen: true);
        try
        {
            if (parser is null && !ReadHeader(csv, hasHint))
            {
                if (malformed is null)
                {
                    problems.AddEmptyFile(linesBefore);
                    return;
                }
                TakeHeader(csv);
                problems.AddQuotes(LineOf(csv), malformed);
                malformed = null;
            }
            ReadRows(csv);
        }
        catch (CsvFormatException e)
        {
            int? line = e.LineNumber > 0 ? linesBefore + (int)e.LineNumber : null;
            problems.AddLongLine(line, input.LastLineBreak > start + e.ByteOffset, options.MaxLineBytes);
        }
    }

    private void ReadRows(CsvReader csv)
    {
        BlockColumn[] parts = parser!.NewColumns(RowsAtOnce);
        int count = 0;
        while (csv.Read())
        {
            if (malformed is not null)
            {
                problems.AddQuotes(LineOf(csv), malformed);
                malformed = null;
            }
            else if (csv.FieldCount == parts.Length)
            {
                BlockParser.Append(csv, parts);
                rows.Add(LineOf(csv));
                if (++count == RowsAtOnce)
                {
                    Array.ForEach(parts, part => part.Seal());
                    AddColumns(parts);
                    parts = parser.NewColumns(RowsAtOnce);
                    count = 0;
                }
            }
            else if (!(csv.FieldCount == 1 && FieldText.Trim(csv.GetSpan(0)).IsEmpty))
            {
                problems.AddFieldCount(LineOf(csv), csv.FieldCount, parts.Length);
            }
        }
        Array.ForEach(parts, part => part.Seal());
        AddColumns(parts);
    }

    private int LineOf(CsvReader csv) => linesBefore + (int)csv.LineNumber;

    private void Refuse(List<DataProblem>? uneven)
    {
        if (!problems.Any)
        {
            return;
        }
        List<DataProblem> all = problems.All();
        if (uneven is null || all.Exists(p => p.Rule is not ("too-few-fields" or "too-many-fields" or "more-problems")))
        {
            throw new TrialDataException(all);
        }
        uneven.AddRange(all);
    }

    private Dataset Finish()
    {
        if (options.DecimalMark is null)
        {
            DecimalComma.Settle(columns);
        }
        while (columns is [.., { IsEmpty: true }])
        {
            columns.RemoveAt(columns.Count - 1);
        }
        return new Dataset(
            file,
            columns.Select(c => c.Name).ToArray(),
            columns.Select(c => c.Header).ToArray(),
            columns.Select(c => new Lazy<Column>(c.Build)).ToArray(),
            rows.Count,
            rows.ToArray()
        )
        {
            HeaderLine = headerLine,
        };
    }
}
