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
            "Largest change after dosing",
            Columns("Parameter", GroupsOf(result)),
            [
                People(
                    GroupsOf(result),
                    name => result.Parameters.Select(p => Find(p, name) is { } g ? p.LargestChange(g).N : 0)
                ),
                .. result.Parameters.Select(parameter => new TableRow([
                    NameOf(parameter) + (parameter.FallsMatter ? ", largest fall" : ""),
                    .. GroupsOf(result)
                        .Select(name => Find(parameter, name) is { } group ? Peak(parameter, group) : ""),
                ])),
            ],
            [
                Invariant($"Mean ({result.Options.Level * 100:0.###}% t interval) over participants. ")
                    + "Highest reading after minute 0 minus the session's reading at minute 0 (without one, the last before), averaged over each participant's sessions first.",
            ]
        );

    // By minute: the reading, then the change, a column a group.
    private static Table ByMinute(VitalSignResult result, VitalSignParameter parameter)
    {
        double[] minutes = [.. parameter.Groups.SelectMany(g => g.Minutes).Select(m => m.Minute).Distinct().Order()];
        string[] names = [.. parameter.Groups.Select(g => g.Group)];
        return new Table(
            $"{NameOf(parameter)} by minute",
            Columns("Minute", names),
            [
                People(names, name => Find(parameter, name)!.Minutes.Select(m => m.Value.N)),
                new TableRow(["Reading, mean (SD)", .. names.Select(_ => "")]),
                .. minutes.Select(minute => RowOf(parameter, minute, Reading)),
                new TableRow(["Change, mean (interval)", .. names.Select(_ => "")]),
                .. minutes.Where(minute => minute > 0).Select(minute => RowOf(parameter, minute, Change)),
            ],
            [Invariant($"Change from minute 0 of the session with its {result.Options.Level * 100:0.###}% t interval.")]
        );
    }

    // How many people stand behind the cells below: one number where it is the same for all.
    private static TableRow People(string[] names, Func<string, IEnumerable<int>> countsOf) =>
        new([
            "Participants",
            .. names.Select(name =>
            {
                int[] counts = [.. countsOf(name).Distinct().Order()];
                return counts switch
                {
                    [] => "",
                    [var all] => Invariant($"{all}"),
                    _ => Invariant($"{counts[0]} to {counts[^1]}"),
                };
            }),
        ]);

    private static string[] GroupsOf(VitalSignResult result) =>
        [.. result.Parameters.SelectMany(p => p.Groups).Select(g => g.Group).Distinct(StringComparer.Ordinal)];

    private static TableColumn[] Columns(string first, IEnumerable<string> groups) =>
        [new(first, IsNumeric: false), .. groups.Select(name => new TableColumn(name))];

    private static TableRow RowOf(VitalSignParameter parameter, double minute, Func<VitalSignMinute, string> cell) =>
        new(
            [
                Invariant($"{minute:0.##}"),
                .. parameter.Groups.Select(group =>
                    group.Minutes.FirstOrDefault(m => m.Minute.Equals(minute)) is { } reading ? cell(reading) : ""
                ),
            ],
            1
        );

    private static VitalSignGroup? Find(VitalSignParameter parameter, string name) =>
        parameter.Groups.FirstOrDefault(g => g.Group == name);

    private static string Peak(VitalSignParameter parameter, VitalSignGroup group)
    {
        PeopleMean peak = parameter.LargestChange(group);
        return $"{Cell.Number(peak.Mean.Value, 1)} ({Limits(peak.Mean.Interval)})";
    }

    private static string Reading(VitalSignMinute minute) =>
        $"{Cell.Number(minute.Value.Mean.Value, 1)} ({Cell.Number(minute.Value.StandardDeviation, 1)})";

    private static string Change(VitalSignMinute minute) =>
        $"{Cell.Number(minute.Change.Mean.Value, 1)} ({Limits(minute.Change.Mean.Interval)})";

    private static string NameOf(VitalSignParameter parameter) =>
        parameter.Parameter switch
        {
            "SBP" => "Systolic blood pressure (mmHg)",
            "DBP" => "Diastolic blood pressure (mmHg)",
            "HR" => "Heart rate (per minute)",
            "SPO2" => "Oxygen saturation (%)",
            "CADSS" => "Dissociation (CADSS, points)",
            _ => parameter.Parameter,
        };

    private static string Limits(ConfidenceInterval? interval) => Cell.Interval(interval?.Lower, interval?.Upper, 1);
}
