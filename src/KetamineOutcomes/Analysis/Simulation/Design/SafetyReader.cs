using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Reads adverse events and vital signs of design.json.</summary>
internal static class SafetyReader
{
    private static readonly WordList<int> Parameters = new()
    {
        { "SBP", 0 },
        { "DBP", 1 },
        { "HR", 2 },
        { "SPO2", 3 },
        { "CADSS", 4 },
    };

    public static AdverseEventDesign AdverseEvent(JsonObject o, IReadOnlyList<string> arms)
    {
        var defaults = new AdverseEventDesign { Term = "", Soc = "" };
        var adverse = new AdverseEventDesign
        {
            Term = o.Text("term", required: true) ?? "",
            Soc = o.Text("soc", required: true) ?? "",
            PerSession = DesignValues.ByArm(o, "perSession", arms, min: 0, max: 1),
            Decay = o.Number("decay", min: 0, max: 1) ?? 1,
            Per30Days = DesignValues.ByArm(o, "per30Days", arms, min: 0),
            Severity = DesignValues.Shares(o, "severity", 3) ?? defaults.Severity,
            Serious = o.Number("serious", min: 0, max: 1) ?? 0,
            Related = o.Number("related", min: 0, max: 1) ?? defaults.Related,
            Lasting = o.Number("lasting", min: 0, max: 1) ?? 0,
            LastingDays = o.Number("lastingDays", min: 0) ?? defaults.LastingDays,
        };
        o.RefuseOthers("an adverse event");
        return adverse;
    }

    public static VitalSignDesign? Vitals(JsonObject? o, IReadOnlyList<string> arms)
    {
        if (o is null)
        {
            return null;
        }
        var vitals = new VitalSignDesign(
            DesignValues.Ascending(o, "sessions", 1),
            DesignValues.Ascending(o, "minutes", 0),
            o.Objects("parameters", required: true).Select(p => Parameter(p, arms)).ToArray()
        );
        if (o.Has("minutes") && !vitals.Minutes.Contains(0))
        {
            o.Refuse("minutes", "no-minute-0", "There is no reading before dosing.", "Add minute 0.");
        }
        o.RefuseOthers("vitals");
        return vitals;
    }

    private static VitalParameterDesign Parameter(JsonObject o, IReadOnlyList<string> arms)
    {
        o.Word("parameter", Parameters, required: true);
        var parameter = new VitalParameterDesign
        {
            Parameter =
                o.Has("parameter") && o.Value("parameter")!.Kind == JsonKind.Text
                    ? o.Value("parameter")!.Text.Trim()
                    : "",
            Mean = o.Number("mean", required: true) ?? 0,
            BetweenDeviation = o.Number("sd", min: 0) ?? 0,
            SessionDeviation = o.Number("sessionSd", min: 0) ?? 0,
            ReadingDeviation = o.Number("readingSd", min: 0) ?? 0,
            Peak = DesignValues.ByArm(o, "peak", arms),
            PeakVariation = o.Number("peakVariation", min: 0, max: 5) ?? 0,
            Common = o.Number("common", min: 0, max: 1) ?? 0,
            Decay = o.Number("decay", min: 0, max: 1) ?? 1,
            Minimum = o.Number("min", required: true) ?? 0,
            Maximum = o.Number("max", required: true) ?? 0,
        };
        MeasureReader.CheckRange(o, parameter.Minimum, parameter.Maximum);
        o.RefuseOthers("a vital sign");
        return parameter;
    }
}
