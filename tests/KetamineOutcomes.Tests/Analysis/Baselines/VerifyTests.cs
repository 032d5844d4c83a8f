using KetamineOutcomes.Analysis.Baselines;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Baselines;

public sealed class VerifyTests : IDisposable
{
    private static readonly TrialRun Run = TrialAnalysis.Run(
        Trial.Read(TestFiles.InCheckout("samples/data/route-trial"))
    );

    private readonly string folder = Directory.CreateTempSubdirectory("verify").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_run_is_stored_and_held()
    {
        string file = Path.Combine(folder, "new/run.json");
        TrialDataException missing = Assert.Throws<TrialDataException>(() => ResultBaseline.Verify(Run, file));
        Assert.Contains("KETAMINE_OUTCOMES_UPDATE_BASELINES=1", missing.Message);
        ResultBaseline.Verify(Run, file, update: true);
        ResultBaseline.Verify(Run, file);
        Assert.Equal(["run.json"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName));
        File.WriteAllText(file, File.ReadAllText(file).Replace("0.375,", "0.3751,", StringComparison.Ordinal));
        string message = Assert.Throws<BaselineMismatchException>(() => ResultBaseline.Verify(Run, file)).Message;
        Assert.Contains("analyses[response-d28]", message);
        Assert.Contains("result.groups[Placebo].proportion", message);
        Assert.Contains("To accept:", message);
        var tolerance = new BaselineTolerance { Paths = [new PathTolerance("**") { Relative = 1e-3 }] };
        ResultBaseline.Verify(Run, file, tolerance);
    }

    [Fact]
    public void Any_result_record_is_held_by_its_JSON_or_its_tables()
    {
        Result[] results =
        [
            Run.ResultOf<ProportionResult>("response-d28"),
            Run.ResultOf<SurvivalResult>("time-to-relapse"),
            ResponseRate.Of(23, 48),
        ];
        foreach (Result result in results)
        {
            string file = Path.Combine(folder, $"{result.GetType().Name}.json");
            ResultBaseline.Verify(result, file, update: true);
            ResultBaseline.Verify(result, file);
        }
        Assert.Contains("\"command\": \"proportion\"", File.ReadAllText(Path.Combine(folder, "ProportionResult.json")));
        BaselineMismatchException moved = Assert.Throws<BaselineMismatchException>(() =>
            ResultBaseline.Verify(ResponseRate.Of(24, 48), Path.Combine(folder, "ResponseRate.json"))
        );
        Assert.NotEmpty(moved.Comparison.Differences);
    }

    [Fact]
    public void A_relative_path_starts_at_the_project()
    {
        TrialDataException missing = Assert.Throws<TrialDataException>(() =>
            ResultBaseline.Verify(Run, "no-such-folder/run.json")
        );
        Assert.Equal("no-such-folder/run.json", Assert.Single(missing.Problems).File);
        Assert.Equal(TestFiles.InCheckout("tests/KetamineOutcomes.Tests/a/b.json"), BaselineFile.Resolve("a/b.json"));
    }
}
