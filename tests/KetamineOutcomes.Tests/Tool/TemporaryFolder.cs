namespace KetamineOutcomes.Tests.Tool;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ketamine-outcomes-");

    public string Path => folder.FullName;

    /// <summary>A file's full name in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, and gives its full name.</summary>
    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    /// <summary>The names of everything in it.</summary>
    public string[] Names() =>
        Directory
            .EnumerateFileSystemEntries(Path)
            .Select(entry => System.IO.Path.GetFileName(entry)!)
            .Order()
            .ToArray();

    public void Dispose() => folder.Delete(recursive: true);
}
