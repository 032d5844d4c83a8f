using System.Diagnostics;
using System.Globalization;
using System.Text;
using KetamineOutcomes.Tests.Trials;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>A thousand damaged inputs over all verbs: each ends with an answer, or with exit code 2, one message and an empty
/// standard output; without a stack trace, without a participant's value, soon, and without much memory.</summary>
/// <remarks>KETAMINE_FUZZ_CASES=100 makes a hundred times as many; what fails names its seed, and stays in Fail/.</remarks>
public sealed class WholeToolFuzzTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const long MostBytes = 1L << 30;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> FileVerbs => VerbCases.All;

    private static int Cases(int usual) =>
        int.TryParse(
            Environment.GetEnvironmentVariable("KETAMINE_FUZZ_CASES"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int times
        )
            ? usual * times
            : usual;

    [Theory, MemberData(nameof(FileVerbs))]
    public void Verbs_over_a_file(string verb)
    {
        byte[] whole = Encoding.UTF8.GetBytes(VerbCases.Table);
        for (int seed = 0; seed < Cases(125); seed++)
        {
            var random = new Random(seed);
            byte[] damaged = DamagedInput.Of(whole, random);
            string[] more = random.Next(3) == 0 ? ["--frequency", "n"] : [];
            AssertAnswerOrRefusal(
                seed,
                damaged,
                VerbCases.Args(verb, folder.Write("t.csv", damaged), [.. more, "--json"])
            );
        }
    }

    [Theory]
    [InlineData("validate", 200)]
    [InlineData("analyze", 150)]
    public void Verbs_over_a_trial_folder(string verb, int cases)
    {
        using TrialText trial = TrialText.Valid();
        string path = trial.Write();
        Dictionary<string, byte[]> whole = Directory
            .EnumerateFiles(path)
            .Order(StringComparer.Ordinal)
            .ToDictionary(
                file => file,
                file => Encoding.UTF8.GetBytes(File.ReadAllText(file).Replace("P0", "SECRET", StringComparison.Ordinal))
            );
        whole[Path.Combine(path, "trial.json")] =
            """
            {
              "title": "Fuzz", "arms": [{ "name": "Ketamine", "drug": "ketamine", "route": "IV", "dose": 0.5, "doseUnit": "mg/kg" },
                { "name": "Placebo", "reference": true }],
              "missing": [-9], "codes": { "visit": { "Day 28": { "day": 28 } }, "status": { "x": "relapse" } },
              "scales": [{ "name": "HAMD17", "remission": 7 }], "silence": ["missing-score"]
            }
            """u8.ToArray();
        string[] files = [.. whole.Keys];
        string plan = folder["plan.json"];
        byte[] wholePlan = Encoding.UTF8.GetBytes(
            """
            { "title": "Fuzz", "by": "arm", "reference": "Placebo", "population": ["age>=18"], "level": 0.95,
              "analyses": [
                { "id": "r", "type": "response", "scale": "MADRS", "day": 28, "window": [21, 35] },
                { "id": "c", "type": "change", "scale": "MADRS", "day": 28, "missing": "locf" },
                { "id": "t", "type": "time-to-relapse", "source": "follow-up", "times": [28, 90] } ] }
            """.Replace("\"age>=18\"", "\"site!=C\"", StringComparison.Ordinal)
        );
        for (int seed = 0; seed < Cases(cases); seed++)
        {
            var random = new Random(seed);
            foreach ((string file, byte[] bytes) in whole)
            {
                File.WriteAllBytes(file, bytes);
            }
            string changed = files[random.Next(files.Length)];
            byte[] damaged = DamagedInput.Of(whole[changed], random);
            string[] more = random.Next(2) == 0 ? ["--json"] : [];
            if (verb == "analyze" && random.Next(3) == 0)
            {
                damaged = DamagedInput.Of(wholePlan, random);
                File.WriteAllBytes(plan, damaged);
                more = [.. more, "--plan", plan];
            }
            else
            {
                File.WriteAllBytes(changed, damaged);
            }
            AssertAnswerOrRefusal(seed, damaged, [verb, path, .. more]);
        }
    }

    [Fact]
    public void Results_that_are_compared()
    {
        string table = folder.Write("t.csv", Encoding.UTF8.GetBytes(VerbCases.Table));
        byte[] whole = Encoding.UTF8.GetBytes(ToolRun.Of(VerbCases.Args("survival", table, "--json")).Output);
        string good = folder.Write("good.json", whole);
        for (int seed = 0; seed < Cases(100); seed++)
        {
            var random = new Random(seed);
            byte[] damaged = DamagedInput.Of(whole, random);
            string bad = folder.Write("bad.json", damaged);
            string[] pair = random.Next(2) == 0 ? [good, "--baseline", bad] : [bad, "--baseline", good];
            AssertAnswerOrRefusal(seed, damaged, ["check", .. pair]);
        }
    }

    [Fact]
    public void Designs_that_are_drawn()
    {
        byte[] whole = File.ReadAllBytes(TestFiles.InCheckout("tests/KetamineOutcomes.Tests/Tool/fuzz.design.json"));
        for (int seed = 0; seed < Cases(50); seed++)
        {
            var random = new Random(seed);
            byte[] damaged = DamagedInput.Of(whole, random);
            string output = folder[string.Create(CultureInfo.InvariantCulture, $"out{seed}")];
            string[] args = ["simulate", "--design", folder.Write("d.json", damaged), "-o", output];
            ToolRun run = AssertAnswerOrRefusal(seed, damaged, args);
            Assert.Equal(run.ExitCode == 0, Directory.Exists(output));
        }
    }

    private static ToolRun AssertAnswerOrRefusal(int seed, byte[] damaged, string[] args)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        ToolRun run = ToolRun.Of(args);
        string what =
            $"seed {seed}: {string.Join(' ', args)}\nexit code {run.ExitCode}\n{run.Error}\n{Encoding.Latin1.GetString(damaged)}";
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}; {what}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, $"memory; {what}");
        Assert.True(
            run.ExitCode == 0 || run.ExitCode == 2 || (run.ExitCode == 1 && args[0] is "check" or "validate"),
            what
        );
        string[] traces = ["   at ", "Exception", "Unexpected", "NullReference", "Parameter '", ".cs:line"];
        foreach (string trace in traces)
        {
            Assert.False(run.Error.Contains(trace, StringComparison.Ordinal), $"'{trace}' in {what}");
        }
        // Of validate the whole output is messages.
        string said = args[0] == "validate" ? run.Error + run.Output : run.Error;
        Assert.False(said.Contains("SECRET", StringComparison.Ordinal), $"a value in {said}\n{what}");
        if (run.ExitCode == 2)
        {
            Assert.True(run.Output.Length == 0, $"output; {what}");
            Assert.True(run.Error.StartsWith("ketamine-outcomes: ", StringComparison.Ordinal), what);
        }
        return run;
    }
}
