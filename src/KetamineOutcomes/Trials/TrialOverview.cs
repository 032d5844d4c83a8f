using KetamineOutcomes.Data;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Trials;

/// <summary>A trial at a glance: its arms with their people, its files, whether anything is odd.</summary>
internal static class TrialOverview
{
    public static Table Of(Trial trial) =>
        new(
            trial.Description.Title.Length > 0 ? trial.Description.Title : "Trial",
            [new("Arm", false), new("Drug", false), new("Route", false), new("Dose", false), new("Participants")],
            [.. trial.Subjects.Arm.Levels.Select((level, code) => Row(trial, level, code))],
            [
                trial.Files.Count > 0
                    ? $"Files (rows): {string.Join(", ", trial.Files.Where(f => f.Rows > 0).Select(f => Invariant($"{f.Name} ({f.Rows})")))}."
                    : "Not read from files.",
                .. trial.Layouts.Select(layout => $"{layout.ToText()}."),
                Problems(trial.Problems),
            ]
        );

    private static TableRow Row(Trial trial, string level, int code)
    {
        TrialArm? arm = trial.Description.Arms.FirstOrDefault(a => a.Name == level || a.Label == level);
        int people = 0;
        foreach (int c in trial.Subjects.Arm.Codes)
        {
            people += c == code ? 1 : 0;
        }
        return new TableRow([
            arm?.Label is { Length: > 0 } label ? label : level,
            arm?.Drug ?? "",
            arm?.Route is { } route and not DosingRoute.None ? route.Name() : "",
            arm?.Dose?.ToString() ?? "",
            Invariant($"{people}"),
        ]);
    }

    // A trial with errors is never made, so there are warnings alone.
    private static string Problems(IReadOnlyList<DataProblem> problems) =>
        problems.Count == 0 ? "Nothing odd was found." : Invariant($"Warnings: {problems.Count}, listed in Problems.");
}
