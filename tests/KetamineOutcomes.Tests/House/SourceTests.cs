using System.Text.RegularExpressions;

namespace KetamineOutcomes.Tests.House;

/// <summary>Rules that the sources keep, read as text.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] Sources = Directory
        .EnumerateFiles(TestFiles.InCheckout("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file =>
            !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")
            && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}")
        )
        .Order(StringComparer.Ordinal)
        .ToArray();

    [Fact]
    public void A_file_named_X_holds_X()
    {
        string[] wrong = Sources
            .Where(file => Path.GetFileName(file) is not ("Program.cs" or "AssemblyInfo.cs"))
            .Where(file =>
                !Regex.IsMatch(
                    File.ReadAllText(file),
                    $@"\b(class|struct|record|interface|enum|delegate [\w<>\[\]?]+)( struct| class)? {Regex.Escape(TypeNameOf(file))}\b"
                )
            )
            .ToArray();
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() =>
        Assert.Empty(Sources.Where(file => File.ReadLines(file).Count() > 400));

    [Fact]
    public void Only_Numerics_calls_distributions_of_MathNet() =>
        Assert.Empty(
            Sources.Where(file =>
                !file.Contains("Numerics" + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                && File.ReadAllText(file) is string text
                && (
                    text.Contains("MathNet.Numerics.Distributions", StringComparison.Ordinal)
                    || text.Contains("MathNet.Numerics.SpecialFunctions", StringComparison.Ordinal)
                )
            )
        );

    [Fact]
    public void No_p_value_is_one_minus_a_lower_tail() => AssertNone(LowerTail());

    [Fact]
    public void No_exception_is_swallowed() => AssertNone(EmptyCatch());

    [Fact]
    public void Nothing_is_left_for_later() => AssertNone(Unfinished());

    [Fact]
    public void No_result_depends_on_the_clock() => AssertNone(Clock());

    private static void AssertNone(Regex pattern) =>
        Assert.Empty(
            Sources.SelectMany(file =>
                File.ReadLines(file)
                    .Select((line, i) => (line, i))
                    .Where(l => pattern.IsMatch(l.line))
                    .Select(l => $"{Path.GetRelativePath(TestFiles.Root, file)}:{l.i + 1}: {l.line.Trim()}")
            )
        );

    // Parts of a partial type carry a suffix: Foo.Bar.cs holds Foo.
    private static string TypeNameOf(string file) => Path.GetFileNameWithoutExtension(file).Split('.')[0];

    [GeneratedRegex(@"\b1(\.0)? ?- ?\w*\.?(Cdf|CumulativeDistribution|CDF)\(")]
    private static partial Regex LowerTail();

    [GeneratedRegex(@"catch *(\([\w.]+( \w+)?\))? *\{ *\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?(Now|Today)")]
    private static partial Regex Clock();
}
