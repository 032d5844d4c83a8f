using System.IO.Compression;
using System.Text;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>Files that no verb can read, made out of a good one: what a disk, an export, an editor or a person leaves behind.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Make">Puts the broken thing at a path, out of the good text.</param>
/// <param name="Words">Words of the message.</param>
/// <param name="OfTables">Whether it is a fault of a CSV file alone, and means nothing to JSON.</param>
internal sealed record BrokenFile(string Name, Action<string, string> Make, string[] Words, bool OfTables = true)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<BrokenFile> All { get; } =
    [
        new("an empty file", (path, _) => File.WriteAllText(path, ""), ["empty"], OfTables: false),
        new("blank lines alone", (path, _) => File.WriteAllText(path, "\n \n\n"), ["header"]),
        new(
            "a binary file",
            Bytes(_ => [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 31))]),
            [],
            OfTables: false
        ),
        new("a workbook", Bytes(_ => [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8]), ["Excel workbook", "CSV"]),
        new("a gzip archive cut short", Bytes(CutArchive), ["gzip", "cut off"]),
        new("a folder", (path, _) => Directory.CreateDirectory(path), ["folder"], OfTables: false),
        new("a link to nowhere", (path, _) => File.CreateSymbolicLink(path, path + ".gone"), [], OfTables: false),
        new("a title above the header", Text(text => "My export of March\n" + text), ["skip", "line 2"]),
        new("too few fields", Text(text => text + "SECRET99,1\n"), ["2 fields", "line"]),
        new("too many fields", Text(text => text + "SECRET99" + new string(',', 40) + "1\n"), ["41 fields", "line"]),
        new("an open quote", Text(text => text + "SECRET99,\"1\n"), ["never closed", "line"]),
        new("the rows without the header", Text(text => text[(text.IndexOf('\n') + 1)..]), ["first line"]),
    ];

    private static Action<string, string> Bytes(Func<string, byte[]> bytes) =>
        (path, text) => File.WriteAllBytes(path, bytes(text));

    private static Action<string, string> Text(Func<string, string> change) =>
        (path, text) => File.WriteAllText(path, change(text));

    private static byte[] CutArchive(string text)
    {
        using var whole = new MemoryStream();
        using (var gzip = new GZipStream(whole, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }
        return whole.ToArray()[..^20];
    }
}
