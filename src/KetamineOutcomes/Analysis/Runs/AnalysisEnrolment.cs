using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Who enters an analysis and who does not, and why, without any result.</summary>
public sealed record AnalysisEnrolment : Result
{
    /// <summary>The analysis' name in the plan.</summary>
    public required string Id { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Who entered and who did not; with the identifiers of those left out.</summary>
    public required AnalysisPopulation Population { get; init; }

    /// <summary>How many entered from each group, in the order of the groups.</summary>
    public required IReadOnlyList<GroupCount> Groups { get; init; }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        List<TableRow> rows = [.. Groups.Select(g => new TableRow([g.Group, Invariant($"{g.N}"), ""]))];
        rows.Add(new TableRow(["All who enter", Invariant($"{Population.N}"), ""]));
        foreach (Exclusion exclusion in Population.Excluded)
        {
            string people = string.Join(", ", exclusion.Participants);
            rows.Add(new TableRow([$"Left out: {exclusion.Reason}", Invariant($"{exclusion.N}"), people]));
        }
        return new Table(
            $"{Id}: {Title}",
            [new TableColumn("Who", IsNumeric: false), new TableColumn("n"), new TableColumn("Participants", false)],
            rows,
            []
        );
    }

    /// <summary>Counts a prepared analysis.</summary>
    /// <param name="prepared">The analysis.</param>
    /// <param name="trial">The trial, to name those left out; <c>null</c>: counts alone.</param>
    internal static AnalysisEnrolment Of(PreparedAnalysis prepared, Trial? trial)
    {
        Enrolment who = prepared.Who;
        int[] counts = who.Counts();
        int[] groups = new int[prepared.Groups.Levels.Count];
        int entered = 0;
        for (int unit = 0; unit < who.Count; unit++)
        {
            if (who.IsIn(unit))
            {
                entered++;
                groups[prepared.Groups.Codes[unit]]++;
            }
        }
        return new AnalysisEnrolment
        {
            Id = prepared.Planned.Id,
            Type = prepared.Planned.Type,
            Title = prepared.Title,
            Groups = [.. prepared.Groups.Levels.Select((level, i) => new GroupCount(level, groups[i]))],
            Population = new AnalysisPopulation(
                entered,
                [
                    .. who.Reasons.Select(
                        (reason, i) =>
                            new Exclusion(reason, counts[i])
                            {
                                Participants = trial is null ? [] : Names(prepared, reason, trial),
                            }
                    ),
                ]
            ),
        };
    }

    private static IReadOnlyList<string> Names(PreparedAnalysis prepared, string reason, Trial trial)
    {
        AnalysisUnits units = prepared.Units;
        var names = new List<string>();
        for (int unit = 0; unit < units.Count; unit++)
        {
            if (prepared.Who.ReasonOf(unit) == reason)
            {
                string id = trial.Subjects.Ids[units.Subject[unit]];
                names.Add(units.Period is { } period ? Invariant($"{id} (period {period[unit]})") : id);
            }
        }
        return names;
    }
}

/// <summary>How many are in a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="N">How many.</param>
public sealed record GroupCount(string Group, int N);
