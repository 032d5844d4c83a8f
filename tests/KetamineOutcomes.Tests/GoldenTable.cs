using System.Globalization;

namespace KetamineOutcomes.Tests;

/// <summary>A golden file: comment lines with its pedigree (#), a header, rows of plain CSV without quotes.</summary>
internal sealed class GoldenTable
{
    private readonly string[] header;

    private GoldenTable(string[] header, IReadOnlyList<GoldenRow> rows)
    {
        this.header = header;
        Rows = rows;
    }

    public IReadOnlyList<GoldenRow> Rows { get; }

    public static GoldenTable Read(string path)
    {
        string[][] lines = File.ReadLines(TestFiles.Golden(path))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(','))
            .ToArray();
        GoldenTable table = new(lines[0], []);
        return new GoldenTable(lines[0], lines.Skip(1).Select(cells => new GoldenRow(table.header, cells)).ToArray());
    }
}

/// <summary>A row of a <see cref="GoldenTable"/>, read by column name.</summary>
internal sealed class GoldenRow(string[] header, string[] cells)
{
    public string Text(string column)
    {
        int index = Array.IndexOf(header, column);
        return index >= 0 ? cells[index] : throw new InvalidOperationException($"No golden column '{column}'.");
    }

    /// <summary>The number; NA is null; Inf and -Inf are infinities.</summary>
    public double? Number(string column) =>
        Text(column) switch
        {
            "NA" or "NaN" or "" => null,
            "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            string text => double.Parse(text, CultureInfo.InvariantCulture),
        };

    public double Value(string column) =>
        Number(column) ?? throw new InvalidOperationException($"No value in golden column '{column}'.");
}
