using System.Text.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The fields of an analysis of adverse events.</summary>
internal static class AdverseEventJson
{
    public static void WriteFields(Utf8JsonWriter writer, AdverseEventResult result)
    {
        writer.WriteStartArray("groups");
        foreach (ExposedGroup group in result.Groups)
        {
            writer.WriteStartObject();
            writer.WriteString("group", group.Group);
            writer.WriteNumber("n", group.N);
            writer.WriteNumber("exposureDays", group.ExposureDays);
            writer.WriteNumberOrNull("sessions", group.Sessions);
            writer.WriteReason(group.Sessions is null ? "there is no table of sessions" : null);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("events");
        foreach (AdverseEventRow row in result.Events)
        {
            WriteRow(writer, row);
        }
        writer.WriteEndArray();
        writer.WritePropertyName("any");
        WriteRow(writer, result.Any);
        if (result.Serious is { } serious)
        {
            writer.WritePropertyName("serious");
            WriteRow(writer, serious);
        }
    }

    private static void WriteRow(Utf8JsonWriter writer, AdverseEventRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("term", row.Term);
        if (row.SystemOrganClass is { } organ)
        {
            writer.WriteString("soc", organ);
        }
        if (row.IsClass)
        {
            writer.WriteBoolean("isClass", true);
        }
        writer.WriteStartArray("groups");
        foreach (AdverseEventRate rate in row.Groups)
        {
            WriteRate(writer, rate);
        }
        writer.WriteEndArray();
        writer.WriteStartArray("comparisons");
        foreach (TwoProportions comparison in row.Comparisons)
        {
            writer.WriteStartObject();
            ProportionJson.WriteComparisonFields(writer, comparison);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRate(Utf8JsonWriter writer, AdverseEventRate rate)
    {
        writer.WriteStartObject();
        writer.WriteString("group", rate.Subjects.Group);
        writer.WriteNumber("n", rate.Subjects.Count.N);
        writer.WriteNumber("subjects", rate.Subjects.Count.Events);
        writer.WriteNumberOrNull("proportion", rate.Subjects.Proportion.Value);
        writer.WriteLimits(rate.Subjects.Wilson);
        writer.WriteNumber("events", rate.Events);
        writer.WriteNumberOrNull("rate", rate.Rate.Value);
        writer.WriteNumberOrNull("perSession", rate.PerSession.Value);
        writer.WriteReason(rate.Subjects.Proportion.Reason ?? rate.Rate.Reason ?? rate.PerSession.Reason);
        writer.WriteEndObject();
    }
}
