using System.Text;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots.Output;
using KetamineOutcomes.Reporting;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Plots;

/// <summary>Writes a run as a folder: results.json, plan.json, tables/*.csv, and the figures and the report.</summary>
/// <remarks>Everything is made before anything is written, then written beside the folder and moved into place: all or
/// nothing. No file depends on clock, folder, culture, fonts or threads.</remarks>
public static class RunFolder
{
    private static readonly string[] Subfolders = ["figures", "tables"];
    private static readonly string[] Endings = [".svg", ".png", ".pdf", ".csv", ".md", ".html", ".txt"];

    /// <summary>Writes the folder. Where one of an earlier run stands, its figures and tables are replaced; other files in
    /// it are left alone.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <param name="cancellationToken">Stops the work before anything is written in place.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Save(this TrialRun run, string folder, CancellationToken cancellationToken = default) =>
        run.Save(folder, new RunFolderOptions(), cancellationToken);

    /// <summary>Writes the folder with tables and figures as asked: further formats, a journal's width, black and
    /// white.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <param name="options">Formats and print.</param>
    /// <param name="cancellationToken">Stops the work before anything is written in place.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Save(
        this TrialRun run,
        string folder,
        RunFolderOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target))
        {
            throw new IOException($"'{folder}' is a file; name a folder.");
        }
        IReadOnlyList<(string Name, byte[] Bytes)> files = FilesOf(run, options, cancellationToken);
        string parent = Path.GetDirectoryName(target) ?? throw new IOException($"'{folder}' is no folder name.");
        Directory.CreateDirectory(parent);
        string staged = Path.Combine(parent, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
        try
        {
            foreach ((string name, byte[] bytes) in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                string path = Path.Combine(staged, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
            }
            Place(staged, target, files);
        }
        finally
        {
            if (Directory.Exists(staged))
            {
                Directory.Delete(staged, recursive: true);
            }
        }
    }

    /// <summary>The files of the folder, by their names relative to it, as bytes.</summary>
    internal static IReadOnlyList<(string Name, byte[] Bytes)> FilesOf(
        TrialRun run,
        RunFolderOptions options,
        CancellationToken cancellationToken
    )
    {
        var results = new MemoryStream();
        RunJson.Write(results, run);
        List<(string, byte[])> files =
        [
            ("results.json", results.ToArray()),
            ("plan.json", Encoding.UTF8.GetBytes(run.Plan.ToJson())),
        ];
        foreach ((string name, Table table) in run.NamedTables())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (string ending in options.Tables)
            {
                string text = ending == ".csv" ? table.ToCsv() : TableFile.Render([table], ending);
                files.Add(($"tables/{name}{ending}", Encoding.UTF8.GetBytes(text)));
            }
        }
        DrawnFigure[] figures = DrawnFigure.Draw(run.ToFigures(), options, cancellationToken);
        files.AddRange(figures.SelectMany(figure => figure.Files));
        Picture[] pictures = [.. figures.Select(figure => figure.ToPicture())];
        files.Add(("report.html", Encoding.UTF8.GetBytes(Report.ToHtml(run, pictures))));
        return files;
    }

    private static void Place(string staged, string target, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(staged, target);
            return;
        }
        bool isOurs = File.Exists(Path.Combine(target, "results.json"));
        foreach (string subfolder in Subfolders)
        {
            Directory.CreateDirectory(Path.Combine(target, subfolder));
        }
        // Found out before the first file is replaced, not after some of them.
        if (files.Select(file => Path.Combine(target, file.Name)).FirstOrDefault(Directory.Exists) is { } blocked)
        {
            throw new IOException($"'{blocked}' is a folder where a file has to stand.");
        }
        foreach ((string name, _) in files)
        {
            File.Move(Path.Combine(staged, name), Path.Combine(target, name), overwrite: true);
        }
        if (isOurs)
        {
            RemoveStale(target, [.. files.Select(file => Path.GetFullPath(Path.Combine(target, file.Name)))]);
        }
    }

    // Figures and tables of an earlier plan would be taken for this one's.
    private static void RemoveStale(string target, HashSet<string> current)
    {
        foreach (string subfolder in Subfolders)
        {
            foreach (string file in Directory.GetFiles(Path.Combine(target, subfolder)))
            {
                if (!current.Contains(file) && Endings.Contains(Path.GetExtension(file), StringComparer.Ordinal))
                {
                    File.Delete(file);
                }
            }
        }
    }
}
