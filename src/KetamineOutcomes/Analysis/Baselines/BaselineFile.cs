using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>Where a test's baseline stands, how it is read and stored.</summary>
internal static class BaselineFile
{
    private static readonly string[] Projects = ["*.csproj", "*.fsproj", "*.vbproj"];

    /// <summary>A relative path starts at the project's folder: tests run in bin/, baselines stand beside the sources.</summary>
    public static string Resolve(string path)
    {
        if (Path.IsPathRooted(path))
        {
            return path;
        }
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !Projects.Any(ending => folder.EnumerateFiles(ending).Any()))
        {
            folder = folder.Parent;
        }
        return Path.GetFullPath(path, folder?.FullName ?? Environment.CurrentDirectory);
    }

    /// <summary>Reads a stored result.</summary>
    /// <exception cref="TrialDataException">It is not there, or cannot be read.</exception>
    public static byte[] Read(string path, string name)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "missing-file",
                    "The baseline does not exist.",
                    $"Run once with {ResultBaseline.UpdateVariable}=1, look at the file, and keep it under version control."
                ) with
                {
                    File = name,
                }
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrialDataException(
                DataProblem.Error("unreadable-file", "The baseline cannot be read.", "Check its permissions.") with
                {
                    File = name,
                }
            );
        }
    }

    /// <summary>Stores a result whole: under a passing name first.</summary>
    public static void Store(string path, byte[] json)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string passing = $"{path}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllBytes(passing, json);
            File.Move(passing, path, overwrite: true);
        }
        finally
        {
            File.Delete(passing);
        }
    }
}
