using System.Security.Cryptography;
using KetamineOutcomes.Analysis.Simulation;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>Writes what was drawn: files and the truth behind them.</summary>
public static class SimulationJson
{
    /// <summary>Writes command, version, settings, title, subjects, files, truth; a final LF.</summary>
    /// <param name="output">Where to; UTF-8 without BOM.</param>
    /// <param name="trial">The drawn trial.</param>
    public static void Write(Stream output, SimulatedTrial trial) =>
        JsonText.Write(
            output,
            "simulate",
            null,
            writer =>
            {
                writer.WriteSettings([new("seed", trial.Design.Seed)]);
                writer.WriteString("title", trial.Design.Title);
                writer.WriteNumber("subjects", trial.Design.Participating);
                writer.WriteStartArray("files");
                foreach (SimulatedFile file in trial.Files)
                {
                    writer.WriteStartObject();
                    writer.WriteString("file", file.Name);
                    writer.WriteNumberOrNull("rows", file.Rows);
                    writer.WriteReason(file.Rows is null ? "no table" : null);
                    writer.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)));
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                writer.WriteStartArray("truth");
                foreach (ArmTruth arm in trial.Truth)
                {
                    writer.WriteStartObject();
                    writer.WriteString("arm", arm.Arm);
                    writer.WriteNumber("n", arm.N);
                    writer.WriteNumber("day", arm.Day);
                    writer.WriteNumberOrNull("meanChange", arm.MeanChange);
                    writer.WriteNumberOrNull("response", arm.Response);
                    writer.WriteNumberOrNull("remission", arm.Remission);
                    writer.WriteNumberOrNull("relapse", arm.Relapse);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            }
        );
}
