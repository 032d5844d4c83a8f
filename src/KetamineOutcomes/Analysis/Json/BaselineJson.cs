using System.Text.Json;
using KetamineOutcomes.Analysis.Baselines;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>Writes a comparison with a baseline.</summary>
public static class BaselineJson
{
    /// <summary>Writes command, version, settings, versions, parts, differences; a final LF.</summary>
    /// <param name="output">Where to; UTF-8 without BOM.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="update">Whether the result was stored as the new baseline; stands among the settings.</param>
    public static void Write(Stream output, BaselineComparison comparison, bool update = false) =>
        JsonText.Write(
            output,
            "check",
            null,
            writer =>
            {
                BaselineTolerance tolerance = comparison.Tolerance;
                writer.WriteSettings([
                    new("relative", tolerance.Relative),
                    new("absolute", tolerance.Absolute),
                    new("tolerance", tolerance.Paths.Select(path => path.ToString())),
                    new("ignoreAdded", tolerance.IgnoreAdded),
                    new("update", update),
                ]);
                writer.WriteString("baselineVersion", comparison.BaselineVersion);
                writer.WriteString("resultVersion", comparison.ActualVersion);
                writer.WriteBoolean("match", comparison.IsMatch);
                writer.WriteNumber("compared", comparison.Compared);
                writer.WriteStartArray("parts");
                foreach (BaselinePart part in comparison.Parts)
                {
                    WritePart(writer, part);
                }
                writer.WriteEndArray();
                WriteDifferences(writer, "differences", comparison.Differences);
                WriteDifferences(writer, "ignored", comparison.Ignored);
                writer.WriteStartArray("unusedTolerances");
                foreach (PathTolerance unused in comparison.UnusedTolerances)
                {
                    writer.WriteStringValue(unused.ToString());
                }
                writer.WriteEndArray();
            }
        );

    private static void WritePart(Utf8JsonWriter writer, BaselinePart part)
    {
        writer.WriteStartObject();
        writer.WriteString("path", part.Path);
        writer.WriteNumber("compared", part.Compared);
        writer.WriteNumber("differences", part.Differences.Count);
        writer.WriteNumber("ignored", part.Ignored.Count);
        writer.WriteStartArray("causes");
        foreach (BaselineCause cause in part.Causes)
        {
            writer.WriteStartObject();
            writer.WriteString(
                "kind",
                cause.Kind switch
                {
                    CauseKind.Setting => "setting",
                    CauseKind.File => "file",
                    _ => "version",
                }
            );
            writer.WriteString("name", cause.Name);
            writer.WriteString("baseline", cause.Baseline);
            writer.WriteString("actual", cause.Actual);
            writer.WriteReason(
                cause.Actual is null ? "the result does not have it"
                : cause.Baseline is null ? "the baseline does not have it"
                : null
            );
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteDifferences(
        Utf8JsonWriter writer,
        string name,
        IReadOnlyList<BaselineDifference> differences
    )
    {
        writer.WriteStartArray(name);
        foreach (BaselineDifference difference in differences)
        {
            WriteDifference(writer, difference);
        }
        writer.WriteEndArray();
    }

    private static void WriteDifference(Utf8JsonWriter writer, BaselineDifference difference)
    {
        writer.WriteStartObject();
        writer.WriteString("path", difference.Path);
        writer.WriteString(
            "kind",
            difference.Kind switch
            {
                DifferenceKind.Missing => "missing",
                DifferenceKind.Added => "added",
                _ => "changed",
            }
        );
        writer.WriteString("baseline", difference.Baseline);
        writer.WriteString("actual", difference.Actual);
        writer.WriteNumberOrNull("difference", difference.Difference);
        writer.WriteNumberOrNull("relative", difference.RelativeDifference);
        writer.WriteNumberOrNull("baselineLine", difference.BaselineLine);
        writer.WriteNumberOrNull("resultLine", difference.ActualLine);
        writer.WriteReason(difference.Reason);
        writer.WriteEndObject();
    }
}
