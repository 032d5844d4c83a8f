using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Plots;

/// <summary>What a run's folder holds beside results, plan and report.</summary>
public sealed record RunFolderOptions
{
    private static readonly string[] FigureKinds = [".svg", ".png", ".pdf"];

    /// <summary>Endings of the tables' files, of <see cref="TableFile.Endings"/>. Default <c>.csv</c>, the cells alone; the others
    /// carry title and footnotes.</summary>
    /// <exception cref="ArgumentException">There is no such ending, or none at all.</exception>
    public IReadOnlyList<string> Tables
    {
        get;
        init => field = Checked(value, TableFile.Endings);
    } = [".csv"];

    /// <summary>Endings of the figures' files: <c>.svg</c>, <c>.png</c>, <c>.pdf</c>. Default <c>.svg</c> and <c>.png</c>; the data
    /// drawn are written as CSV in any case.</summary>
    /// <exception cref="ArgumentException">There is no such ending, or none at all.</exception>
    public IReadOnlyList<string> Figures
    {
        get;
        init => field = Checked(value, FigureKinds);
    } = [".svg", ".png"];

    /// <summary>How the figures' files are made for print; <c>null</c> (the default) for the screen. The report follows it in
    /// black and white, not in width.</summary>
    public FigurePrint? Print { get; init; }

    private static IReadOnlyList<string> Checked(IReadOnlyList<string> endings, IReadOnlyList<string> known) =>
        endings.Count == 0 || endings.FirstOrDefault(ending => !known.Contains(ending)) is { }
            ? throw new ArgumentException(
                $"Files are written as {string.Join(", ", known)}; found '{string.Join(", ", endings)}'."
            )
            : [.. endings.Distinct(StringComparer.Ordinal)];
}
