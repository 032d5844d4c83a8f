using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>A group's mean.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Participants">How many are behind it.</param>
/// <param name="Value">The mean, or <c>null</c>.</param>
/// <param name="Lower">Lower limit, or <c>null</c>.</param>
/// <param name="Upper">Upper limit, or <c>null</c>.</param>
internal sealed record GroupMean(string Group, double Participants, double? Value, double? Lower, double? Upper)
{
    public static Table TableOf(IReadOnlyList<GroupMean> means, string title) =>
        new(
            title,
            [new("group", IsNumeric: false), new("n"), new("mean"), new("lower"), new("upper")],
            means
                .Select(m => new TableRow([
                    m.Group,
                    DataText.Exact(m.Participants),
                    DataText.Exact(m.Value),
                    DataText.Exact(m.Lower),
                    DataText.Exact(m.Upper),
                ]))
                .ToArray(),
            []
        );
}

/// <summary>The words round means of groups.</summary>
/// <param name="Title">The title.</param>
/// <param name="YLabel">The axis' label.</param>
/// <param name="Notes">Notes.</param>
internal sealed record MeanWords(string Title, string YLabel, IReadOnlyList<string> Notes);
