using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The tables that people read of a <see cref="VitalSignResult"/>.</summary>
internal static class VitalSignTables
{
    public static IReadOnlyList<Table> All(VitalSignResult result) =>
        [Peaks(result), .. result.Parameters.Select(parameter => ByMinute(result, parameter))];

    /// <summary>Peak change by parameter and group; the lowest for oxygen saturation.</summary>
    public static Table Peaks(VitalSignResult result) =>
        new(
            "Vital signs: largest change after dosing",
            [
                new("Parameter", IsNumeric: false),
                new(result.By, IsNumeric: false),
                new("n"),
                new("Mean"),
                new(Header(result)),
            ],
            [
                .. result.Parameters.SelectMany(parameter =>
                    parameter.Groups.Select(group =>
                    {
                        PeopleMean peak = parameter.LargestChange(group);
                        return new TableRow([
                            parameter.FallsMatter ? $"{parameter.Parameter} (lowest)" : parameter.Parameter,
                            group.Group,
                            Invariant($"{peak.N}"),
                            Cell.Number(peak.Mean.Value, 1),
                            Limits(peak.Mean.Interval),
                        ]);
                    })
                ),
            ],
            [
                "Highest reading after minute 0 minus the session's reading at minute 0 (else the last one before), averaged "
                    + "over each participant's sessions first; n: people; t intervals.",
            ]
        );

    private static Table ByMinute(VitalSignResult result, VitalSignParameter parameter) =>
        new(
            $"{parameter.Parameter} by minute",
            [
                new(result.By, IsNumeric: false),
                new("Minute"),
                new("n"),
                new("Mean"),
                new("SD"),
                new("Change"),
                new(Header(result)),
            ],
            [
                .. parameter.Groups.SelectMany(group =>
                    group.Minutes.Select(minute => new TableRow([
                        group.Group,
                        Invariant($"{minute.Minute:0.##}"),
                        Invariant($"{minute.Value.N}"),
                        Cell.Number(minute.Value.Mean.Value, 1),
                        Cell.Number(minute.Value.StandardDeviation, 1),
                        Cell.Number(minute.Change.Mean.Value, 1),
                        Limits(minute.Change.Mean.Interval),
                    ]))
                ),
            ],
            []
        );

    private static string Header(VitalSignResult result) => Invariant($"{result.Options.Level * 100:0.###}% interval");

    private static string Limits(ConfidenceInterval? interval) => Cell.Interval(interval?.Lower, interval?.Upper, 1);
}
