using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>Reads an arm of design.json.</summary>
internal static class ArmDesignReader
{
    public static ArmDesign Read(JsonObject o)
    {
        var arm = new ArmDesign
        {
            Name = o.Text("name", required: true) ?? "",
            Label = o.Text("label"),
            Drug = o.Text("drug"),
            Route = o.Word("route", DesignWords.Routes) ?? DosingRoute.None,
            N = o.Whole("n", required: true, min: 1, max: 10_000_000) ?? 1,
            IsReference = o.Flag("reference") ?? false,
            Doses = o.Objects("doses").Select(Dose).ToArray(),
            DoseUnit = o.Word("doseUnit", DesignWords.Units) ?? DoseUnit.Milligrams,
            DurationMinutes = o.Number("durationMin", min: 0) ?? 40,
            Bioavailability = o.Number("bioavailability", min: 0, max: 1) ?? 1,
            Potency = o.Number("potency", min: 0) ?? 1,
            PeakMinute = o.Number("peakMinute", min: 1) ?? 40,
            RelapsePer30Days = o.Number("relapsePer30Days", min: 0) ?? 0,
        };
        if (arm.Doses.Count > 0 && Math.Abs(arm.Doses.Sum(dose => dose.Share) - 1) > 1e-6)
        {
            o.Refuse("doses", "wrong-shares", "The shares of an arm's doses do not sum to 1.", "Make them sum to 1.");
        }
        o.RefuseOthers("an arm");
        return arm;
    }

    private static DoseShare Dose(JsonObject o)
    {
        var dose = new DoseShare(o.Number("dose", required: true, min: 0) ?? 0, o.Number("share", min: 0, max: 1) ?? 1);
        o.RefuseOthers("a dose");
        return dose;
    }
}
