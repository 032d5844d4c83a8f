using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>Records a fault of a plan.</summary>
/// <param name="analysis">The analysis by its place, or -1 for the plan itself.</param>
/// <param name="key">The key at fault.</param>
/// <param name="rule">The rule's name.</param>
/// <param name="message">What is wrong.</param>
/// <param name="advice">What to do.</param>
internal delegate void PlanFault(int analysis, string key, string rule, string message, string advice);

/// <summary>Holds a plan against itself and against the trial it is for.</summary>
internal static class PlanCheck
{
    /// <summary>Records every fault.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="trial">The trial, or <c>null</c>: then only the plan itself is checked.</param>
    /// <param name="fault">Takes the faults.</param>
    public static void Run(AnalysisPlan plan, Trial? trial, PlanFault fault)
    {
        if (trial is not null)
        {
            var check = new TrialPlanCheck(plan, trial, fault);
            check.Run();
        }
    }

    /// <summary>Records an id that another analysis has.</summary>
    /// <param name="id">The id.</param>
    /// <param name="fault">Takes the key, the rule, the message and the advice.</param>
    public static void RefuseSecond(string id, Action<string, string, string, string> fault) =>
        fault("id", "duplicate-id", $"The id '{id}' stands twice (case does not count).", "Rename one.");

    /// <summary>Throws when a plan that was not read from a file has faults.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="trial">The trial.</param>
    /// <exception cref="TrialDataException">It has; all of them.</exception>
    public static void ThrowOnFaults(AnalysisPlan plan, Trial trial)
    {
        var problems = new List<DataProblem>();
        void Add(int analysis, string key, string rule, string message, string advice) =>
            problems.Add(
                DataProblem.Error(rule, message, advice) with
                {
                    File = "plan",
                    Column = analysis < 0 ? key : Invariant($"analyses[{analysis}].{key}"),
                }
            );
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < plan.Analyses.Count; i++)
        {
            if (plan.Analyses[i].Id is { Length: > 0 } id && !ids.Add(id))
            {
                RefuseSecond(id, (key, rule, message, advice) => Add(i, key, rule, message, advice));
            }
        }
        Run(plan, trial, Add);
        if (plan.Analyses.Count == 0)
        {
            problems.Add(
                DataProblem.Error(
                    "no-analysis",
                    "The plan has no analysis.",
                    "List at least one. A standard plan needs scores after day 0 on a scale with a customary response, "
                        + "follow-up, adverse events or vital signs."
                )
            );
        }
        if (problems.Count > 0)
        {
            throw new TrialDataException(problems);
        }
    }
}
