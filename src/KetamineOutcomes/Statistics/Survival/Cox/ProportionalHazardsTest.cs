using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>The score test that a covariate's hazard ratio does not change with time.</summary>
/// <param name="Term">The column (a factor's levels together), or <see cref="Global"/>: all of them.</param>
/// <param name="Test">Chi-square on the Kaplan-Meier time scale, as R's <c>cox.zph</c> since survival 3.0.</param>
public sealed record ProportionalHazardsTest(string Term, TestResult Test)
{
    /// <summary>The name of the test of all covariates together.</summary>
    public const string Global = "GLOBAL";

    internal const string TestName = "score test of proportional hazards";
}
