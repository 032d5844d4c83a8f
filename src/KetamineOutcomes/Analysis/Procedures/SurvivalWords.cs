using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The words by which settings and the command line call estimators.</summary>
internal static class SurvivalWords
{
    public static string Of(SurvivalEstimator estimator) =>
        estimator switch
        {
            SurvivalEstimator.Breslow => "breslow",
            SurvivalEstimator.FlemingHarrington => "fleming-harrington",
            _ => "kaplan-meier",
        };
}
