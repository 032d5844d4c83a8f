using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials;

/// <summary>subjects.csv: one row a participant, in file order.</summary>
public sealed record SubjectTable
{
    /// <summary>Every column of the file, extra ones too, for filters, strata, covariates and subgroups.</summary>
    public required Dataset Data { get; init; }

    /// <summary>Identifiers, one a participant, each once.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>Arm; levels in the order of <c>trial.json</c>'s arms, else in the order of their names.</summary>
    public required Factor Arm { get; init; }

    /// <summary>Route in subjects.csv (or the arm's route in trial.json), one a participant; <c>null</c> where not said.</summary>
    public required IReadOnlyList<DosingRoute?> Route { get; init; }

    /// <summary>Dose in subjects.csv (or the arm's dose in trial.json), one a participant, <c>null</c> where not said;
    /// <c>null</c> when nothing is said of doses.</summary>
    public IReadOnlyList<Dose?>? Dose { get; init; }

    /// <summary>Body weight in kg from the column <c>weight_kg</c>, one a participant, NaN where missing; <c>null</c> without
    /// the column.</summary>
    public IReadOnlyList<double>? WeightKg { get; init; }

    /// <summary>Number of participants.</summary>
    public int Count => Ids.Count;
}
