using System.Data;
using System.Text;
using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Data;

/// <summary>A table as named columns of equal length.</summary>
/// <remarks>Names match exactly first, then without case. Immutable and safe to share between threads.</remarks>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Dataset : IShowsHtml
{
    /// <summary>From so many rows on, columns are finished on several threads.</summary>
    private const int ManyRows = 100_000;

    private readonly string[] names;
    private readonly Lazy<Column>[] columns;
    private readonly string?[] headers;
    private readonly int[]? lines;

    /// <summary>Makes a dataset from columns.</summary>
    /// <param name="name">Where it comes from: a file's name as the user typed it, or a label.</param>
    /// <param name="columns">Columns of equal length.</param>
    /// <param name="rowCount">Number of rows; needed when there are no columns.</param>
    /// <param name="lines">The file's line of each row (header is line 1), or <c>null</c> when row r stands on line r + 2.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public Dataset(string name, IReadOnlyList<Column> columns, int? rowCount = null, int[]? lines = null)
        : this(
            name,
            columns.Select(column => column.Name).ToArray(),
            columns.Select(column => column.Header).ToArray(),
            columns.Select(column => new Lazy<Column>(column)).ToArray(),
            rowCount ?? (columns.Count > 0 ? columns[0].Length : 0),
            lines
        )
    {
        foreach (Column column in columns)
        {
            if (column.Length != RowCount)
            {
                throw new ArgumentException(
                    Invariant($"Column '{column.Name}' has {column.Length} rows, the table has {RowCount}."),
                    nameof(columns)
                );
            }
        }
    }

    /// <summary>Makes a dataset whose columns are finished when they are first asked for: levels nobody needs are not sorted.</summary>
    internal Dataset(string name, string[] names, string?[] headers, Lazy<Column>[] columns, int rowCount, int[]? lines)
    {
        Name = name;
        this.names = names;
        this.headers = headers;
        this.columns = columns;
        RowCount = rowCount;
        this.lines = lines;
    }

    /// <summary>A table over arrays, one a column: of numbers, texts, truth values or dates, nullable or not.</summary>
    /// <remarks>Texts are trimmed, empty ones are missing; levels are ordered ordinally. Truth values become the levels
    /// <c>false</c> and <c>true</c>. NaN is missing, infinities are refused. An array of <see cref="double"/> is kept, not copied.</remarks>
    /// <param name="name">A label for messages.</param>
    /// <param name="columns">Names and arrays of equal length.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length, or hold something else.</exception>
    public static Dataset FromColumns(string name, params IReadOnlyList<(string Name, Array Values)> columns) =>
        new(name, columns.Select(c => ColumnOfValues.From(c.Name, c.Values)).ToArray());

    /// <summary>A table over objects, one a row; values as in <see cref="FromColumns"/>.</summary>
    /// <typeparam name="T">The objects' type.</typeparam>
    /// <param name="name">A label for messages.</param>
    /// <param name="items">The objects; read once.</param>
    /// <param name="columns">Each column's name, and its value of an object (<c>null</c> is missing).</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">A column mixes kinds of values, or holds something else.</exception>
    public static Dataset FromObjects<T>(
        string name,
        IEnumerable<T> items,
        params IReadOnlyList<(string Name, Func<T, object?> Value)> columns
    )
    {
        T[] rows = items.ToArray();
        return new Dataset(
            name,
            columns.Select(c => ColumnOfValues.From(c.Name, Array.ConvertAll(rows, row => c.Value(row)))).ToArray(),
            rows.Length
        );
    }

    /// <summary>A table over the rows of a database's reader, which is read to its end; values as in <see cref="FromColumns"/>.</summary>
    /// <param name="name">A label for messages.</param>
    /// <param name="reader">The reader; not closed.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">A column holds something else than numbers, texts, truth values or dates.</exception>
    public static Dataset FromReader(string name, IDataReader reader)
    {
        var values = Enumerable.Range(0, reader.FieldCount).Select(_ => new List<object?>()).ToArray();
        int rows = 0;
        for (; reader.Read(); rows++)
        {
            for (int c = 0; c < values.Length; c++)
            {
                values[c].Add(reader.IsDBNull(c) ? null : reader.GetValue(c));
            }
        }
        return new Dataset(
            name,
            values.Select((column, c) => ColumnOfValues.From(reader.GetName(c), column.ToArray())).ToArray(),
            rows
        );
    }

    /// <summary>Reads a CSV file with a header into columns.</summary>
    /// <remarks>A column is numeric when every present value is a decimal or scientific number without leading zeros, else
    /// categorical; dates stay text. Text is trimmed, blank lines are skipped, a header without rows gives no rows. One pass.
    /// <para>Names: a column without one is called by its place (<c>column_7</c>), or left out when it holds nothing and stands
    /// at the end; columns of the same name are called by name and place (<c>score#3</c>, <c>score#5</c>), and the name alone
    /// then means none of them.</para>
    /// <para>A gzip archive (<c>.csv.gz</c>) is known by its first bytes and read as what it holds. Lines that look like titles
    /// above the header are refused, with the number to give as <see cref="CsvReadOptions.Skip"/>.</para></remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; <c>null</c>: everything detected.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <returns>The table.</returns>
    /// <exception cref="TrialDataException">The file cannot be read, or is malformed: rows with too few or too many fields,
    /// unclosed quotes, invalid bytes, titles above the header; every problem with its line.</exception>
    public static Dataset ReadCsv(string path, CsvReadOptions? options = null, CancellationToken cancellation = default)
    {
        using Stream file = Open(path);
        try
        {
            return ReadCsv(file, path, options, cancellation);
        }
        catch (IOException e)
        {
            throw new TrialDataException(UnreadableFile.Describe(path, e));
        }
    }

    /// <summary>Reads CSV with a header into columns, as <see cref="ReadCsv(string, CsvReadOptions, CancellationToken)"/>.</summary>
    /// <param name="stream">The bytes; read to the end, not closed.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">How to read it; <c>null</c>: everything detected.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <returns>The table.</returns>
    /// <exception cref="TrialDataException">The text is malformed; every problem with its line.</exception>
    public static Dataset ReadCsv(
        Stream stream,
        string name,
        CsvReadOptions? options = null,
        CancellationToken cancellation = default
    ) => CsvDatasetReader.Read(stream, name, options ?? CsvReadOptions.Default, cancellation);

    /// <summary>Reads CSV that is at hand as text: from a string literal, a clipboard, a web service.</summary>
    /// <param name="text">The text, its header first; read as <see cref="ReadCsv(string, CsvReadOptions, CancellationToken)"/> reads
    /// a file.</param>
    /// <param name="options">How to read it; <c>null</c>: everything detected. A text has no encoding: that one is passed over.</param>
    /// <param name="name">What messages call it. Default <c>text</c>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="TrialDataException">The text is malformed; every problem with its line.</exception>
    public static Dataset FromCsv(string text, CsvReadOptions? options = null, string name = "text")
    {
        ArgumentNullException.ThrowIfNull(text);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);
        return ReadCsv(stream, name, (options ?? CsvReadOptions.Default) with { Encoding = CsvEncoding.Utf8 });
    }

    /// <summary>Reads a CSV file piece by piece and hands out each piece as a table of its own, so that a summary can be filled
    /// without ever holding the columns.</summary>
    /// <remarks>Put together, the pieces are the table that <see cref="ReadCsv(string, CsvReadOptions, CancellationToken)"/> gives:
    /// the same rows in the same order, the same names, and each column of the kind that the whole file gives it. A categorical
    /// column has the levels that occur in the piece: match them by name. The file is read twice, first to learn the kinds and
    /// to find every fault; nothing is handed out of a file that is refused.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="chunk">Takes each piece, of about 512 KiB of text, in the file's order, on the calling thread.</param>
    /// <param name="options">How to read it; <c>null</c>: everything detected.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <exception cref="TrialDataException">The file cannot be read, or is malformed; every problem with its line.</exception>
    public static void ReadCsvInChunks(
        string path,
        Action<Dataset> chunk,
        CsvReadOptions? options = null,
        CancellationToken cancellation = default
    ) => CsvDatasetReader.ReadChunks(() => Open(path), path, options ?? CsvReadOptions.Default, chunk, cancellation);

    /// <summary>Writes the table as CSV: UTF-8, LF, commas, decimal points, numbers in their shortest round-trip form, dates as
    /// ISO 8601, missing values as empty fields; fields are quoted where needed (RFC 4180).</summary>
    /// <param name="output">Where to; not closed.</param>
    public void WriteCsv(Stream output) => CsvDatasetWriter.Write(this, output);

    /// <summary>The table as a notebook's cell shows it: its size, each column's kind, and the first ten rows as they are, with
    /// participants' values.</summary>
    /// <returns>HTML, everything encoded.</returns>
    public string ToHtml() => NotebookHtml.Of([DatasetPreview.Of(this)]);

    /// <summary>Where the data come from.</summary>
    public string Name { get; }

    /// <summary>The columns, in file order.</summary>
    public IReadOnlyList<Column> Columns
    {
        get
        {
            if (RowCount >= ManyRows && columns.Length > 1)
            {
                Parallel.ForEach(columns, column => _ = column.Value);
            }
            return Array.ConvertAll(columns, column => column.Value);
        }
    }

    /// <summary>The columns' names, in file order.</summary>
    public IReadOnlyList<string> ColumnNames => names;

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The line of the header in its file.</summary>
    internal int HeaderLine { get; init; } = 1;

    /// <summary>The line of each row in its file.</summary>
    internal int[] Lines()
    {
        var all = new int[RowCount];
        for (int row = 0; row < all.Length; row++)
        {
            all[row] = LineOf(row);
        }
        return all;
    }

    /// <summary>The line of a row in its file, every line counted; the header is line 1 unless lines above it were passed over.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <returns>The line number.</returns>
    public int LineOf(int row) => lines is null ? HeaderLine + 1 + row : lines[row];

    /// <summary>The column of a name: exact match first, then without case; of several alike the first.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The column, or <c>null</c>.</returns>
    public Column? Find(string name) => Matches(name) is [Column first, ..] ? first : null;

    /// <summary>All columns that a name may mean: those that match exactly, else those that match without case.</summary>
    internal IReadOnlyList<Column> Matches(string name)
    {
        name = name.Trim();
        Column[] exact = Named(name, StringComparison.Ordinal);
        return exact.Length > 0 ? exact : Named(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The problem of a column that is not there.</summary>
    internal DataProblem MissingColumn(string name)
    {
        ColumnAdvice advice = ColumnAdvice.For(name, this);
        return DataProblem.Error("missing-column", $"There is no column '{name}'.", advice.Text) with
        {
            File = Name,
            Line = HeaderLine,
            Value = advice.Withheld,
        };
    }

    /// <summary>The column of a name.</summary>
    /// <param name="name">The name; exact match first, then without case.</param>
    /// <exception cref="TrialDataException">There is no such column; the message lists those there are.</exception>
    public Column this[string name] => Find(name) ?? throw new TrialDataException(MissingColumn(name));

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TrialDataException(UnreadableFile.Describe(path, e));
        }
    }

    private Column[] Named(string name, StringComparison comparison) =>
        columns
            .Where((_, c) => string.Equals(names[c], name, comparison) || string.Equals(headers[c], name, comparison))
            .Select(column => column.Value)
            .ToArray();
}
