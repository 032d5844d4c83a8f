using System.Buffers.Binary;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>Tables and figures for a paper, from the command line.</summary>
public sealed class PaperOptionsTests : IDisposable
{
    private static readonly string Subjects = TestFiles.InCheckout("samples/data/route-trial/subjects.csv");
    private static readonly string Trial = TestFiles.InCheckout("samples/data/route-trial");
    private readonly string folder = Directory.CreateTempSubdirectory("paper").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Tables_go_to_every_file_named_with_title_and_footnotes()
    {
        string[] files = [.. new[] { "t.csv", "t.md", "t.html", "t.txt" }.Select(In)];
        ToolRun run = Survival(files.SelectMany(file => new[] { "--table", file }));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (string text in files.Select(File.ReadAllText))
        {
            Assert.Contains("Time to event: Kaplan-Meier", text);
            Assert.Contains("Survival at times", text);
            Assert.Contains("Log-rank: chi-square", text);
        }
        Assert.Contains(File.ReadAllText(In("t.txt")), run.Output);
    }

    [Fact]
    public void A_figure_is_as_wide_as_asked()
    {
        Assert.Equal(
            0,
            Survival([
                "--figure",
                In("f.png"),
                "--figure",
                In("f.svg"),
                "--width",
                "85",
                "--dpi",
                "600",
                "--black-and-white",
            ]).ExitCode
        );
        Assert.Equal(2008, BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(In("f.png")).AsSpan(16)));
        Assert.Contains("width=\"85mm\"", File.ReadAllText(In("f.svg")));
        Assert.DoesNotContain("#075DAC", File.ReadAllText(In("f.svg")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("--table t.docx", ".csv, .md, .html, .txt")]
    [InlineData("--width 85", "add --figure FILE")]
    [InlineData("--figure f.png --width wide", "--width")]
    [InlineData("--figure f.png --width 5", "60 to 1200 mm")]
    [InlineData("--figure f.png --dpi 20", "between 72 and 2400")]
    public void What_cannot_be_is_refused(string options, string reason)
    {
        ToolRun run = Survival(options.Split(' '));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error);
    }

    [Fact]
    public void Analyze_writes_the_formats_asked_for()
    {
        string target = In("out");
        ToolRun run = ToolRun.Of([
            "analyze",
            Trial,
            "-o",
            target,
            "--width",
            "180",
            "--table-format",
            "csv,md",
            "--figure-format",
            "svg,pdf",
            "--table",
            In("all.html"),
        ]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] Endings(string of) =>
            [
                .. Directory
                    .GetFiles(Path.Combine(target, of))
                    .Select(f => Path.GetExtension(f)!)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ];
        Assert.Equal([".csv", ".md"], Endings("tables"));
        Assert.Equal([".csv", ".pdf", ".svg"], Endings("figures"));
        Assert.Contains("width=\"180mm\"", File.ReadAllText(Path.Combine(target, "figures", "time-to-relapse.svg")));
        Assert.DoesNotContain("180mm", File.ReadAllText(Path.Combine(target, "report.html")));
        Assert.Contains("The main numbers", File.ReadAllText(In("all.html")));
    }

    [Theory]
    [InlineData("--table-format md", "add -o DIR")]
    [InlineData("--width 85", "add -o DIR")]
    [InlineData("-o out --table-format docx", "csv, md, html, txt")]
    [InlineData("-o out --figure-format gif", "svg, png, pdf")]
    [InlineData("--dry-run --table t.md", "leave --table out")]
    public void Analyze_refuses_what_cannot_be(string options, string reason)
    {
        ToolRun run = ToolRun.Of([
            "analyze",
            Trial,
            .. options.Split(' ').Select(word => word == "out" ? In("out") : word),
        ]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error);
        Assert.False(Directory.Exists(In("out")));
    }

    private static ToolRun Survival(IEnumerable<string> more) =>
        ToolRun.Of([
            "survival",
            Subjects,
            "--time",
            "end_day",
            "--event",
            "end_reason=relapse",
            "--by",
            "arm",
            "--times",
            "28,90",
            .. more,
        ]);

    private string In(string name) => Path.Combine(folder, name);
}
