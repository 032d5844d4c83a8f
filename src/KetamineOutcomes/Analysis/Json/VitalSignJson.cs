using System.Text.Json;
using KetamineOutcomes.Analysis.Procedures;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The fields of an analysis of vital signs.</summary>
internal static class VitalSignJson
{
    public static void WriteFields(Utf8JsonWriter writer, VitalSignResult result)
    {
        writer.WriteStartArray("parameters");
        foreach (VitalSignParameter parameter in result.Parameters)
        {
            writer.WriteStartObject();
            writer.WriteString("parameter", parameter.Parameter);
            writer.WriteStartArray("groups");
            foreach (VitalSignGroup group in parameter.Groups)
            {
                WriteGroup(writer, group);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteGroup(Utf8JsonWriter writer, VitalSignGroup group)
    {
        writer.WriteStartObject();
        writer.WriteString("group", group.Group);
        writer.WriteStartArray("minutes");
        foreach (VitalSignMinute minute in group.Minutes)
        {
            writer.WriteStartObject();
            writer.WriteNumberOrNull("minute", minute.Minute);
            writer.WriteNumber("n", minute.Value.N);
            writer.WriteNumberOrNull("mean", minute.Value.Mean.Value);
            writer.WriteNumberOrNull("standardDeviation", minute.Value.StandardDeviation);
            writer.WriteReason(minute.Value.Mean.Reason);
            WriteMean(writer, "change", minute.Change);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        WriteMean(writer, "peakChange", group.PeakChange);
        WriteMean(writer, "troughChange", group.TroughChange);
        writer.WriteStartArray("sessions");
        foreach (VitalSignSession session in group.Sessions)
        {
            writer.WriteStartObject();
            writer.WriteNumber("session", session.Session);
            WriteMean(writer, "peakChange", session.PeakChange);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMean(Utf8JsonWriter writer, string name, PeopleMean mean)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("n", mean.N);
        writer.WriteNumberOrNull("mean", mean.Mean.Value);
        writer.WriteNumberOrNull("standardError", mean.Mean.StandardError);
        writer.WriteLimits(mean.Mean.Interval);
        writer.WriteReason(mean.Mean.Reason);
        writer.WriteEndObject();
    }
}
