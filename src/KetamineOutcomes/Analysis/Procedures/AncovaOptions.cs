using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>What <see cref="AncovaProcedure"/> fits.</summary>
public sealed record AncovaOptions : ProcedureOptions
{
    /// <summary>Column of the outcome.</summary>
    public required string Value { get; init; }

    /// <summary>Column of the arms.</summary>
    public required string Arm { get; init; }

    /// <summary>Columns to adjust for; numbers stay numbers unless <see cref="ProcedureOptions.Categorical"/> names them. Default none.</summary>
    public IReadOnlyList<string> Covariates { get; init; } = [];

    internal IReadOnlyList<Setting> AllSettings() =>
        [
            new("value", Value),
            new("arm", Arm),
            new("covariates", Covariates),
            .. SharedSettings(),
            new("lsMeans", "covariates at their means over the rows used, equal weights over factor levels"),
            new("multiplicity", "none"),
        ];
}
