namespace KetamineOutcomes.Tool.Output;

/// <summary>Files written whole or not at all: each under a passing name beside its place, all moved there at the end.</summary>
internal sealed class StagedFiles : IDisposable
{
    private readonly List<(string Temporary, string Path)> staged = [];
    private readonly EventHandler onExit;

    /// <summary>Starts without files; what is staged is removed also when the process is told to end.</summary>
    public StagedFiles()
    {
        onExit = (_, _) => Remove();
        AppDomain.CurrentDomain.ProcessExit += onExit;
    }

    /// <summary>Writes a file under its passing name, with the same ending.</summary>
    /// <param name="path">Where it will stand.</param>
    /// <param name="write">Writes it to the path given.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Add(string path, Action<string> write)
    {
        string full = Path.GetFullPath(path);
        if (staged.Exists(file => string.Equals(file.Path, full, StringComparison.Ordinal)))
        {
            throw new UsageException($"'{path}' is named twice; give each output a file of its own.");
        }
        string folder = Path.GetDirectoryName(full) ?? throw new UsageException($"'{path}' is no file name.");
        if (Directory.Exists(full))
        {
            throw new UsageException($"'{path}' is a folder; name a file.");
        }
        if (!Directory.Exists(folder))
        {
            throw new UsageException(
                $"'{path}' cannot be written: there is no folder '{Path.GetDirectoryName(path)}'."
            );
        }
        string temporary = Path.Combine(
            folder,
            $".{Path.GetFileNameWithoutExtension(full)}.{Guid.NewGuid():N}{Path.GetExtension(full)}"
        );
        staged.Add((temporary, full));
        try
        {
            write(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path);
        }
    }

    /// <summary>Puts every file in its place.</summary>
    /// <exception cref="UsageException">A place cannot be written.</exception>
    public void Commit()
    {
        foreach ((string temporary, string path) in staged)
        {
            try
            {
                File.Move(temporary, path, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(path);
            }
        }
        staged.Clear();
    }

    /// <summary>Removes what was not put in its place.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= onExit;
        Remove();
    }

    private void Remove()
    {
        foreach ((string temporary, _) in staged)
        {
            File.Delete(temporary);
        }
    }

    private static UsageException Unwritable(string path) =>
        new($"'{path}' cannot be written: check the folder's permissions and the disk's room.");
}
