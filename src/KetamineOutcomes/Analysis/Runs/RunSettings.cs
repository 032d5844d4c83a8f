using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Fills the plan's settings into its analyses, and names them.</summary>
internal static class RunSettings
{
    /// <summary>An analysis with everything that it leaves to the plan filled in.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="trial">The trial.</param>
    public static PlannedAnalysis Fill(PlannedAnalysis analysis, AnalysisPlan plan, Trial trial)
    {
        string by = analysis.By ?? plan.By;
        PlannedAnalysis named =
            analysis.ScaleName is { } scale && trial.Scales.Find(scale) is { } known
                ? analysis.WithScale(known.Name)
                : analysis;
        return named with
        {
            By = by,
            Reference = analysis.ReferenceIn(plan) ?? (by == Grouping.Arm ? trial.ReferenceArm : null),
            Population = analysis.Population ?? plan.Population,
            Level = analysis.Level ?? plan.Level,
            Seed = analysis.Seed ?? plan.Seed,
            Conventions = analysis.Conventions ?? plan.Conventions,
        };
    }

    /// <summary>The reference for a procedure; none: the first group.</summary>
    /// <param name="analysis">The analysis, filled in.</param>
    public static IReadOnlyList<ReferenceLevel> References(PlannedAnalysis analysis) =>
        analysis.Reference is { } reference ? [new ReferenceLevel(null, reference)] : [];

    /// <summary>The settings of a whole run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="blindSeed">The seed that shuffled the treatments, or <c>null</c>.</param>
    public static IReadOnlyList<Setting> Of(AnalysisPlan plan, Trial trial, int? blindSeed) =>
        [
            new("by", plan.By),
            new("reference", plan.Reference ?? (plan.By == Grouping.Arm ? trial.ReferenceArm : null)),
            new("population", plan.Population.Select(filter => filter.Text).ToArray()),
            new("level", plan.Level),
            new("seed", plan.Seed),
            new("conventions", PlanWords.Of(PlanWords.Conventions, plan.Conventions)),
            new("blind", blindSeed),
        ];

    /// <summary>Where baselines come from, in words.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="context">The run.</param>
    public static string BaselineText(BaselineRule rule, RunContext context) =>
        context.Trial.Description.BaselineColumn is { } column
            ? $"column '{column}'"
            : PlanWords.Of(PlanWords.Baseline, rule);
}
