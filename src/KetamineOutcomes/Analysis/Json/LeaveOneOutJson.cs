using System.Text.Json;
using KetamineOutcomes.Statistics.Survival.Influence;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The field <c>leaveOneOut</c> of <c>survival</c>.</summary>
internal static class LeaveOneOutJson
{
    public static void Write(Utf8JsonWriter writer, LeaveOneOutResult result)
    {
        writer.WriteStartObject("leaveOneOut");
        writer.WriteString("column", result.Part);
        writer.WriteString("reference", result.Reference);
        if (result.At is { } at)
        {
            writer.WriteNumber("time", at);
        }
        writer.WriteString("mostInfluential", result.MostInfluential());
        writer.WriteStartObject("all");
        WriteFit(writer, result.All);
        writer.WriteEndObject();
        writer.WriteStartArray("without");
        foreach (LeaveOneOutStep fit in result.Without)
        {
            writer.WriteStartObject();
            writer.WriteString("leftOut", fit.LeftOut);
            WriteFit(writer, fit);
            if (result.Crosses(fit) is { } crosses)
            {
                writer.WriteBoolean("crosses", crosses);
            }
            else
            {
                writer.WriteNull("crosses");
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("counts");
        foreach (PartCount count in result.Counts)
        {
            writer.WriteStartObject();
            writer.WriteString("level", count.Part);
            writer.WriteString("group", count.Group);
            writer.WriteNumber("n", count.People);
            writer.WriteNumber("events", count.Events);
            writer.WriteNumber("time", count.Time);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFit(Utf8JsonWriter writer, LeaveOneOutStep fit)
    {
        writer.WriteNumber("n", fit.People);
        writer.WriteNumber("events", fit.Events);
        writer.WriteStartArray("comparisons");
        foreach (LeaveOneOutComparison comparison in fit.Comparisons)
        {
            writer.WriteStartObject();
            writer.WriteString("group", comparison.Group);
            writer.WriteNumberOrNull("hazardRatio", comparison.HazardRatio.Value);
            writer.WriteLimits(comparison.HazardRatio.Interval);
            writer.WriteNumberOrNull("p", comparison.Test.PValue);
            writer.WriteReason(comparison.HazardRatio.Reason ?? comparison.Test.Reason);
            if (comparison.Difference is { } difference)
            {
                writer.WriteStartObject("difference");
                writer.WriteNumberOrNull("estimate", difference.Estimate.Value);
                writer.WriteNumberOrNull("standardError", difference.Estimate.StandardError);
                writer.WriteLimits(difference.Estimate.Interval);
                writer.WriteNumberOrNull("p", difference.Test?.PValue);
                writer.WriteReason(difference.Estimate.Reason ?? difference.Test?.Reason);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartObject("test");
        writer.WriteString("name", fit.Test.Name);
        writer.WriteNumberOrNull("chiSquare", fit.Test.Statistic);
        writer.WriteNumberOrNull("df", fit.Test.DegreesOfFreedom);
        writer.WriteNumberOrNull("p", fit.Test.PValue);
        writer.WriteReason(fit.Test.Reason);
        writer.WriteEndObject();
    }
}
