using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>Holds a stored result against a new one, so that a build fails when a number has moved.</summary>
/// <remarks>In a test, three lines (samples/ci has the whole project):
/// <code>
/// Trial trial = Trial.Read("data/my-trial");
/// TrialRun run = TrialAnalysis.Run(trial);
/// ResultBaseline.Verify(run, "baselines/my-trial.json");
/// </code>
/// The file is written at first, and again after a change that is wanted, by a run with the environment variable
/// <c>KETAMINE_OUTCOMES_UPDATE_BASELINES=1</c>.</remarks>
public static class ResultBaseline
{
    /// <summary>The environment variable that lets <c>Verify</c> write: <c>1</c> or <c>true</c>.</summary>
    public const string UpdateVariable = "KETAMINE_OUTCOMES_UPDATE_BASELINES";

    /// <summary>Compares two results, whichever verb wrote them.</summary>
    /// <param name="actual">The new result's JSON, UTF-8.</param>
    /// <param name="baseline">The stored result's JSON, UTF-8.</param>
    /// <param name="tolerance">Tolerance; <c>null</c> for the defaults.</param>
    /// <param name="actualName">What messages call the new result.</param>
    /// <param name="baselineName">What messages call the baseline.</param>
    /// <returns>Every path that differs.</returns>
    /// <remarks>Rows of lists are matched by their key (id, group, term, study, visit and arm, time …), not by place. A
    /// different <c>version</c> is reported and never counted; settings count, for they explain the numbers.</remarks>
    /// <exception cref="TrialDataException">One of the two is no JSON object.</exception>
    public static BaselineComparison Compare(
        ReadOnlyMemory<byte> actual,
        ReadOnlyMemory<byte> baseline,
        BaselineTolerance? tolerance = null,
        string actualName = "result",
        string baselineName = "baseline"
    )
    {
        using BaselineDocument found = BaselineDocument.Parse(actual, actualName);
        using BaselineDocument expected = BaselineDocument.Parse(baseline, baselineName);
        tolerance ??= new BaselineTolerance();
        var comparer = new ResultComparer(tolerance, expected, found);
        IReadOnlyList<BaselinePart> parts = comparer.Compare();
        var causes = new CauseFinder(parts, expected.Text("version"), found.Text("version"));
        return new BaselineComparison
        {
            Command = found.Text("command"),
            Parts = [.. parts.Select(part => part with { Causes = causes.Of(part) })],
            Tolerance = tolerance,
            UnusedTolerances = comparer.Unused,
            ActualName = actualName,
            ActualVersion = found.Text("version"),
            BaselineName = baselineName,
            BaselineVersion = expected.Text("version"),
        };
    }

    /// <summary>Holds a result against a stored file and throws when it differs: one line in a unit test.</summary>
    /// <param name="result">Any result. One that a verb prints is stored as that verb's JSON, so that <c>check</c> reads it
    /// too; any other by its tables, as finished cells.</param>
    /// <param name="baselineFile">The stored file. A relative path starts at the folder of the project that runs (the nearest
    /// one above the program that holds a .csproj, .fsproj or .vbproj), or at the current folder when there is none.</param>
    /// <param name="tolerance">Tolerance; <c>null</c> for the defaults.</param>
    /// <param name="update">Whether to store the result in place of comparing it; <c>null</c> to ask
    /// <see cref="UpdateVariable"/>.</param>
    /// <exception cref="TrialDataException">The file is missing or no JSON object.</exception>
    /// <exception cref="BaselineMismatchException">Something differs; the message says what, by how much and beside which
    /// settings.</exception>
    public static void Verify(
        Result result,
        string baselineFile,
        BaselineTolerance? tolerance = null,
        bool? update = null
    ) => Verify(Json(stream => ResultJson.Write(stream, result)), baselineFile, tolerance, update);

    /// <summary>Holds a whole run, as results.json stores it, against a stored file and throws when it differs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="baselineFile">The stored file; a relative path starts at the folder of the project that runs, or at the
    /// current folder when there is none.</param>
    /// <param name="tolerance">Tolerance; <c>null</c> for the defaults.</param>
    /// <param name="update">Whether to store the run in place of comparing it; <c>null</c> to ask
    /// <see cref="UpdateVariable"/>.</param>
    /// <exception cref="TrialDataException">The file is missing or no JSON object.</exception>
    /// <exception cref="BaselineMismatchException">Something differs.</exception>
    public static void Verify(
        TrialRun run,
        string baselineFile,
        BaselineTolerance? tolerance = null,
        bool? update = null
    ) => Verify(Json(stream => RunJson.Write(stream, run)), baselineFile, tolerance, update);

    private static void Verify(byte[] actual, string baselineFile, BaselineTolerance? tolerance, bool? update)
    {
        string path = BaselineFile.Resolve(baselineFile);
        if (update ?? Environment.GetEnvironmentVariable(UpdateVariable) is "1" or "true")
        {
            BaselineFile.Store(path, actual);
            return;
        }
        byte[] expected = BaselineFile.Read(path, baselineFile);
        BaselineComparison comparison = Compare(actual, expected, tolerance, baselineName: baselineFile);
        if (!comparison.IsMatch)
        {
            throw new BaselineMismatchException(comparison);
        }
    }

    private static byte[] Json(Action<Stream> write)
    {
        using var json = new MemoryStream();
        write(json);
        return json.ToArray();
    }
}
