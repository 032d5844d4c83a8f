using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>The folder on disk: finds and reads its files, each once, and records what cannot be read.</summary>
internal sealed partial class TrialFolder
{
    /// <summary>What a gzip archive's name has behind the name of the table in it.</summary>
    private const string Packed = ".gz";

    private readonly string path;
    private readonly string? single;
    private readonly ProblemList problems;
    private readonly HashSet<string> allowed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dataset?> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> withLostRows = new(StringComparer.Ordinal);
    private readonly List<TrialFile> files = [];
    private readonly Dictionary<string, StartedFile> started = new(StringComparer.Ordinal);

    /// <summary>Opens a folder, or one file: then nothing else of its folder is read but trial.json and what that names.</summary>
    /// <exception cref="TrialDataException">There is neither.</exception>
    public TrialFolder(string path, ProblemList problems)
    {
        bool isFile = File.Exists(path);
        single = isFile ? Path.GetFileName(path) : null;
        this.path = isFile ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;
        this.problems = problems;
        if (!isFile && !Directory.Exists(path))
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "missing-folder",
                    "There is no such folder or file.",
                    "Name the folder that holds subjects.csv and assessments.csv, or one file with the whole trial."
                ) with
                {
                    File = path,
                }
            );
        }
    }

    /// <summary>Whether one file is the whole trial.</summary>
    public bool IsSingleFile => single is not null;

    /// <summary>Lets files be read beside a single one: those that trial.json names.</summary>
    public void Allow(IEnumerable<string> named) => allowed.UnionWith(named);

    /// <summary>The files read so far.</summary>
    public IReadOnlyList<TrialFile> Files => files;

    /// <summary>Whether rows of a file were left out because they had too few or too many fields.</summary>
    public bool HasLostRows(string file) => withLostRows.Contains(file);

    /// <summary>Whether a file is there.</summary>
    public bool Has(string file) => FullPath(file) is not null;

    /// <summary>Files in the folder itself, by name.</summary>
    public IEnumerable<string> Names() =>
        single is not null
            ? [single]
            : Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>The files that may be tables.</summary>
    public IEnumerable<string> TableNames() => Names().Where(name => single is not null || IsTable(name));

    /// <summary>The names in a file's header; null when it cannot be read, which is nobody's concern unless the file is asked
    /// for: it may have nothing to do with the trial.</summary>
    /// <param name="file">Name relative to the folder.</param>
    /// <param name="settings">How files are read.</param>
    public IReadOnlyList<string>? ReadHeader(string file, TrialSettings settings)
    {
        if (single is not null)
        {
            return ReadTable(file, settings)?.ColumnNames;
        }
        try
        {
            CsvReadOptions options = settings.ReadingOf(file);
            using FileStream stream = Open(Path.Combine(path, file));
            using Stream text = IsPacked(file) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            using var header = new MemoryStream(FirstLines(text, (options.Skip ?? 0) + 1));
            return CsvDatasetReader.Read(header, file, options, new List<DataProblem>()).ColumnNames;
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or TrialDataException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The columns of a CSV file; null when it cannot be read (recorded).</summary>
    /// <param name="file">Path relative to the folder; the file is there.</param>
    /// <param name="settings">How files are read.</param>
    public Dataset? ReadTable(string file, TrialSettings settings) => ReadTable(file, settings.ReadingOf(file));

    /// <summary>trial.json, or null when there is none.</summary>
    public JsonSource? ReadDescription()
    {
        if (FullPath("trial.json") is not { } file)
        {
            return null;
        }
        try
        {
            return JsonSource.Parse(File.ReadAllBytes(file), "trial.json");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.AddRange([UnreadableFile.Describe(file, e) with { File = "trial.json" }]);
            return null;
        }
    }

    /// <summary>The columns of a CSV file; null when it cannot be read (recorded).</summary>
    /// <param name="file">Path relative to the folder; the file is there.</param>
    /// <param name="options">How to read it.</param>
    private Dataset? ReadTable(string file, CsvReadOptions options)
    {
        if (read.TryGetValue(file, out Dataset? known))
        {
            return known;
        }
        string full = FullPath(file) ?? Path.Combine(path, file);
        if (PackedTwin(file, full) is { } twin)
        {
            problems.AddRange([
                DataProblem.Error(
                    "two-files",
                    $"The table is there twice: plain, and packed as {Path.GetFileName(twin)}.",
                    "Keep one of the two."
                ) with
                {
                    File = file,
                },
            ]);
        }
        Dataset? data = null;
        try
        {
            FileContent content =
                started.Remove(file, out StartedFile? begun) && begun.IsAsAsked(options)
                    ? begun.Content.GetAwaiter().GetResult()
                    : Load(full, file, options);
            data = content.Data;
            if (content.Uneven.Count > 0)
            {
                problems.AddRange(content.Uneven);
                withLostRows.Add(file);
            }
            string name = IsPacked(full) && !IsPacked(file) ? file + Packed : file;
            files.Add(new TrialFile(name, data.RowCount, content.Hash));
        }
        catch (TrialDataException e)
        {
            problems.AddRange(e.Problems.Select(InTrialJson));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.AddRange([UnreadableFile.Describe(full, e) with { File = file }]);
        }
        read[file] = data;
        return data;
    }

    /// <summary>Begins to read files on other threads; <see cref="ReadTable(string, TrialSettings)"/> then waits for the one it is asked for, or reads
    /// it anew when it asks for other options. What is found is recorded in the order of asking, so that nothing depends
    /// on the threads.</summary>
    /// <param name="tables">Paths relative to the folder; those that are not there are passed over.</param>
    /// <param name="reading">How to read each.</param>
    public void Start(IEnumerable<string> tables, Func<string, CsvReadOptions> reading)
    {
        foreach (string file in tables)
        {
            CsvReadOptions options = reading(file);
            bool begun = started.TryGetValue(file, out StartedFile? before) && before.IsAsAsked(options);
            if (!begun && FullPath(file) is { } full)
            {
                started[file] = new StartedFile(options, Task.Run(() => Load(full, file, options)));
            }
        }
    }

    private static FileContent Load(string full, string file, CsvReadOptions options)
    {
        // Beside the reading, on another processor where there is one: the first hash alone loads OpenSSL.
        Task<string> hash = Task.Run(() => HashOf(full));
        using FileStream stream = Open(full);
        var uneven = new List<DataProblem>();
        Dataset data = CsvDatasetReader.Read(stream, file, options, uneven);
        return new FileContent(data, uneven, hash.GetAwaiter().GetResult());
    }

    private static string HashOf(string full)
    {
        using FileStream stream = Open(full);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static bool IsPacked(string file) => file.EndsWith(Packed, StringComparison.OrdinalIgnoreCase);

    /// <summary>The gzip archive beside a file that is itself plain.</summary>
    private string? PackedTwin(string file, string full) =>
        IsPacked(full) || !File.Exists(full) ? null : PlainPath(file + Packed);

    /// <summary>The path of a file, or of the gzip archive that stands for it (<c>subjects.csv.gz</c> for <c>subjects.csv</c>);
    /// null when neither is there.</summary>
    private string? FullPath(string file) =>
        PlainPath(file)
        ?? (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? PlainPath(file + Packed) : null);

    /// <summary>A problem whose advice is an option of the tool's other verbs: of a trial it is a line in trial.json.</summary>
    private static DataProblem InTrialJson(DataProblem problem) =>
        problem with
        {
            Advice = SkipOption()
                .Replace(
                    problem.Advice,
                    match =>
                        $"\"reading\": {{ \"{problem.File}\": {{ \"skip\": {match.Groups["lines"].Value} }} }} in trial.json"
                ),
        };

    [GeneratedRegex(
        @"--skip (?<lines>\d+)( \(Skip = \d+ in code\))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SkipOption();

    private static bool IsTable(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".csv" + Packed, StringComparison.OrdinalIgnoreCase);

    /// <summary>A file's first lines: a header, without the millions of rows below it.</summary>
    private static byte[] FirstLines(Stream stream, int lines)
    {
        const int Most = 1 << 20;
        var bytes = new List<byte>(4096);
        var chunk = new byte[4096];
        for (int read; bytes.Count < Most && (read = stream.Read(chunk, 0, chunk.Length)) > 0; )
        {
            for (int i = 0; i < read; i++)
            {
                bytes.Add(chunk[i]);
                if (chunk[i] == '\n' && --lines == 0)
                {
                    // UTF-16 ends its line feed with a zero.
                    bytes.AddRange(i + 1 < read && chunk[i + 1] == 0 ? [0] : []);
                    return [.. bytes];
                }
            }
        }
        return [.. bytes];
    }

    /// <summary>The path of a file: exact name first, then without case; null when it is not there.</summary>
    private string? PlainPath(string file)
    {
        if (
            single is not null
            && file != "trial.json"
            && !file.Equals(single, StringComparison.OrdinalIgnoreCase)
            && !allowed.Contains(file)
        )
        {
            return null;
        }
        string full = Path.Combine(path, file);
        // A folder of that name is found too, and then cannot be read.
        if (File.Exists(full) || Directory.Exists(full))
        {
            return full;
        }
        string? folder = Path.GetDirectoryName(full);
        return Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder)
                .FirstOrDefault(f =>
                    Path.GetFileName(f).Equals(Path.GetFileName(full), StringComparison.OrdinalIgnoreCase)
                )
            : null;
    }

    private static FileStream Open(string full) =>
        new(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);

    private sealed record StartedFile(CsvReadOptions Options, Task<FileContent> Content)
    {
        public bool IsAsAsked(CsvReadOptions asked) =>
            Options with { MissingCodes = asked.MissingCodes, TextColumns = asked.TextColumns } == asked
            && Options.MissingCodes.SequenceEqual(asked.MissingCodes, StringComparer.Ordinal)
            && Options.TextColumns.SetEquals(asked.TextColumns);
    }

    private sealed record FileContent(Dataset Data, IReadOnlyList<DataProblem> Uneven, string Hash);
}
