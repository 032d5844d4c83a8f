using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>How a Cox model is fitted.</summary>
public sealed record CoxFitOptions
{
    /// <summary>Treatment of tied events. Default Efron.</summary>
    public CoxTies Ties { get; init; }

    /// <summary>The model's terms; <c>null</c>: every covariate as it is.</summary>
    public IReadOnlyList<ModelTerm>? Terms { get; init; }

    /// <summary>Firth's penalty: finite estimates where the likelihood is monotone, less bias in small samples; intervals and
    /// p-values by profile likelihood. Its time grows with the square of the number of covariates. Default no.</summary>
    public bool Firth { get; init; }

    /// <summary>Confidence level, in (0, 1). Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Reference levels by column name; a factor without one has its first level.</summary>
    public IReadOnlyDictionary<string, string> References { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Newton steps after which a fit counts as not converged. Default 100.</summary>
    public int MaximumIterations { get; init; } = 100;
}
