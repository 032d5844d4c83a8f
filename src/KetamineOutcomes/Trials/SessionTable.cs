using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials;

/// <summary>sessions.csv: one row a dosing session. All columns have one value a row.</summary>
public sealed class SessionTable
{
    /// <summary>Every column of the file.</summary>
    public required Dataset Data { get; init; }

    /// <summary>Index into the subjects.</summary>
    public required IReadOnlyList<int> Subject { get; init; }

    /// <summary>Session number, from 1.</summary>
    public required IReadOnlyList<int> Session { get; init; }

    /// <summary>Days since first dose.</summary>
    public required IReadOnlyList<double> Day { get; init; }

    /// <summary>Route, or <c>null</c> where not said.</summary>
    public required IReadOnlyList<DosingRoute?> Route { get; init; }

    /// <summary>Dose, in mg where dose_mg is given, else in mg/kg; <c>null</c> where not said.</summary>
    public required IReadOnlyList<Dose?> Dose { get; init; }

    /// <summary>The column dose_mg, NaN where missing; <c>null</c> without the column.</summary>
    public IReadOnlyList<double>? DoseMg { get; init; }

    /// <summary>The column dose_mg_per_kg, NaN where missing; <c>null</c> without the column.</summary>
    public IReadOnlyList<double>? DoseMgPerKg { get; init; }

    /// <summary>Number of rows.</summary>
    public int Count => Subject.Count;
}
