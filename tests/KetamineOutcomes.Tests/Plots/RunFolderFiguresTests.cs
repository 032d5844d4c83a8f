using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Plots;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Plots;

public sealed class RunFolderFiguresTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("run").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_figure_is_there_as_picture_drawing_and_data_and_in_the_report()
    {
        TrialRun run = Run();
        string target = Path.Combine(folder, "out");
        run.Save(target);
        string report = File.ReadAllText(Path.Combine(target, "report.html"));

        foreach (Figure figure in run.ToFigures())
        {
            string svg = File.ReadAllText(Path.Combine(target, "figures", figure.Id + ".svg"));
            Assert.Equal(figure.ToSvg(), svg);
            Assert.Equal(figure.ToPng(), File.ReadAllBytes(Path.Combine(target, "figures", figure.Id + ".png")));
            Assert.Equal(figure.Data.ToCsv(), File.ReadAllText(Path.Combine(target, "figures", figure.Id + ".csv")));
            Assert.Contains(svg.TrimEnd(), report, StringComparison.Ordinal);
        }
        string[] ids =
        [
            .. System.Text.RegularExpressions.Regex.Matches(report, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Two_runs_write_the_same_bytes()
    {
        Run().Save(Path.Combine(folder, "a"));
        Run().Save(Path.Combine(folder, "b"));
        string[] files = Directory.GetFiles(Path.Combine(folder, "a"), "*", SearchOption.AllDirectories);

        Assert.True(files.Length > 10);
        Assert.All(files, a => Assert.Equal(File.ReadAllBytes(a), File.ReadAllBytes(a.Replace("/a/", "/b/"))));
    }

    [Fact]
    public void A_place_that_is_taken_by_a_folder_leaves_everything_as_it_was()
    {
        string target = Path.Combine(folder, "out");
        Directory.CreateDirectory(Path.Combine(target, "report.html"));
        File.WriteAllText(Path.Combine(target, "results.json"), "old");

        Assert.Throws<IOException>(() => Run().Save(target));
        Assert.Equal("old", File.ReadAllText(Path.Combine(target, "results.json")));
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    private static TrialRun Run()
    {
        Trial trial = Trial.Read(TestFiles.InCheckout("samples/data/route-trial"));
        AnalysisPlan plan = AnalysisPlan.Parse(
            """
            { "by": "arm", "analyses": [
              { "id": "response-d28", "type": "response", "scale": "MADRS", "day": 28, "window": [24, 35] },
              { "id": "relapse", "type": "time-to-relapse", "source": "follow_up" } ] }
            """,
            trial
        );
        return TrialAnalysis.Run(trial, plan);
    }
}
