using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Adverse events by term and group: participants with each, events, rates by exposure and by session.</summary>
public sealed record AdverseEventResult : ProcedureResult
{
    /// <summary>The options used.</summary>
    public required AdverseEventOptions Options { get; init; }

    /// <summary>What participants are grouped by.</summary>
    public required string By { get; init; }

    /// <summary>The groups with their exposure.</summary>
    public required IReadOnlyList<ExposedGroup> Groups { get; init; }

    /// <summary>Any adverse event at all.</summary>
    public required AdverseEventRow Any { get; init; }

    /// <summary>Serious ones; <c>null</c> when the table does not say which are.</summary>
    public required AdverseEventRow? Serious { get; init; }

    /// <summary>One row a term, the commonest first (ties by name); with classes asked for, each class stands before its
    /// terms.</summary>
    public required IReadOnlyList<AdverseEventRow> Events { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() => AdverseEventTables.Incidence(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Table> ToTables() => AdverseEventTables.All(this);
}

/// <summary>A group with its exposure.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="N">Participants.</param>
/// <param name="ExposureDays">Participant-days: each participant's days from day 0 to the last record in any table, at least
/// 1, added up.</param>
/// <param name="Sessions">Dosing sessions given; <c>null</c> without a table of sessions.</param>
public sealed record ExposedGroup(string Group, long N, double ExposureDays, long? Sessions);

/// <summary>One term (or class) over the groups.</summary>
/// <param name="Term">The term, or the class's name.</param>
/// <param name="SystemOrganClass">The term's class (the one most of its events name); <c>null</c> when not said.</param>
/// <param name="IsClass">Whether the row is a class.</param>
/// <param name="Groups">One entry a group.</param>
/// <param name="Comparisons">Participants with the event, each other group against the reference.</param>
public sealed record AdverseEventRow(
    string Term,
    string? SystemOrganClass,
    bool IsClass,
    IReadOnlyList<AdverseEventRate> Groups,
    IReadOnlyList<TwoProportions> Comparisons
);

/// <summary>One term in one group.</summary>
/// <param name="Subjects">Participants with at least one such event, of everyone in the group, with Wilson's interval.</param>
/// <param name="Events">Events; a participant may have several.</param>
/// <param name="Rate">Events per 30 participant-days of exposure.</param>
/// <param name="PerSession">Events per dosing session given.</param>
public sealed record AdverseEventRate(ResponseRate Subjects, long Events, Estimate Rate, Estimate PerSession);
