using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Reads design.json: every fault at once, each with its line and key.</summary>
internal static class DesignReader
{
    /// <summary>The keys of the file itself.</summary>
    public static TrialDesign Read(byte[] json, string file)
    {
        JsonSource source = JsonSource.Parse(json, file);
        if (!source.IsReadable)
        {
            source.ThrowOnProblems();
        }
        JsonObject root = source.Root;
        root.Text("$schema");
        IReadOnlyList<ArmDesign> arms = Arms(root);
        var names = arms.Select(arm => arm.Name).ToArray();
        var design = new TrialDesign
        {
            Title = root.Text("title", required: true) ?? "",
            Registration = root.Text("registration"),
            Seed = root.Whole("seed", min: 0) ?? 1,
            Arms = arms,
            Participants = ParticipantDesignReader.Read(root.Object("participants")),
            Madrs = TrajectoryDesignReader.Read(root.Object("madrs", required: true)),
            Visits = ScheduleReader.Visits(root),
            Sessions = ScheduleReader.Sessions(root.Object("sessions")),
            DropOut = ScheduleReader.DropOut(root.Object("dropOut")),
            Maintenance = ScheduleReader.Maintenance(root.Object("maintenance")),
            Scales = root.Objects("scales").Select(MeasureReader.Scale).ToArray(),
            AdverseEvents = root.Objects("adverseEvents").Select(o => SafetyReader.AdverseEvent(o, names)).ToArray(),
            Vitals = SafetyReader.Vitals(root.Object("vitals"), names),
            Biomarkers = root.Objects("biomarkers").Select(MeasureReader.Biomarker).ToArray(),
            Cognition = root.Objects("cognition").Select(MeasureReader.Cognition).ToArray(),
            Diary = MeasureReader.Diary(root.Object("diary")),
            Medications = root.Objects("medications").Select(MeasureReader.Medication).ToArray(),
            Costs = root.Objects("costs").Select(o => MeasureReader.Cost(o, names)).ToArray(),
        };
        root.RefuseOthers("a design");
        DesignCheck.Run(design, root);
        source.ThrowOnProblems();
        return design;
    }

    private static ArmDesign[] Arms(JsonObject root)
    {
        IReadOnlyList<JsonObject> objects = root.Objects("arms", required: true);
        if (root.Has("arms") && objects.Count == 0)
        {
            root.Refuse("arms", "no-arm", "The design has no arm.", "List at least one.");
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var arms = new List<ArmDesign>();
        foreach (JsonObject o in objects)
        {
            ArmDesign arm = ArmDesignReader.Read(o);
            if (!seen.Add(arm.Name) && arm.Name.Length > 0)
            {
                o.Refuse("name", "repeated-arm", $"There are two arms '{arm.Name}'.", "Give each its own name.");
            }
            arms.Add(arm);
        }
        if (arms.Count(arm => arm.IsReference) > 1)
        {
            root.Refuse(
                "arms",
                "two-references",
                "Several arms are the reference.",
                "Keep \"reference\": true in one."
            );
        }
        return arms.ToArray();
    }
}
