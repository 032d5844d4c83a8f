using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Descriptions;

/// <summary>The flow of participants: randomised, assessed at each visit, discontinued, followed up, analysed; by arm.</summary>
public sealed record ParticipantFlow : Result
{
    /// <summary>The arms with their participants, then all of them.</summary>
    public required IReadOnlyList<GroupCount> Groups { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<FlowStep> Steps { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            "Flow of participants",
            [new TableColumn("Step", IsNumeric: false), .. Groups.Select(g => new TableColumn(g.Group))],
            [
                .. Steps.Select(step => new TableRow(
                    [
                        step.Name,
                        .. Groups.Select((_, g) => g < step.Counts.Count ? Invariant($"{step.Counts[g]}") : ""),
                    ],
                    step.Indent
                )),
            ],
            []
        );
}

/// <summary>A step of the flow.</summary>
/// <param name="Name">What happened.</param>
/// <param name="Counts">To how many, one number a group; none for a heading.</param>
/// <param name="Indent">Depth under the step above, from 0.</param>
public sealed record FlowStep(string Name, IReadOnlyList<int> Counts, int Indent = 0);
