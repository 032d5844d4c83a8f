namespace KetamineOutcomes.Tests.Samples;

/// <summary>The cookbook: each sample compiles, runs, and prints what stands beside it, letter by letter; its README lists them all.
/// <c>KETAMINE_OUTCOMES_REWRITE=1</c> writes outputs and list anew. CI runs some of them with <c>dotnet run</c> as well.</summary>
[Collection(RunsAlone.Name)]
public sealed class CookbookTests
{
    private static readonly string Folder = TestFiles.InCheckout("samples/cookbook");
    private static readonly bool Rewrite = Environment.GetEnvironmentVariable("KETAMINE_OUTCOMES_REWRITE") == "1";

    public static TheoryData<string> Samples => [.. Files.Select(file => Path.GetFileNameWithoutExtension(file))];

    private static string[] Files => [.. Directory.EnumerateFiles(Folder, "*.cs").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_prints_what_stands_beside_it(string name)
    {
        using var place = new SampleFolder();
        string printed = new SampleProgram(Path.Combine(Folder, name + ".cs")).Run();
        string stored = Path.Combine(Folder, name + ".output.txt");
        if (Rewrite)
        {
            File.WriteAllText(stored, printed);
        }
        Assert.NotEmpty(printed);
        Assert.Equal(File.ReadAllText(stored), printed);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_is_short_and_says_what_it_is(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, name + ".cs"));
        Assert.InRange(lines.Length, 5, 40);
        Assert.StartsWith("// ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("// ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(".", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("#:project ../../src/", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_twenty_at_least_and_the_list_has_them_all()
    {
        Assert.True(Files.Length >= 20, $"{Files.Length} samples");
        string[] rows =
        [
            .. Files.Select(file =>
            {
                var sample = new SampleProgram(file);
                string name = Path.GetFileNameWithoutExtension(file);
                return $"| [{sample.Name}]({name}.cs) | {sample.Description} | [output]({name}.output.txt) |";
            }),
        ];
        string readme = Path.Combine(Folder, "README.md");
        string text = File.ReadAllText(readme);
        const string Heading = "|---|---|---|\n";
        int start = text.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        int end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        if (Rewrite)
        {
            text = text[..start] + string.Join('\n', rows) + text[end..];
            File.WriteAllText(readme, text);
        }
        Assert.Equal(rows, text[start..text.IndexOf("\n\n", start, StringComparison.Ordinal)].Split('\n'));
    }

    [Fact]
    public void Outputs_belong_to_samples() =>
        Assert.Equal(
            Files.Select(file => Path.GetFileNameWithoutExtension(file)),
            Directory
                .EnumerateFiles(Folder, "*.output.txt")
                .Select(file => Path.GetFileName(file)[..^".output.txt".Length])
                .Order(StringComparer.Ordinal)
        );
}
