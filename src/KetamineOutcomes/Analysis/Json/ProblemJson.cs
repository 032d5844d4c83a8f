using System.Text.Json;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>Writes the problems of a trial folder.</summary>
public static class ProblemJson
{
    /// <summary>Writes what <c>validate --json</c> prints: command, version, settings, problems; a final LF.</summary>
    /// <param name="output">Where to; UTF-8 without BOM.</param>
    /// <param name="validation">What was found.</param>
    /// <param name="showValues">Whether participants' values are shown, in a field <c>value</c>.</param>
    public static void Write(Stream output, TrialValidation validation, bool showValues = false) =>
        JsonText.Write(
            output,
            "validate",
            null,
            writer =>
            {
                writer.WriteSettings([new("showValues", showValues)]);
                writer.WriteNumber("errors", validation.Problems.Count(p => p.Severity == ProblemSeverity.Error));
                writer.WriteNumber("warnings", validation.Problems.Count(p => p.Severity == ProblemSeverity.Warning));
                WriteProblems(writer, validation.Problems, showValues);
            }
        );

    /// <summary>Writes the list <c>problems</c> into the open object.</summary>
    internal static void WriteProblems(
        Utf8JsonWriter writer,
        IReadOnlyList<DataProblem> problems,
        bool showValues = false
    )
    {
        writer.WriteStartArray("problems");
        foreach (DataProblem problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("severity", problem.Severity == ProblemSeverity.Error ? "error" : "warning");
            writer.WriteString("file", problem.File);
            writer.WriteNumberOrNull("line", problem.Line);
            writer.WriteString("column", problem.Column);
            writer.WriteString("rule", problem.Rule);
            writer.WriteString("message", problem.Message);
            writer.WriteString("advice", problem.Advice);
            if (showValues)
            {
                writer.WriteString("value", problem.Value);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
