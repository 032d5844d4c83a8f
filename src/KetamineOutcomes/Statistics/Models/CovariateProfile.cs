namespace KetamineOutcomes.Statistics.Models;

/// <summary>Values of covariates at which a model is read: numbers and levels by column name.</summary>
/// <remarks>A column that is not named stands at its mean over the people used, a factor at its reference level.</remarks>
public sealed record CovariateProfile
{
    /// <summary>Numbers by column.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } =
        new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Levels by column.</summary>
    public IReadOnlyDictionary<string, string> Levels { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A column's number, or <c>null</c>.</summary>
    internal double? Number(string column) => Numbers.TryGetValue(column, out double value) ? value : null;

    /// <summary>A column's level, or <c>null</c>.</summary>
    internal string? Level(string column) => Levels.TryGetValue(column, out string? level) ? level : null;
}
