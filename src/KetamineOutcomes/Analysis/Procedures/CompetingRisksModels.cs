using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The columns of the regression models of competing risks, side by side.</summary>
internal sealed record CompetingRisksModels(
    EventTimes Times,
    string Cause,
    IReadOnlyList<Column> Covariates,
    IReadOnlyDictionary<string, string> References,
    Factor? Censoring,
    FrequencyWeights? Frequencies,
    SamplingWeights? Weights
)
{
    /// <summary>Why a Fine-Gray model cannot be had, or null.</summary>
    public string? WhyNoFineGray =>
        Times.HasEntry ? "the Fine-Gray model's weights need everybody at risk from the start (no entry times)"
        : Weights is not null ? "the Fine-Gray model's variance counts people, which sampling weights do not allow"
        : null;

    public FineGrayFit FineGray(double level, CancellationToken cancellation) =>
        FineGrayRegression.Fit(
            Times,
            Cause,
            Covariates,
            new FineGrayOptions { Level = level, References = References },
            Censoring,
            Frequencies,
            cancellation
        );

    /// <summary>A Cox model of each cause, who ends otherwise being censored then.</summary>
    public CauseSpecificModel[] CauseSpecific(double level, CancellationToken cancellation)
    {
        var fits = new CauseSpecificModel[Times.Causes.Count];
        for (int cause = 1; cause <= fits.Length; cause++)
        {
            var isEvent = new bool[Times.Length];
            for (int row = 0; row < isEvent.Length; row++)
            {
                isEvent[row] = Times.Events[row] == cause;
            }
            var times = EventTimes.FromEventFlag(Times.Times, isEvent, Times.HasEntry ? Times.Entry.ToArray() : null);
            CoxFit fit = CoxRegression.Fit(
                times,
                Covariates,
                new CoxFitOptions { Level = level, References = References },
                frequencies: Frequencies,
                weights: Weights,
                cancellation: cancellation
            );
            fits[cause - 1] = new CauseSpecificModel(Times.Causes[cause - 1], fit);
        }
        return fits;
    }
}
