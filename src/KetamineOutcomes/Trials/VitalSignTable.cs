using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials;

/// <summary>vitals.csv: one row a reading. All columns have one value a row.</summary>
public sealed class VitalSignTable
{
    /// <summary>Every column of the file.</summary>
    public required Dataset Data { get; init; }

    /// <summary>Index into the subjects.</summary>
    public required IReadOnlyList<int> Subject { get; init; }

    /// <summary>Session number, from 1.</summary>
    public required IReadOnlyList<int> Session { get; init; }

    /// <summary>Minutes from the start of dosing; 0 or below is before.</summary>
    public required IReadOnlyList<double> Minute { get; init; }

    /// <summary>SBP, DBP (mmHg), HR (per minute), SPO2 (%), CADSS (points).</summary>
    public required Factor Parameter { get; init; }

    /// <summary>The reading; NaN when missing.</summary>
    public required IReadOnlyList<double> Value { get; init; }

    /// <summary>Number of rows.</summary>
    public int Count => Subject.Count;
}
