using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials;

/// <summary>What <c>trial.json</c> says of a trial that later steps need.</summary>
public sealed record TrialDescription
{
    /// <summary>The trial's title; empty when not said.</summary>
    public string Title { get; init; } = "";

    /// <summary>Registration number, or <c>null</c>.</summary>
    public string? Registration { get; init; }

    /// <summary>The arms in the order in which tables show them; empty when not said.</summary>
    public IReadOnlyList<TrialArm> Arms { get; init; } = [];

    /// <summary>Subject-level or assessment column that holds the baseline score, or <c>null</c>: the last score at or before day 0.</summary>
    public string? BaselineColumn { get; init; }
}

/// <summary>An arm as <c>trial.json</c> describes it.</summary>
/// <param name="Name">The word in the arm column.</param>
/// <param name="Label">What tables and figures call it; the name when not said.</param>
/// <param name="Drug">Drug, or <c>null</c>.</param>
/// <param name="Route">Route, or <c>null</c>.</param>
/// <param name="Dose">Dose, or <c>null</c>.</param>
/// <param name="IsReference">Whether the others are compared with it.</param>
public sealed record TrialArm(
    string Name,
    string Label,
    string? Drug,
    DosingRoute? Route,
    Dose? Dose,
    bool IsReference
);
