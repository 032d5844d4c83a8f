using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Calls arms and treatments by the labels that trial.json gives them: "what tables and figures call it".</summary>
internal static class ArmLabels
{
    /// <summary>The trial with arms and treatments named by their labels; as it is when two labels are the same.</summary>
    /// <param name="trial">The trial.</param>
    public static Trial Apply(Trial trial)
    {
        Factor arms = Relabel(trial, trial.Subjects.Arm);
        Factor? treatments = trial.Assessments.Treatment is { } given ? Relabel(trial, given) : null;
        return trial with
        {
            Subjects = trial.Subjects with { Arm = arms },
            Assessments = trial.Assessments with { Treatment = treatments },
        };
    }

    /// <summary>The label of an arm or treatment; the name itself when there is none, or when labels would be confused.</summary>
    /// <param name="trial">The trial as it was read.</param>
    /// <param name="name">The name.</param>
    public static string Of(Trial trial, string name)
    {
        IReadOnlyList<TrialArm> arms = trial.Description.Arms;
        bool isClear = arms.Select(arm => arm.Label).Distinct(StringComparer.Ordinal).Count() == arms.Count;
        return isClear && arms.FirstOrDefault(arm => arm.Name == name) is { Label.Length: > 0 } arm ? arm.Label : name;
    }

    /// <summary>What tables call a group: an arm or treatment by its label, every other group by its name.</summary>
    /// <param name="trial">The trial as it was read.</param>
    /// <param name="by">What the groups are.</param>
    /// <param name="name">The group.</param>
    public static string Of(Trial trial, string by, string name) =>
        by is Grouping.Arm or Grouping.Treatment ? Of(trial, name) : name;

    private static Factor Relabel(Trial trial, Factor factor) =>
        new(factor.Name, factor.Codes.ToArray(), [.. factor.Levels.Select(level => Of(trial, level))]);
}
