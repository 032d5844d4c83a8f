using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The tables that people read of an <see cref="AdverseEventResult"/>.</summary>
internal static class AdverseEventTables
{
    public static IReadOnlyList<Table> All(AdverseEventResult result) =>
        [
            Incidence(result),
            Rates(result),
            .. result.Groups.Count > 1
                ? new[]
                {
                    ProportionTables.Comparisons(
                        "Any adverse event: participants with one or more",
                        result.Any.Comparisons,
                        result.Options.Level
                    ),
                }
                : [],
        ];

    /// <summary>Participants (percent) and events.</summary>
    public static Table Incidence(AdverseEventResult result) =>
        new(
            "Adverse events: participants (%), events",
            [
                new("Term", IsNumeric: false),
                .. result.Groups.Select(g => new TableColumn(Invariant($"{g.Group} (n={g.N})"))),
            ],
            [
                .. Rows(result)
                    .Select(row => new TableRow(
                        [
                            row.Term,
                            .. row.Groups.Select(g =>
                                Invariant(
                                    $"{g.Subjects.Count.Events} ({Cell.Percent(g.Subjects.Proportion.Value)}) {g.Events}"
                                )
                            ),
                        ],
                        Indent(result, row)
                    )),
            ],
            [
                "Participants with at least one such event, of everyone in the group; then events."
                    + (
                        result.Options.Minimum > 0
                            ? Invariant($" Terms that at least {result.Options.Minimum:0.###}% of any group had.")
                            : ""
                    ),
            ]
        );

    private static Table Rates(AdverseEventResult result) =>
        new(
            "Adverse events: events per 30 participant-days (per session)",
            [new("Term", IsNumeric: false), .. result.Groups.Select(g => new TableColumn(g.Group))],
            [
                new(["Participant-days", .. result.Groups.Select(g => Cell.Number(g.ExposureDays, 0))]),
                new(["Sessions given", .. result.Groups.Select(g => Cell.Number(g.Sessions, 0))]),
                .. Rows(result)
                    .Select(row => new TableRow(
                        [
                            row.Term,
                            .. row.Groups.Select(g =>
                                $"{Cell.Number(g.Rate.Value)} ({Cell.Number(g.PerSession.Value)})"
                            ),
                        ],
                        Indent(result, row)
                    )),
            ],
            ["Exposure: days from day 0 to the participant's last record in any table, at least 1."]
        );

    private static IEnumerable<AdverseEventRow> Rows(AdverseEventResult result)
    {
        yield return result.Any;
        if (result.Serious is { } serious)
        {
            yield return serious;
        }
        foreach (AdverseEventRow row in result.Events)
        {
            yield return row;
        }
    }

    private static int Indent(AdverseEventResult result, AdverseEventRow row) =>
        result.Options.SystemOrganClass && !row.IsClass && row.SystemOrganClass is not null ? 1 : 0;
}
