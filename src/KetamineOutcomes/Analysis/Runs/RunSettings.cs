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
    /// <param name="trial">The trial as it was read.</param>
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
            Reference = LabelOf(trial, by, analysis.ReferenceIn(plan) ?? ReferenceArm(trial, by)),
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
    /// <param name="trial">The trial as it was read.</param>
    /// <param name="blindSeed">The seed that shuffled the treatments, or <c>null</c>.</param>
    public static IReadOnlyList<Setting> Of(AnalysisPlan plan, Trial trial, int? blindSeed) =>
        [
            new("by", plan.By),
            new("reference", LabelOf(trial, plan.By, plan.Reference ?? ReferenceArm(trial, plan.By))),
            new("population", plan.Population.Select(filter => filter.Text).ToArray()),
            new("level", plan.Level),
            new("seed", plan.Seed),
            new("conventions", PlanWords.Conventions.WordOf(plan.Conventions)),
            new("blind", blindSeed),
        ];

    // A crossover's treatments are described as arms; the reference holds for them as well.
    private static string? ReferenceArm(Trial trial, string by)
    {
        IReadOnlyList<string> levels = by switch
        {
            Grouping.Arm => trial.Subjects.Arm.Levels,
            Grouping.Treatment => trial.Assessments.Treatment?.Levels ?? [],
            _ => [],
        };
        return trial
            .Description.Arms.FirstOrDefault(arm =>
                arm.IsReference && levels.Contains(arm.Name, StringComparer.Ordinal)
            )
            ?.Name;
    }

    private static string? LabelOf(Trial trial, string by, string? reference) =>
        reference is null ? null : ArmLabels.Of(trial, by, reference);

    /// <summary>Where baselines come from, in words.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="context">The run.</param>
    public static string BaselineText(BaselineRule rule, RunContext context) =>
        context.Trial.Description.BaselineColumn is { } column ? $"column '{column}'" : PlanWords.Baseline.WordOf(rule);
}
