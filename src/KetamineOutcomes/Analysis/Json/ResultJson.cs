using System.Text.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>Writes a procedure's result: the verb's whole object, or its fields inside results.json.</summary>
public static class ResultJson
{
    /// <summary>Writes the object a verb prints: command, version, settings, rows, then the verb's fields; a final LF.</summary>
    /// <param name="output">Where to; UTF-8 without BOM.</param>
    /// <param name="command">The verb's name.</param>
    /// <param name="result">The result.</param>
    public static void Write(Stream output, string command, ProcedureResult result) =>
        JsonText.Write(output, command, null, writer => WriteBody(writer, result));

    /// <summary>Writes any result: what its verb prints, or its tables when no verb prints it.</summary>
    /// <param name="output">Where to; UTF-8 without BOM.</param>
    /// <param name="result">The result.</param>
    public static void Write(Stream output, Result result)
    {
        if (result is ProcedureResult procedure)
        {
            Write(output, CommandName.Of(result.GetType()), procedure);
        }
        else
        {
            TableJson.Write(output, CommandName.Of(result.GetType()), result);
        }
    }

    /// <summary>Writes settings, rows and the verb's fields into the open object.</summary>
    internal static void WriteBody(Utf8JsonWriter writer, ProcedureResult result)
    {
        writer.WriteSettings(result.Settings);
        writer.WriteRows(result.Rows);
        switch (result)
        {
            case SurvivalResult survival:
                SurvivalJson.WriteFields(writer, survival);
                break;
            case CompetingRisksResult competing:
                CompetingRisksJson.WriteFields(writer, competing);
                break;
            case ProportionResult proportion:
                ProportionJson.WriteFields(writer, proportion);
                break;
            case AdverseEventResult adverseEvents:
                AdverseEventJson.WriteFields(writer, adverseEvents);
                break;
            case VitalSignResult vitalSigns:
                VitalSignJson.WriteFields(writer, vitalSigns);
                break;
            case EffectResult effect:
                EffectJson.WriteFields(writer, effect);
                break;
            case AncovaResult ancova:
                AncovaJson.WriteFields(writer, ancova);
                break;
            case CoxResult cox:
                CoxJson.WriteFields(writer, cox);
                break;
            default:
                throw new InvalidOperationException($"{result.GetType().Name} has no JSON form.");
        }
    }
}
