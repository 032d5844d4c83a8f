using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>A statistical analysis plan: what is computed, said before anyone looks at the data.</summary>
/// <remarks>What stands here holds for every analysis that does not say otherwise. Read from and written to
/// <c>plan.json</c>; the JSON Schema ships with the package as <c>plan.schema.json</c>.</remarks>
public sealed record AnalysisPlan
{
    /// <summary>The plan's title; empty when not said.</summary>
    public string Title { get; init; } = "";

    /// <summary>What participants are grouped by: <c>arm</c>, <c>route</c>, <c>treatment</c> (crossover) or a column of
    /// subjects.csv. Default <c>arm</c>.</summary>
    public string By { get; init; } = "arm";

    /// <summary>The group that the others are compared with; <c>null</c>: the reference arm of trial.json, else the first.</summary>
    public string? Reference { get; init; }

    /// <summary>Conditions on columns of subjects.csv, joined by <em>and</em>. Default none: everybody.</summary>
    public IReadOnlyList<SubjectFilter> Population { get; init; } = [];

    /// <summary>Confidence level, in (0, 1). Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Seed of whatever is random. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Which package's conventions where methods differ.</summary>
    public Conventions Conventions { get; init; }

    /// <summary>The analyses, in the order in which they are run and shown.</summary>
    public IReadOnlyList<PlannedAnalysis> Analyses { get; init; } = [];

    /// <summary>Reads a plan from a file.</summary>
    /// <param name="path">The file: JSON, where <c>//</c> comments and trailing commas are allowed.</param>
    /// <param name="trial">The trial it is for, or <c>null</c>. With it, scales, columns, groups and tables that the trial
    /// does not have are refused too.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="TrialDataException">The plan is unusable: every fault, with line and key.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static AnalysisPlan Load(string path, Trial? trial = null) =>
        PlanReader.Read(File.ReadAllBytes(path), path, trial);

    /// <summary>Reads a plan from text.</summary>
    /// <param name="json">The plan.</param>
    /// <param name="trial">The trial it is for, or <c>null</c>.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="TrialDataException">The plan is unusable: every fault, with line and key.</exception>
    public static AnalysisPlan Parse(string json, Trial? trial = null) =>
        PlanReader.Read(System.Text.Encoding.UTF8.GetBytes(json), "plan.json", trial);

    /// <summary>The standard plan for the tables that a trial has.</summary>
    /// <param name="trial">The trial.</param>
    /// <returns>The plan.</returns>
    public static AnalysisPlan StandardFor(Trial trial) => StandardPlan.For(trial);

    /// <summary>The plan as JSON, every default written out; reading it gives the same plan.</summary>
    /// <returns>Indented JSON with a final line end.</returns>
    public string ToJson() => PlanWriter.ToJson(this);
}
