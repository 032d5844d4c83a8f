using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Plots;

/// <summary>A row of a forest: an estimate with its interval, or a heading.</summary>
/// <param name="Label">Its label.</param>
public sealed record ForestRow(string Label)
{
    /// <summary>Steps to the right, for rows under a heading. Default 0.</summary>
    public int Indent { get; init; }

    /// <summary>A heading: bold, without an estimate. Default false.</summary>
    public bool IsHeading { get; init; }

    /// <summary>An overall estimate: bold, drawn as a diamond. Default false.</summary>
    public bool IsSummary { get; init; }

    /// <summary>Texts between label and picture, one for each of <see cref="ForestFigureOptions.CellHeadings"/>: n, events.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>The estimate on its natural scale (a ratio, not its logarithm), or <c>null</c> where there is none.</summary>
    public double? Estimate { get; init; }

    /// <summary>Lower limit; <c>null</c> draws none, minus infinity an arrow.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit; <c>null</c> draws none, infinity an arrow.</summary>
    public double? Upper { get; init; }

    /// <summary>Weight, 0 or more: the square's area; <c>null</c> draws all squares alike.</summary>
    public double? Weight { get; init; }

    /// <summary>A row from an estimate with its interval.</summary>
    /// <param name="label">The label.</param>
    /// <param name="estimate">The estimate; without a value the row says <c>NE</c>.</param>
    /// <param name="interval">Another interval than the estimate's own, or <c>null</c>.</param>
    /// <returns>The row.</returns>
    public static ForestRow Of(string label, Estimate estimate, ConfidenceInterval? interval = null)
    {
        ConfidenceInterval? limits = interval ?? estimate.Interval;
        return new ForestRow(label)
        {
            Estimate = estimate.Value,
            Lower = limits?.Lower,
            Upper = limits?.Upper,
        };
    }
}
