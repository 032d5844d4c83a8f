using System.Text.Json;
using KetamineOutcomes.Analysis.Baselines;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>Writes a comparison with a baseline.</summary>
public static class BaselineJson
{
    /// <summary>Writes command, version, settings, versions, differences; a final LF.</summary>
    /// <param name="output">Where to; UTF-8 without BOM.</param>
    /// <param name="comparison">The comparison.</param>
    public static void Write(Stream output, BaselineComparison comparison) =>
        JsonText.Write(
            output,
            "check",
            null,
            writer =>
            {
                writer.WriteSettings([
                    new("relative", comparison.Tolerance.Relative),
                    new("absolute", comparison.Tolerance.Absolute),
                ]);
                writer.WriteString("baselineVersion", comparison.BaselineVersion);
                writer.WriteString("resultVersion", comparison.ActualVersion);
                writer.WriteStartArray("differences");
                foreach (BaselineDifference difference in comparison.Differences)
                {
                    WriteDifference(writer, difference);
                }
                writer.WriteEndArray();
            }
        );

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
        writer.WriteReason(difference.Reason);
        writer.WriteEndObject();
    }
}
