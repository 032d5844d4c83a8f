using System.Text.Json;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>Holds a stored result against a new one, so that a build fails when a number has moved.</summary>
public static class ResultBaseline
{
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
        using JsonDocument actualJson = Parse(actual, actualName);
        using JsonDocument baselineJson = Parse(baseline, baselineName);
        tolerance ??= new BaselineTolerance();
        return new BaselineComparison
        {
            Differences = new ResultComparer(tolerance).Compare(baselineJson.RootElement, actualJson.RootElement),
            Tolerance = tolerance,
            ActualVersion = VersionOf(actualJson.RootElement),
            BaselineVersion = VersionOf(baselineJson.RootElement),
        };
    }

    /// <summary>Compares a result with a stored file and throws when it differs: one line in a unit test.</summary>
    /// <param name="result">The result.</param>
    /// <param name="command">The verb whose JSON it is: <c>survival</c>, <c>proportion</c> …</param>
    /// <param name="baselineFile">The stored file.</param>
    /// <param name="tolerance">Tolerance; <c>null</c> for the defaults.</param>
    /// <exception cref="TrialDataException">The file is missing or no JSON object.</exception>
    /// <exception cref="BaselineMismatchException">Something differs; the message is the table of differences.</exception>
    public static void Verify(
        ProcedureResult result,
        string command,
        string baselineFile,
        BaselineTolerance? tolerance = null
    )
    {
        if (!File.Exists(baselineFile))
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "missing-file",
                    "The baseline does not exist.",
                    "Write the result there once, look at it, and keep it under version control."
                ) with
                {
                    File = baselineFile,
                }
            );
        }
        using var json = new MemoryStream();
        ResultJson.Write(json, command, result);
        BaselineComparison comparison = Compare(
            json.ToArray(),
            File.ReadAllBytes(baselineFile),
            tolerance,
            baselineName: baselineFile
        );
        if (!comparison.IsMatch)
        {
            throw new BaselineMismatchException(comparison);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            JsonDocument document = JsonDocument.Parse(json);
            RefuseBrokenText(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new JsonException("an object is expected", null, 0, 0);
        }
        catch (InvalidOperationException)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "not-json",
                    "A text in it holds half a character (a lone surrogate such as \\ud800).",
                    "Write the result again with the verb that made it."
                ) with
                {
                    File = name,
                }
            );
        }
        catch (JsonException problem)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "not-json",
                    "This is no result: it is not a JSON object.",
                    "Give a file that `analyze -o` or a verb's `--output` wrote."
                ) with
                {
                    File = name,
                    Line = (int?)problem.LineNumber + 1,
                }
            );
        }
    }

    /// <summary>Reads every text once: half a character cannot be read.</summary>
    private static void RefuseBrokenText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement inner in element.EnumerateArray())
                {
                    RefuseBrokenText(inner);
                }
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    _ = property.Name;
                    RefuseBrokenText(property.Value);
                }
                break;
        }
    }

    private static string? VersionOf(JsonElement result) =>
        result.TryGetProperty("version", out JsonElement version) && version.ValueKind == JsonValueKind.String
            ? version.GetString()
            : null;
}
