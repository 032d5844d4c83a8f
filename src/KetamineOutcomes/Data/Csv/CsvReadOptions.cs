namespace KetamineOutcomes.Data.Csv;

/// <summary>How a CSV file is read. What is not said is detected from the file.</summary>
public sealed record CsvReadOptions
{
    /// <summary>Everything detected, the usual missing codes.</summary>
    public static CsvReadOptions Default { get; } = new();

    /// <summary>Field delimiter: comma, semicolon, tab or bar. Default <c>null</c>: detected from the first lines.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Encoding of the bytes. Default <c>null</c>: a byte order mark decides; without one UTF-16 is recognised by
    /// its zero bytes, and text that is not valid UTF-8 is taken as Windows-1252.</summary>
    public CsvEncoding? Encoding { get; init; }

    /// <summary>Decimal mark, <c>.</c> or <c>,</c>. Default <c>null</c>: the point, unless numbers are written with a comma
    /// and none with a point. Numbers that could as well have thousands separators (<c>1,234</c>) decide nothing.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>Codes for missing values beside empty, <c>NA</c>, <c>N/A</c>, <c>NaN</c>, <c>null</c> and <c>.</c>;
    /// compared after trimming, without case. Default none.</summary>
    public IReadOnlyList<string> MissingCodes { get; init; } = [];

    /// <summary>Lines to pass over before the header, such as titles: the header then stands on line <c>Skip</c> + 1, and line
    /// numbers in messages still count every line of the file. 0 says that the first line is the header, whatever it looks
    /// like. Default <c>null</c>: nothing is passed over, and lines that look like titles above the header are refused.</summary>
    public int? Skip { get; init; }

    /// <summary>Columns that are text whatever they hold, such as identifiers of 20 digits. Default none.</summary>
    internal IReadOnlySet<string> TextColumns { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Threads that read; whatever their number, the table is the same. 0 reads the text as one, by CsvHelper alone.
    /// Default: one a processor.</summary>
    internal int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>About how many bytes of UTF-8 a thread takes at a time. Default 512 KiB.</summary>
    internal int BlockBytes { get; init; } = 1 << 19;

    /// <summary>The longest line in bytes of UTF-8; a longer one is refused. Default 16 MiB.</summary>
    internal int MaxLineBytes { get; init; } = 16 << 20;
}

/// <summary>An encoding that CSV files come in.</summary>
public enum CsvEncoding
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>UTF-16, little endian unless a byte order mark says otherwise.</summary>
    Utf16,

    /// <summary>UTF-16, big endian.</summary>
    Utf16BigEndian,

    /// <summary>Windows-1252, the superset of Latin-1 that Western Windows writes.</summary>
    Windows1252,
}
