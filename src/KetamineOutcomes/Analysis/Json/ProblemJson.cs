using System.Text.Json;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>Writes the problems of a trial folder.</summary>
public static class ProblemJson
{
    /// <summary>Writes what <c>validate --json</c> prints: command, version, settings, the numbers of errors and warnings, by
    /// rule too, and the problems; a final LF.</summary>
    /// <remarks>Of a rule in a file at most 10,000 problems are listed: <c>rules</c> says for each how many there are
    /// (<c>problems</c>) and how many of them are listed (<c>listed</c>). Where a problem has no file, line or column the field is <c>null</c>, with a <c>reason</c> beside it.</remarks>
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
                writer.WriteNumber("errors", Sum(validation, ProblemSeverity.Error));
                writer.WriteNumber("warnings", Sum(validation, ProblemSeverity.Warning));
                WriteRules(writer, validation);
                LayoutJson.Write(writer, validation.Layouts);
                WriteProblems(writer, validation.Problems, showValues);
            }
        );

    /// <summary>Why a problem has no file, line or column; null when it has all three.</summary>
    private static string? ReasonOf(DataProblem problem) =>
        (problem.File, problem.Line, problem.Column) switch
        {
            (null, _, _) => "No single file is concerned.",
            (_, null, null) => "The file as a whole is concerned.",
            (_, null, _) => "No single line is concerned.",
            (_, _, null) => "The line as a whole is concerned.",
            _ => null,
        };

    private static long Sum(TrialValidation validation, ProblemSeverity severity) =>
        validation.Counts.Where(count => count.Severity == severity).Sum(count => (long)count.Problems);

    private static void WriteRules(Utf8JsonWriter writer, TrialValidation validation)
    {
        writer.WriteStartArray("rules");
        foreach (ProblemCount count in validation.Counts)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", count.Rule);
            writer.WriteString("severity", count.Severity == ProblemSeverity.Error ? "error" : "warning");
            writer.WriteString("file", count.File);
            if (count.File is null)
            {
                writer.WriteString("reason", "No single file is concerned.");
            }
            writer.WriteNumber("problems", count.Problems);
            writer.WriteNumber("listed", count.Listed);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

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
            if (ReasonOf(problem) is { } reason)
            {
                writer.WriteString("reason", reason);
            }
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
