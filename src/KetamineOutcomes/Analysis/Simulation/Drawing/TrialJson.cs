using System.Text.Encodings.Web;
using System.Text.Json;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Writes trial.json of a drawn trial.</summary>
internal static class TrialJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(TrialDesign design)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("title", design.Title);
            if (design.Registration is { } registration)
            {
                json.WriteString("registration", registration);
            }
            json.WriteStartArray("arms");
            foreach (ArmDesign arm in design.Arms)
            {
                WriteArm(json, arm);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteArm(Utf8JsonWriter json, ArmDesign arm)
    {
        json.WriteStartObject();
        json.WriteString("name", arm.Name);
        if (arm.Label is { } label)
        {
            json.WriteString("label", label);
        }
        if (arm.Drug is { } drug)
        {
            json.WriteString("drug", drug);
        }
        json.WriteString("route", arm.Route.Code());
        // An arm with several doses has none of its own; subjects.csv says who got which.
        if (arm.Doses.Count == 1)
        {
            json.WriteNumber("dose", arm.Doses[0].Dose);
            json.WriteString("doseUnit", arm.DoseUnit.Symbol());
        }
        if (arm.IsReference)
        {
            json.WriteBoolean("reference", true);
        }
        json.WriteEndObject();
    }
}
