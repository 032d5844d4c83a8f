using System.Text.Json;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The shapes that all results share in JSON: numbers or null, intervals, estimates, settings, rows.</summary>
internal static class JsonFields
{
    public static void WriteNumberOrNull(this Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            // -0.0 is written as 0: the sign of nothing is not a finding.
            writer.WriteNumber(name, number == 0 ? 0.0 : number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>Writes <c>lower, upper</c> into the open object, without reason.</summary>
    public static void WriteLimits(this Utf8JsonWriter writer, ConfidenceInterval? interval)
    {
        writer.WriteNumberOrNull("lower", interval?.Lower);
        writer.WriteNumberOrNull("upper", interval?.Upper);
    }

    /// <summary>Writes an object <c>{lower, upper, reason?}</c>.</summary>
    public static void WriteInterval(this Utf8JsonWriter writer, string name, ConfidenceInterval? interval)
    {
        writer.WriteStartObject(name);
        writer.WriteLimits(interval);
        writer.WriteReason(interval?.Reason);
        writer.WriteEndObject();
    }

    /// <summary>Writes <c>estimate, [standardError,] lower, upper, reason?</c> into the open object.</summary>
    public static void WriteEstimateFields(this Utf8JsonWriter writer, Estimate estimate, bool withError)
    {
        writer.WriteNumberOrNull("estimate", estimate.Value);
        if (withError)
        {
            writer.WriteNumberOrNull("standardError", estimate.StandardError);
        }
        writer.WriteLimits(estimate.Interval);
        writer.WriteReason(estimate.Reason ?? estimate.Interval?.Reason);
    }

    /// <summary>Writes an object of <see cref="WriteEstimateFields"/>.</summary>
    public static void WriteEstimate(this Utf8JsonWriter writer, string name, Estimate estimate, bool withError)
    {
        writer.WriteStartObject(name);
        writer.WriteEstimateFields(estimate, withError);
        writer.WriteEndObject();
    }

    public static void WriteReason(this Utf8JsonWriter writer, string? reason)
    {
        if (reason is not null)
        {
            writer.WriteString("reason", reason);
        }
    }

    public static void WriteSettings(this Utf8JsonWriter writer, IReadOnlyList<Setting> settings)
    {
        writer.WriteStartObject("settings");
        foreach (Setting setting in settings)
        {
            writer.WritePropertyName(setting.Name);
            WriteValue(writer, setting.Value);
        }
        writer.WriteEndObject();
    }

    public static void WriteRows(this Utf8JsonWriter writer, RowCounts rows)
    {
        writer.WriteStartObject("rows");
        writer.WriteNumber("read", rows.Read);
        writer.WriteNumber("used", rows.Used);
        writer.WriteStartArray("dropped");
        foreach (DroppedRows dropped in rows.Dropped)
        {
            writer.WriteStartObject();
            writer.WriteString("reason", dropped.Reason);
            writer.WriteNumber("rows", dropped.Rows);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case IEnumerable<double> numbers:
                writer.WriteStartArray();
                foreach (double number in numbers)
                {
                    writer.WriteNumberValue(number);
                }
                writer.WriteEndArray();
                break;
            case IEnumerable<string> texts:
                writer.WriteStartArray();
                foreach (string text in texts)
                {
                    writer.WriteStringValue(text);
                }
                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"A setting of type {value.GetType().Name} has no JSON form.");
        }
    }
}
