using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>One analysis of a plan. What is <c>null</c> here is as the plan says.</summary>
public abstract record PlannedAnalysis
{
    private protected PlannedAnalysis() { }

    /// <summary>Its name, unique in the plan (without case); files are named by it.</summary>
    public required string Id { get; init; }

    /// <summary>The word in the plan: <c>response</c>, <c>time-to-relapse</c>, ….</summary>
    public abstract string Type { get; }

    /// <summary>Title, or <c>null</c>: one is made of what is computed.</summary>
    public string? Title { get; init; }

    /// <summary>What participants are grouped by.</summary>
    public string? By { get; init; }

    /// <summary>The group that the others are compared with.</summary>
    public string? Reference { get; init; }

    /// <summary>Conditions on columns of subjects.csv, in place of the plan's.</summary>
    public IReadOnlyList<SubjectFilter>? Population { get; init; }

    /// <summary>Confidence level, in (0, 1).</summary>
    public double? Level { get; init; }

    /// <summary>Seed of whatever is random.</summary>
    public int? Seed { get; init; }

    /// <summary>Which package's conventions where methods differ.</summary>
    public Conventions? Conventions { get; init; }

    /// <summary>The reference that holds: its own, else the plan's when it is grouped as the plan is.</summary>
    /// <param name="plan">The plan.</param>
    internal string? ReferenceIn(AnalysisPlan plan) =>
        Reference ?? (By is null || By == plan.By ? plan.Reference : null);

    /// <summary>The scale that it needs, or <c>null</c>.</summary>
    internal virtual string? ScaleName => null;

    /// <summary>The same with another name of its scale.</summary>
    /// <param name="name">The scale's name.</param>
    internal virtual PlannedAnalysis WithScale(string name) => this;

    /// <summary>The columns of subjects.csv that it names, with the key that names them.</summary>
    internal virtual IEnumerable<(string Key, string Column)> SubjectColumns => [];
}
