using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Reads scales, biomarkers, cognition, diary, medications and costs of design.json.</summary>
internal static class MeasureReader
{
    public static LinkedScaleDesign Scale(JsonObject o)
    {
        var scale = new LinkedScaleDesign
        {
            Scale = o.Text("scale", required: true) ?? "",
            Intercept = o.Number("intercept", required: true) ?? 0,
            Slope = o.Number("slope", required: true) ?? 0,
            Deviation = o.Number("sd", required: true, min: 0) ?? 0,
            Minimum = o.Number("min", required: true) ?? 0,
            Maximum = o.Number("max", required: true) ?? 0,
            Days = DesignValues.Ascending(o, "days", 0),
        };
        if (string.Equals(scale.Scale, "MADRS", StringComparison.OrdinalIgnoreCase))
        {
            o.Refuse("scale", "repeated-scale", "The MADRS has its own key.", "Describe it under 'madrs'.");
        }
        CheckRange(o, scale.Minimum, scale.Maximum);
        o.RefuseOthers("a scale");
        return scale;
    }

    public static BiomarkerDesign Biomarker(JsonObject o)
    {
        var marker = new BiomarkerDesign
        {
            Marker = o.Text("marker", required: true) ?? "",
            Unit = o.Text("unit", required: true) ?? "",
            Median = o.Number("median", required: true, min: 1e-9) ?? 1,
            Spread = o.Number("spread", required: true, min: 0, max: 5) ?? 0,
            Within = o.Number("within", required: true, min: 0, max: 5) ?? 0,
            PerPoint = o.Number("perPoint", min: -1, max: 1) ?? 0,
            Days = DesignValues.Ascending(o, "days", 0),
        };
        o.RefuseOthers("a biomarker");
        return marker;
    }

    public static CognitionDesign Cognition(JsonObject o)
    {
        var test = new CognitionDesign
        {
            Test = o.Text("test", required: true) ?? "",
            Mean = o.Number("mean", required: true) ?? 0,
            Deviation = o.Number("sd", required: true, min: 0) ?? 0,
            Within = o.Number("within", required: true, min: 0) ?? 0,
            Practice = o.Number("practice") ?? 0,
            PerPoint = o.Number("perPoint") ?? 0,
            Days = DesignValues.Ascending(o, "days", 0),
        };
        o.RefuseOthers("a cognitive test");
        return test;
    }

    public static DiaryDesign? Diary(JsonObject? o)
    {
        if (o is null)
        {
            return null;
        }
        var diary = new DiaryDesign(
            o.Whole("days", required: true, min: 0, max: 36500) ?? 0,
            o.Number("adherence", min: 0, max: 1) ?? 1
        );
        o.RefuseOthers("diary");
        return diary;
    }

    public static MedicationDesign Medication(JsonObject o)
    {
        var medication = new MedicationDesign
        {
            Name = o.Text("name", required: true) ?? "",
            Class = o.Text("class", required: true) ?? "",
            Share = o.Number("share", required: true, min: 0, max: 1) ?? 0,
            Doses = o.Numbers("doses", required: true, min: 0) ?? [],
            OneOf = o.Text("oneOf"),
        };
        if (o.Has("doses") && medication.Doses.Count == 0)
        {
            o.Refuse("doses", "no-dose", "The medication has no dose.", "List at least one, in mg.");
        }
        o.RefuseOthers("a medication");
        return medication;
    }

    public static CostDesign Cost(JsonObject o, IReadOnlyList<string> arms)
    {
        var cost = new CostDesign
        {
            Item = o.Text("item", required: true) ?? "",
            Per = o.Word("per", DesignWords.Occasions, required: true) ?? CostOccasion.Once,
            Amount = DesignValues.ByArm(o, "amount", arms, required: true),
            Variation = o.Number("variation", min: 0, max: 1) ?? 0,
        };
        o.RefuseOthers("a cost item");
        return cost;
    }

    public static void CheckRange(JsonObject o, double minimum, double maximum)
    {
        if (minimum >= maximum)
        {
            o.Refuse("max", "wrong-interval", "'max' is not above 'min'.", "Set the range of possible values.");
        }
    }
}
