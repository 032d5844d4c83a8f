using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Plans;

internal static class StandardPlan
{
    public static AnalysisPlan For(Trial trial) => new() { Title = trial.Description.Title };
}
