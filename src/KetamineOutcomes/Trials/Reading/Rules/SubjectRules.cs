using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Plausibility of subjects.csv, and its arms against trial.json.</summary>
internal static class SubjectRules
{
    private const double YoungestAge = 12;
    private const double OldestAge = 100;

    /// <summary>Body weights in kg outside which a mistake is likelier than a person.</summary>
    public static (double Low, double High) Weights => (30, 250);

    /// <summary>Doses beyond which a unit was probably mistaken.</summary>
    public static (double Milligrams, double MilligramsPerKilogram) HighestDose => (1000, 10);

    /// <summary>Records what is improbable.</summary>
    public static void Check(TrialParts parts)
    {
        SourceTable table = parts.SubjectSource;
        var reader = new TableReader(table, parts.Problems);
        if (table.Find("age") is NumericColumn ages)
        {
            for (int row = 0; row < ages.Length; row++)
            {
                if (ages.Values[row] is >= 0 and < YoungestAge or > OldestAge)
                {
                    reader.Report(
                        TrialRules.ImprobableAge,
                        row,
                        "age",
                        Invariant($"The age is below {YoungestAge} or above {OldestAge} years."),
                        "Check the age."
                    );
                }
            }
        }
        for (int row = 0; row < (parts.Subjects.WeightKg?.Count ?? 0); row++)
        {
            if (parts.Subjects.WeightKg![row] < Weights.Low || parts.Subjects.WeightKg[row] > Weights.High)
            {
                reader.Report(
                    TrialRules.ImprobableWeight,
                    row,
                    "weight_kg",
                    Invariant($"The body weight is below {Weights.Low} or above {Weights.High} kg."),
                    "Check the weight and its unit."
                );
            }
        }
        CheckDoses(parts, reader);
        CheckArmRoutes(parts, reader);
        ArmRules.Check(parts);
    }

    /// <summary>Whether a dose is beyond what is given.</summary>
    public static bool IsTooHigh(Dose? dose) =>
        dose is { } given
        && given.Amount
            > (given.Unit == DoseUnit.Milligrams ? HighestDose.Milligrams : HighestDose.MilligramsPerKilogram);

    private static void CheckDoses(TrialParts parts, TableReader reader)
    {
        int rows = reader.Has("dose") ? parts.Subjects.Dose?.Count ?? 0 : 0;
        for (int row = 0; row < rows; row++)
        {
            Dose? dose = parts.Subjects.Dose![row];
            double mg = dose is { Unit: DoseUnit.Milligrams } inMg ? inMg.Amount : double.NaN;
            double perKg = dose is { Unit: DoseUnit.MilligramsPerKilogram } inPerKg ? inPerKg.Amount : double.NaN;
            if (!IsTooHigh(dose) && DoseRules.LooksSwapped(parts, row, mg, perKg))
            {
                reader.Report(
                    TrialRules.SwappedUnit,
                    row,
                    "dose",
                    "The dose has the size of one in the other unit.",
                    "Check dose_unit: were mg and mg/kg exchanged?"
                );
            }
            if (IsTooHigh(dose))
            {
                reader.Report(
                    TrialRules.ImprobableDose,
                    row,
                    "dose",
                    "The dose is higher than any that is given.",
                    "Check the dose and its unit."
                );
            }
        }
    }

    private static void CheckArmRoutes(TrialParts parts, TableReader reader)
    {
        Factor arm = parts.Subjects.Arm;
        TrialArm?[] told = arm.Levels.Select(parts.Settings.ArmNamed).ToArray();
        int rows = reader.Has("route") ? arm.Length : 0;
        for (int row = 0; row < rows; row++)
        {
            if (
                arm.Codes[row] >= 0
                && told[arm.Codes[row]]?.Route is { } route
                && parts.Subjects.Route[row] is { } own
                && own != route
            )
            {
                reader.Report(
                    TrialRules.RouteMismatch,
                    row,
                    "route",
                    "The participant's route is not that of the arm in trial.json.",
                    "Correct one of them."
                );
            }
        }
    }
}
