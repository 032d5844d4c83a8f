using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads subjects.csv.</summary>
internal sealed class SubjectReader(SourceTable table, TrialSettings settings, ProblemList problems)
{
    private readonly TableReader reader = new(table, problems);

    /// <summary>Finds participants for the other tables; set by <see cref="Read"/>.</summary>
    public SubjectIndex Index { get; private set; } = new([], isComplete: false);

    /// <summary>Reads the table and records its faults.</summary>
    public SubjectTable Read()
    {
        reader.Check("subject_id", "arm");
        reader.CheckOnce("subject_id", "arm", "route", "dose", "dose_unit", "age", "weight_kg");
        string[] ids = ReadIds();
        Factor arm = ReadArm();
        TrialArm?[] told = arm.Levels.Select(settings.ArmNamed).ToArray();
        DosingRoute?[] routes = RouteReader.Read(reader, "route") ?? new DosingRoute?[reader.Rows];
        Dose?[] doses = ReadDoses();
        double[]? weights = reader.Numbers("weight_kg", 0.1, 1000);
        for (int row = 0; row < routes.Length; row++)
        {
            int code = arm.Codes[row];
            routes[row] ??= code < 0 ? null : told[code]?.Route;
            doses[row] ??= code < 0 ? null : told[code]?.Dose;
        }
        reader.Numbers("age", 0);
        reader.Wholes("failed_trials");
        reader.Numbers("episode_months", 0);
        reader.Flags("psychotherapy");
        return new SubjectTable
        {
            Data = table.Data,
            Ids = ids,
            Arm = arm,
            Route = routes,
            Dose = doses,
            WeightKg = weights,
        };
    }

    private string[] ReadIds()
    {
        Factor ids = reader.Category("subject_id") ?? Factor.Missing("subject_id", reader.Rows);
        RequiredCells.Check(reader, "subject_id", "The participant's identifier is missing.");
        var texts = new string?[ids.Length];
        var firstRows = new int[ids.Levels.Count];
        Array.Fill(firstRows, -1);
        for (int row = 0; row < texts.Length; row++)
        {
            int code = ids.Codes[row];
            if (code >= 0)
            {
                texts[row] = ids.Levels[code];
                if (firstRows[code] >= 0)
                {
                    problems.Add(
                        TrialRules.RepeatedKey,
                        table,
                        row,
                        "subject_id",
                        Invariant($"The participant stands already on line {table.Data.LineOf(firstRows[code])}."),
                        "Give every participant one row."
                    );
                }
                else
                {
                    firstRows[code] = row;
                }
            }
        }
        Index = new SubjectIndex(texts, isComplete: ids.Levels.Count > 0 && !table.HasLostRows);
        return texts.Select(text => text ?? "").ToArray();
    }

    private Factor ReadArm()
    {
        Factor arm = reader.Category("arm") ?? Factor.Missing("arm", reader.Rows);
        if (reader.Has("arm"))
        {
            reader.RequireValues("arm", arm, "The arm is missing.", "Say which arm the participant belongs to.");
        }
        string[] told = settings
            .Description.Arms.Select(a => a.Name)
            .Where(name => arm.Levels.Contains(name))
            .ToArray();
        string[] levels = [.. told, .. arm.Levels.Except(told)];
        Dictionary<string, int> places = TableReader.PlacesOf(levels);
        var code = new int[levels.Length];
        for (int level = 0; level < code.Length; level++)
        {
            code[level] = places[arm.Levels[level]];
        }
        return arm.Recode("arm", code, levels);
    }

    private Dose?[] ReadDoses()
    {
        var doses = new Dose?[reader.Rows];
        double[]? amounts = reader.Numbers("dose", 0);
        DoseUnit?[]? units = ReadUnits();
        for (int row = 0; amounts is not null && row < doses.Length; row++)
        {
            DoseUnit? unit = units?[row];
            if (amounts[row] >= 0 && double.IsFinite(amounts[row]))
            {
                doses[row] =
                    unit is { } known ? new Dose(amounts[row], known)
                    : amounts[row] == 0 ? new Dose(0, DoseUnit.Milligrams)
                    : null;
                if (doses[row] is null && (units is null || table.Find("dose_unit")!.IsMissing(row)))
                {
                    problems.Add(
                        TrialRules.MissingUnit,
                        table,
                        row,
                        "dose",
                        "The dose has no unit.",
                        "Give dose_unit: mg or mg/kg."
                    );
                }
            }
        }
        return doses;
    }

    private DoseUnit?[]? ReadUnits() =>
        reader.Values(
            "dose_unit",
            TrialRules.UnknownUnit,
            DoseUnits.Find,
            "The unit is not known.",
            _ => "Write mg or mg/kg; convert other units."
        );
}
