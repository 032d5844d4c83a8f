using System.Text;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>The same table in the dialects that programs write gives the same JSON, byte for byte.</summary>
public sealed class DialectTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Verbs => VerbCases.All;

    private static string With(string delimiter, string decimalMark, string lineEnd = "\n") =>
        VerbCases
            .Table.Replace(",", delimiter, StringComparison.Ordinal)
            .Replace(".", decimalMark, StringComparison.Ordinal)
            .Replace("\n", lineEnd, StringComparison.Ordinal);

    private static IEnumerable<byte[]> Dialects()
    {
        // An arm's name outside ASCII, so that encodings differ.
        static string Accented(string text) => text.Replace("Placebo", "Plácebo", StringComparison.Ordinal);
        yield return Encoding.UTF8.GetBytes(Accented(VerbCases.Table));
        yield return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Accented(With(";", ",")))];
        yield return [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Accented(With("\t", ".", "\r\n")))];
        yield return
        [
            .. Encoding.BigEndianUnicode.Preamble,
            .. Encoding.BigEndianUnicode.GetBytes(Accented(With("|", ","))),
        ];
        yield return Encoding.Latin1.GetBytes(Accented(With(";", ",", "\r\n")).TrimEnd());
        yield return Encoding.Unicode.GetBytes(Accented(With(",", ".")));
        string quoted = string.Join(
            '\n',
            VerbCases
                .Table.TrimEnd()
                .Split('\n')
                .Select(line => '"' + line.Replace(",", "\", \"", StringComparison.Ordinal) + '"')
        );
        yield return Encoding.UTF8.GetBytes(Accented(quoted));
    }

    [Theory, MemberData(nameof(Verbs))]
    public void All_dialects_give_the_same_bytes(string verb)
    {
        string[] outputs = Dialects()
            .Select(bytes =>
            {
                ToolRun run = ToolRun.Of(VerbCases.Args(verb, folder.Write("t.csv", bytes), "--json"));
                Assert.Equal((0, ""), (run.ExitCode, run.Error));
                return run.Output;
            })
            .ToArray();
        Assert.Contains("Plácebo", outputs[0], StringComparison.Ordinal);
        Assert.All(outputs, output => Assert.Equal(outputs[0], output));
        foreach (byte[] bytes in Dialects())
        {
            byte[] packed = Gzip.Of(bytes);
            Assert.Equal(outputs[0], ToolRun.Of(VerbCases.Args(verb, folder.Write("t.gz", packed), "--json")).Output);
            foreach (byte[] given in new[] { bytes, packed })
            {
                using var input = new MemoryStream(given);
                Assert.Equal(outputs[0], ToolRun.Of(VerbCases.Args(verb, "-", "--json"), input).Output);
            }
        }
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Titles_are_refused_with_the_number_that_passes_over_them(string verb)
    {
        string file = folder.Write(
            "t.csv",
            Encoding.UTF8.GetBytes("A trial, 2021\n\nExported today\n" + VerbCases.Table)
        );
        ToolRun refused = ToolRun.Of(VerbCases.Args(verb, file, "--json"));
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("line 1: The header stands on line 4", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--skip 3", refused.Error, StringComparison.Ordinal);
        ToolRun skipped = ToolRun.Of(VerbCases.Args(verb, file, "--skip", "3", "--json"));
        Assert.Equal((0, ""), (skipped.ExitCode, skipped.Error));
        string plain = folder.Write("p.csv", Encoding.UTF8.GetBytes(VerbCases.Table));
        Assert.Equal(
            ToolRun.Of(VerbCases.Args(verb, plain, "--skip", "0", "--json")).Output,
            skipped.Output.Replace("\"skip\": 3", "\"skip\": 0", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    public void Skip_takes_a_number_of_lines(string value)
    {
        string file = folder.Write("t.csv", Encoding.UTF8.GetBytes(VerbCases.Table));
        ToolRun run = ToolRun.Of(VerbCases.Args("effect", file, "--skip", value));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--skip", run.Error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Verbs))]
    public void What_is_detected_can_be_forced(string verb)
    {
        string file = folder.Write("t.csv", Encoding.Latin1.GetBytes(With(";", ",")));
        ToolRun forced = ToolRun.Of(
            VerbCases.Args(verb, file, "--delimiter", ";", "--decimal", "comma", "--encoding", "windows-1252", "--json")
        );
        Assert.Equal((0, ""), (forced.ExitCode, forced.Error));
        Assert.Contains("\"encoding\": \"windows-1252\"", forced.Output, StringComparison.Ordinal);
        Assert.Equal(2, ToolRun.Of(VerbCases.Args(verb, file, "--delimiter", "tab")).ExitCode);
        Assert.Equal(2, ToolRun.Of(VerbCases.Args(verb, file, "--encoding", "utf-16")).ExitCode);
    }
}
