using System.Text.Json;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>Writes a run: the file results.json, and what <c>analyze --json</c> prints, byte for byte.</summary>
public static class RunJson
{
    /// <summary>The number of the file's form; it changes when a field changes its meaning.</summary>
    public const int Schema = 1;

    /// <summary>Writes results.json.</summary>
    /// <param name="output">Where to; UTF-8 without BOM, a final LF.</param>
    /// <param name="run">The run.</param>
    public static void Write(Stream output, TrialRun run) =>
        JsonText.Write(
            output,
            "analyze",
            Schema,
            writer =>
            {
                writer.WriteString("title", run.Title);
                if (run.BlindNotice is { } notice)
                {
                    writer.WriteString("blinded", notice);
                }
                writer.WriteSettings(run.Settings);
                WriteTrial(writer, run.Trial);
                writer.WriteStartObject("plan");
                PlanWriter.WriteFields(writer, run.Plan);
                writer.WriteEndObject();
                ProblemJson.WriteProblems(writer, run.Trial.Problems);
                writer.WriteStartArray("analyses");
                foreach (AnalysisResult analysis in run.Analyses)
                {
                    WriteAnalysis(writer, analysis);
                }
                writer.WriteEndArray();
            }
        );

    /// <summary>Writes who enters which analysis: what <c>analyze --dry-run --json</c> prints.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="enrolments">Who enters.</param>
    public static void WriteEnrolments(Stream output, TrialEnrolment enrolments) =>
        JsonText.Write(
            output,
            "analyze",
            Schema,
            writer =>
            {
                writer.WriteBoolean("dryRun", true);
                if (enrolments.BlindNotice is { } notice)
                {
                    writer.WriteString("blinded", notice);
                }
                writer.WriteSettings(enrolments.Settings);
                writer.WriteStartArray("analyses");
                foreach (AnalysisEnrolment enrolment in enrolments.Analyses)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", enrolment.Id);
                    writer.WriteString("type", enrolment.Type);
                    writer.WriteString("title", enrolment.Title);
                    writer.WriteStartArray("groups");
                    foreach (GroupCount group in enrolment.Groups)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("group", group.Group);
                        writer.WriteNumber("n", group.N);
                        writer.WriteEndObject();
                    }
                    writer.WriteEndArray();
                    WritePopulation(writer, enrolment.Population);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            }
        );

    private static void WriteTrial(Utf8JsonWriter writer, Trial trial)
    {
        Factor arm = trial.Subjects.Arm;
        int[] counts = new int[arm.Levels.Count];
        foreach (int code in arm.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }
        writer.WriteStartObject("trial");
        writer.WriteNumber("subjects", trial.Subjects.Count);
        writer.WriteStartArray("arms");
        for (int i = 0; i < counts.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("arm", arm.Levels[i]);
            writer.WriteNumber("n", counts[i]);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("files");
        foreach (TrialFile file in trial.Files)
        {
            writer.WriteStartObject();
            writer.WriteString("file", file.Name);
            writer.WriteNumber("rows", file.Rows);
            writer.WriteString("sha256", file.Sha256);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        LayoutJson.Write(writer, trial.Layouts);
        writer.WriteEndObject();
    }

    private static void WriteAnalysis(Utf8JsonWriter writer, AnalysisResult analysis)
    {
        writer.WriteStartObject();
        writer.WriteString("id", analysis.Id);
        writer.WriteString("type", analysis.Type);
        writer.WriteString("title", analysis.Title);
        writer.WriteString("by", analysis.By);
        WritePopulation(writer, analysis.Population);
        if (analysis.Result is { } result)
        {
            writer.WriteStartObject("result");
            ResultJson.WriteBody(writer, result);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("result");
            writer.WriteReason(analysis.Reason);
        }
        writer.WriteEndObject();
    }

    private static void WritePopulation(Utf8JsonWriter writer, AnalysisPopulation population)
    {
        writer.WriteStartObject("population");
        writer.WriteNumber("n", population.N);
        writer.WriteStartArray("excluded");
        foreach (Exclusion exclusion in population.Excluded)
        {
            writer.WriteStartObject();
            writer.WriteString("reason", exclusion.Reason);
            writer.WriteNumber("n", exclusion.N);
            if (exclusion.Participants.Count > 0)
            {
                writer.WriteStartArray("participants");
                foreach (string participant in exclusion.Participants)
                {
                    writer.WriteStringValue(participant);
                }
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
