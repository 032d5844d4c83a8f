using System.Security.Cryptography;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Csv;
using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>The folder on disk: finds and reads its files, each once, and records what cannot be read.</summary>
internal sealed class TrialFolder
{
    /// <summary>What a gzip archive's name has behind the name of the table in it.</summary>
    private const string Packed = ".gz";

    private readonly string path;
    private readonly ProblemList problems;
    private readonly Dictionary<string, Dataset?> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> withLostRows = new(StringComparer.Ordinal);
    private readonly List<TrialFile> files = [];
    private readonly Dictionary<string, StartedFile> started = new(StringComparer.Ordinal);

    /// <summary>Opens a folder.</summary>
    /// <exception cref="TrialDataException">There is no such folder.</exception>
    public TrialFolder(string path, ProblemList problems)
    {
        this.path = path;
        this.problems = problems;
        if (!Directory.Exists(path))
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "missing-folder",
                    File.Exists(path) ? "This is a file, not a trial folder." : "There is no such folder.",
                    "Name the folder that holds subjects.csv and assessments.csv."
                ) with
                {
                    File = path,
                }
            );
        }
    }

    /// <summary>The files read so far.</summary>
    public IReadOnlyList<TrialFile> Files => files;

    /// <summary>Whether rows of a file were left out because they had too few or too many fields.</summary>
    public bool HasLostRows(string file) => withLostRows.Contains(file);

    /// <summary>Whether a file is there.</summary>
    public bool Has(string file) => FullPath(file) is not null;

    /// <summary>Files in the folder itself, by name.</summary>
    public IEnumerable<string> Names() =>
        Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

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
    public Dataset? ReadTable(string file, CsvReadOptions options)
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
            problems.AddRange(e.Problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.AddRange([UnreadableFile.Describe(full, e) with { File = file }]);
        }
        read[file] = data;
        return data;
    }

    /// <summary>Begins to read files on other threads; <see cref="ReadTable"/> then waits for the one it is asked for, or reads
    /// it anew when it asks for other options. What is found is recorded in the order of asking, so that nothing depends
    /// on the threads.</summary>
    /// <param name="tables">Paths relative to the folder; those that are not there are passed over.</param>
    /// <param name="options">How to read them.</param>
    public void Start(IEnumerable<string> tables, CsvReadOptions options)
    {
        foreach (string file in tables)
        {
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

    /// <summary>The path of a file: exact name first, then without case; null when it is not there.</summary>
    private string? PlainPath(string file)
    {
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
            Options.MissingCodes.SequenceEqual(asked.MissingCodes, StringComparer.Ordinal)
            && Options.TextColumns.SetEquals(asked.TextColumns);
    }

    private sealed record FileContent(Dataset Data, IReadOnlyList<DataProblem> Uneven, string Hash);
}
