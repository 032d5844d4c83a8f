using KetamineOutcomes.Statistics.Regression;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>What the verb <c>ancova</c> gives: coefficients, adjusted means, contrasts.</summary>
public sealed record AncovaResult : ProcedureResult
{
    /// <summary>The options used.</summary>
    public required AncovaOptions Options { get; init; }

    /// <summary>The model.</summary>
    public required AncovaFit Fit { get; init; }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        string covariates =
            Options.Covariates.Count > 0 ? ", adjusted for " + string.Join(", ", Options.Covariates) : "";
        return Fit.ToTable() with { Title = Cell.Sentence($"{Options.Value} by {Options.Arm}{covariates}") };
    }
}
