using System.Text;
using System.Text.Json;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>Writes plan.json: every default of an analysis is written out, what it leaves to the plan is not.</summary>
internal static class PlanWriter
{
    public static string ToJson(AnalysisPlan plan)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, JsonText.WriterOptions))
        {
            writer.WriteStartObject();
            WriteFields(writer, plan);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>Writes the plan's fields into the open object.</summary>
    public static void WriteFields(Utf8JsonWriter writer, AnalysisPlan plan)
    {
        if (plan.Title.Length > 0)
        {
            writer.WriteString("title", plan.Title);
        }
        writer.WriteString("by", plan.By);
        WriteText(writer, "reference", plan.Reference);
        if (plan.Population.Count > 0)
        {
            WriteTexts(writer, "population", plan.Population.Select(f => f.Text));
        }
        writer.WriteNumber("level", plan.Level);
        writer.WriteNumber("seed", plan.Seed);
        writer.WriteString("conventions", PlanWords.Conventions.WordOf(plan.Conventions));
        writer.WriteStartArray("analyses");
        foreach (PlannedAnalysis analysis in plan.Analyses)
        {
            writer.WriteStartObject();
            WriteAnalysis(writer, analysis);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteAnalysis(Utf8JsonWriter writer, PlannedAnalysis analysis)
    {
        writer.WriteString("id", analysis.Id);
        writer.WriteString("type", analysis.Type);
        WriteText(writer, "title", analysis.Title);
        WriteText(writer, "by", analysis.By);
        WriteText(writer, "reference", analysis.Reference);
        if (analysis.Population is { } population)
        {
            WriteTexts(writer, "population", population.Select(f => f.Text));
        }
        WriteNumber(writer, "level", analysis.Level);
        if (analysis.Seed is { } seed)
        {
            writer.WriteNumber("seed", seed);
        }
        if (analysis.Conventions is { } conventions)
        {
            writer.WriteString("conventions", PlanWords.Conventions.WordOf(conventions));
        }
        switch (analysis)
        {
            case RateAnalysis rate:
                WriteRate(writer, rate);
                break;
            case ChangeAnalysis change:
                WriteChange(writer, change);
                break;
            case TimeAnalysis time:
                WriteTime(writer, time);
                break;
            case AdverseEventsAnalysis events:
                writer.WriteNumber("minimum", events.Minimum);
                writer.WriteBoolean("soc", events.SystemOrganClass);
                break;
            case VitalSignsAnalysis { Parameters: { Count: > 0 } parameters }:
                WriteTexts(writer, "parameter", parameters);
                break;
        }
    }

    private static void WriteRate(Utf8JsonWriter writer, RateAnalysis rate)
    {
        writer.WriteString("scale", rate.Scale);
        WriteWindow(writer, rate.Window);
        if (rate is ResponseAnalysis response)
        {
            writer.WriteNumber("reduction", response.Reduction);
        }
        WriteNumber(writer, "cutoff", (rate as RemissionAnalysis)?.Cutoff);
        writer.WriteString("missing", PlanWords.Missing.WordOf(rate.Missing));
        if (rate.Sustained is { } sustained)
        {
            writer.WriteStartObject("sustained");
            writer.WriteNumber("from", sustained.From);
            writer.WriteNumber("excursions", sustained.Excursions);
            writer.WriteEndObject();
        }
        WriteList(writer, "strata", rate.Strata);
        writer.WriteString("baseline", PlanWords.Baseline.WordOf(rate.Baseline));
    }

    private static void WriteChange(Utf8JsonWriter writer, ChangeAnalysis change)
    {
        writer.WriteString("scale", change.Scale);
        WriteWindow(writer, change.Window);
        writer.WriteString("method", PlanWords.Method.WordOf(change.Method));
        if (change.Method == ChangeMethod.Ancova)
        {
            WriteTexts(writer, "covariates", change.Covariates);
        }
        writer.WriteString("missing", PlanWords.MissingChange.WordOf(change.Missing));
    }

    private static void WriteTime(Utf8JsonWriter writer, TimeAnalysis time)
    {
        switch (time)
        {
            case TimeToResponseAnalysis response:
                writer.WriteString("scale", response.Scale);
                writer.WriteNumber("reduction", response.Reduction);
                break;
            case TimeToRemissionAnalysis remission:
                writer.WriteString("scale", remission.Scale);
                WriteNumber(writer, "cutoff", remission.Cutoff);
                break;
            case RelapseAnalysis { Scores: { } scores }:
                WriteScores(writer, scores);
                break;
            case RelapseAnalysis:
                writer.WriteString("source", "follow_up");
                WriteList(writer, "competing", ((RelapseAnalysis)time).Competing);
                break;
            case TimeOnTreatmentAnalysis treatment:
                writer.WriteNumber("sessions", treatment.Sessions);
                break;
        }
        WriteText(writer, "leaveOut", (time as RelapseAnalysis)?.LeaveOut);
        if (time.Times.Count > 0)
        {
            WriteNumbers(writer, "times", time.Times);
        }
        WriteNumber(writer, "tau", time.Tau);
        WriteList(writer, "strata", time.Strata);
        WriteText(writer, "confType", time.ConfType?.ToWord());
    }

    private static void WriteScores(Utf8JsonWriter writer, ScoreRelapse scores)
    {
        writer.WriteString("source", "scores");
        writer.WriteString("scale", scores.Scale);
        if (scores.Rule.Reduction is { } reduction)
        {
            writer.WriteNumber("reduction", reduction);
        }
        else
        {
            writer.WriteNumber("threshold", scores.Rule.Threshold);
        }
        writer.WriteNumber("consecutive", scores.Rule.Consecutive);
        WriteNumbers(writer, "apart", [scores.Rule.MinimumGap, scores.Rule.MaximumGap]);
        if (scores.From == RelapseStart.Day)
        {
            writer.WriteNumber("from", scores.FromDay);
        }
        else
        {
            writer.WriteString("from", scores.From == RelapseStart.Response ? "response" : "remission");
        }
        WriteList(writer, "events", scores.Events);
    }

    private static void WriteWindow(Utf8JsonWriter writer, DayWindow window)
    {
        writer.WriteNumber("day", window.Day);
        WriteNumbers(writer, "window", [window.From, window.To]);
    }

    private static void WriteText(Utf8JsonWriter writer, string key, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(key, text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string key, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(key, value);
        }
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string key, IReadOnlyList<double> numbers)
    {
        writer.WriteStartArray(key);
        foreach (double number in numbers)
        {
            writer.WriteNumberValue(number);
        }
        writer.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter writer, string key, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            WriteTexts(writer, key, texts);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string key, IEnumerable<string> texts)
    {
        writer.WriteStartArray(key);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }
        writer.WriteEndArray();
    }
}
