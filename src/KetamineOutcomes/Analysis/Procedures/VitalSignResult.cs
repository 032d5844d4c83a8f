using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Vital signs after dosing: value and change by minute, and peak, by group.</summary>
/// <remarks>People are the units: each participant's sessions are averaged first, so that n counts people and a participant
/// with twelve sessions weighs no more than one with two. Standard deviations are between people; intervals are t intervals
/// on n − 1 degrees of freedom.</remarks>
public sealed record VitalSignResult : ProcedureResult
{
    /// <summary>The options used.</summary>
    public required VitalSignOptions Options { get; init; }

    /// <summary>What participants are grouped by.</summary>
    public required string By { get; init; }

    /// <summary>One entry a parameter.</summary>
    public required IReadOnlyList<VitalSignParameter> Parameters { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() => VitalSignTables.Peaks(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Table> ToTables() => VitalSignTables.All(this);
}

/// <summary>One parameter over the groups.</summary>
/// <param name="Parameter">Its name: SBP, DBP (mmHg), HR (per minute), SPO2 (%), CADSS (points).</param>
/// <param name="Groups">One entry a group.</param>
public sealed record VitalSignParameter(string Parameter, IReadOnlyList<VitalSignGroup> Groups)
{
    /// <summary>Whether falls matter and not rises: oxygen saturation (SPO2).</summary>
    public bool FallsMatter => Parameter == "SPO2";

    /// <summary>The largest change in the direction that matters: the trough where falls matter, else the peak.</summary>
    /// <param name="group">One of <see cref="Groups"/>.</param>
    /// <returns>The mean over people.</returns>
    public PeopleMean LargestChange(VitalSignGroup group) => FallsMatter ? group.TroughChange : group.PeakChange;
}

/// <summary>One parameter in one group.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Minutes">By minute, ascending.</param>
/// <param name="PeakChange">Highest reading after minute 0 minus the session's baseline: mean with its interval.</param>
/// <param name="TroughChange">The same of the lowest reading, which is the one that matters for oxygen saturation.</param>
/// <param name="Sessions">Peak by session number, ascending.</param>
public sealed record VitalSignGroup(
    string Group,
    IReadOnlyList<VitalSignMinute> Minutes,
    PeopleMean PeakChange,
    PeopleMean TroughChange,
    IReadOnlyList<VitalSignSession> Sessions
);

/// <summary>A parameter at a minute.</summary>
/// <param name="Minute">Minutes from the start of dosing.</param>
/// <param name="Value">The reading.</param>
/// <param name="Change">The reading minus the session's baseline: its reading at minute 0, else the last one before.</param>
public sealed record VitalSignMinute(double Minute, PeopleMean Value, PeopleMean Change);

/// <summary>The peak of one session.</summary>
/// <param name="Session">Session number.</param>
/// <param name="PeakChange">Highest reading after minute 0 minus the session's baseline.</param>
public sealed record VitalSignSession(int Session, PeopleMean PeakChange);

/// <summary>A mean over people.</summary>
/// <param name="N">People with a value.</param>
/// <param name="Mean">The mean with its t interval; without a value when there is nobody.</param>
/// <param name="StandardDeviation">Between people; <c>null</c> with fewer than two.</param>
public sealed record PeopleMean(int N, Estimate Mean, double? StandardDeviation);
