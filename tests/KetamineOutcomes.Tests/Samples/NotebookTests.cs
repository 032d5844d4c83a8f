using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KetamineOutcomes.Tests.Samples;

/// <summary>The notebooks of samples/notebooks: every cell runs, ends with something shown, and shows what is stored in the
/// notebook, letter by letter. <c>KETAMINE_OUTCOMES_REWRITE=1</c> stores what they show now. The kernel is a stand-in
/// (<see cref="NotebookStandIn"/>).</summary>
[Collection(RunsAlone.Name)]
public sealed class NotebookTests
{
    public static TheoryData<string> Notebooks =>
        [
            .. Directory
                .EnumerateFiles(TestFiles.InCheckout("samples/notebooks"), "*.ipynb")
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Every_cell_runs_and_shows_what_is_stored(string name)
    {
        using var place = new SampleFolder();
        place.EnterNotebooks();
        var notebook = new NotebookFile(TestFiles.InCheckout($"samples/notebooks/{name}"));
        var kernel = new NotebookStandIn();
        bool rewrite = Environment.GetEnvironmentVariable("KETAMINE_OUTCOMES_REWRITE") == "1";
        int count = 0;
        foreach (JsonObject cell in notebook.CodeCells)
        {
            count++;
            string source = NotebookFile.SourceOf(cell);
            (string MimeType, string Text)? shown = await kernel.Run(source, TestContext.Current.CancellationToken);
            Assert.True(shown is not null, $"Cell {count} of {name} shows nothing:\n{source}");
            Assert.Equal("text/html", shown.Value.MimeType);
            if (rewrite)
            {
                NotebookFile.Store(cell, count, shown.Value.MimeType, shown.Value.Text);
            }
            else
            {
                string? stored = NotebookFile.StoredIn(cell, shown.Value.MimeType);
                Assert.True(
                    stored is not null,
                    $"Cell {count} of {name} has no stored output; see this test's summary."
                );
                Assert.Equal(stored, shown.Value.Text);
            }
        }
        if (rewrite)
        {
            notebook.Save();
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void It_is_a_notebook_of_CSharp_that_takes_the_package(string name)
    {
        JsonObject root = new NotebookFile(TestFiles.InCheckout($"samples/notebooks/{name}")).Root;
        Assert.Equal(4, root["nbformat"]!.GetValue<int>());
        Assert.Equal(5, root["nbformat_minor"]!.GetValue<int>());
        Assert.Equal(".net-csharp", root["metadata"]!["kernelspec"]!["name"]!.GetValue<string>());
        Assert.Equal("C#", root["metadata"]!["language_info"]!["name"]!.GetValue<string>());
        JsonObject[] cells = [.. root["cells"]!.AsArray().Select(c => c!.AsObject())];
        Assert.All(cells, cell => Assert.Matches("^[a-zA-Z0-9-_]{1,64}$", cell["id"]!.GetValue<string>()));
        Assert.Equal(cells.Length, cells.Select(cell => cell["id"]!.GetValue<string>()).Distinct().Count());
        string version = Regex
            .Match(
                File.ReadAllText(TestFiles.InCheckout("Directory.Build.props")),
                "<VersionPrefix>(.+)</VersionPrefix>"
            )
            .Groups[1]
            .Value;
        string first = NotebookFile.SourceOf(cells.First(cell => cell["cell_type"]!.ToString() == "code"));
        Assert.StartsWith($"#r \"nuget: KetamineOutcomes.Plots, {version}\"\n", first, StringComparison.Ordinal);
        Assert.Equal("markdown", cells[0]["cell_type"]!.GetValue<string>());
    }

    [Fact]
    public void From_folder_to_figures_takes_ten_cells()
    {
        var notebook = new NotebookFile(TestFiles.InCheckout("samples/notebooks/route-trial.ipynb"));
        Assert.Equal(10, notebook.CodeCells.Count);
    }
}
