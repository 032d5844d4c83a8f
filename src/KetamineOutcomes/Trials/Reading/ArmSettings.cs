using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads the arms of trial.json: label, drug, route, dose, which is the reference.</summary>
internal static class ArmSettings
{
    // Made when asked for: a folder without trial.json, the usual case, does not pay for it.
    private static WordList<DoseUnit> Units =>
        new() { { "mg", DoseUnit.Milligrams }, { "mg/kg", DoseUnit.MilligramsPerKilogram } };

    /// <summary>The arms that are described; faults are recorded in the source.</summary>
    public static TrialArm[] Read(JsonObject root)
    {
        var arms = new List<TrialArm>();
        foreach (JsonObject arm in root.Objects("arms"))
        {
            string? name = arm.Text("name", required: true);
            string label = arm.Text("label") ?? name ?? "";
            string? drug = arm.Text("drug");
            DosingRoute? route = ReadRoute(arm);
            Dose? dose = ReadDose(arm);
            bool isReference = arm.Flag("reference") ?? false;
            arm.RefuseOthers("an arm");
            if (name is not null && arms.Any(known => known.Name == name))
            {
                arm.Refuse("name", "repeated-arm", $"The arm '{name}' is described twice.", "Keep one of the two.");
            }
            else if (isReference && arms.Any(known => known.IsReference))
            {
                arm.Refuse("reference", "two-references", "Two arms are the reference.", "Leave one of them.");
            }
            else if (name is not null)
            {
                arms.Add(new TrialArm(name, label, drug, route, dose, isReference));
            }
        }
        return arms.ToArray();
    }

    private static DosingRoute? ReadRoute(JsonObject arm)
    {
        string? word = arm.Text("route");
        DosingRoute? route = word is null ? null : DosingRoutes.Find(word);
        if (word is not null && route is null)
        {
            arm.Refuse(
                "route",
                "unknown-word",
                $"'{word}' is no route.",
                $"{NearestWord.Question(word, DosingRoutes.Codes)}Routes are: {string.Join(", ", DosingRoutes.Codes)}."
            );
        }
        return route;
    }

    private static Dose? ReadDose(JsonObject arm)
    {
        double? amount = arm.Number("dose", min: 0);
        DoseUnit? unit = arm.Word("doseUnit", Units);
        if (amount > 0 && unit is null && !arm.Has("doseUnit"))
        {
            arm.Refuse("dose", "missing-key", "The dose has no unit.", "Add \"doseUnit\": \"mg\" or \"mg/kg\".");
        }
        return amount is null || (unit is null && amount > 0) ? null : new Dose(amount.Value, unit ?? default);
    }
}
