using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials;

/// <summary>assessments.csv: one row a participant, scale and time, in file order. All columns have one value a row.</summary>
public sealed record AssessmentTable
{
    /// <summary>Every column of the file, items and extra ones too.</summary>
    public required Dataset Data { get; init; }

    /// <summary>Index into the subjects.</summary>
    public required IReadOnlyList<int> Subject { get; init; }

    /// <summary>The scale's canonical name (<c>MADRS</c>); never missing.</summary>
    public required Factor Scale { get; init; }

    /// <summary>Days since first dose (since that period's dose in a crossover); baseline is 0 or below.</summary>
    public required IReadOnlyList<double> Day { get; init; }

    /// <summary>The score; NaN when missing.</summary>
    public required IReadOnlyList<double> Score { get; init; }

    /// <summary>Visit label, or <c>null</c> without the column.</summary>
    public Factor? Visit { get; init; }

    /// <summary>Period 1, 2, … of a crossover, or <c>null</c> without the column. 0 where a row names none: such a row (a
    /// baseline that the periods share) belongs to every period.</summary>
    public IReadOnlyList<int>? Period { get; init; }

    /// <summary>Treatment in that period of a crossover, or <c>null</c> without the column. Missing where a row names none:
    /// such a row (a baseline that the treatments share) belongs to every treatment.</summary>
    public Factor? Treatment { get; init; }

    /// <summary>Number of rows.</summary>
    public int Count => Subject.Count;
}
