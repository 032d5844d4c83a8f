using KetamineOutcomes.Data.Json;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>What parts of a design must agree on.</summary>
internal static class DesignCheck
{
    public static void Run(TrialDesign design, JsonObject root)
    {
        double[] days = [0, .. design.Visits.Select(visit => visit.Day)];
        CheckDays(root, "scales", design.Scales.Select(scale => scale.Days), days);
        CheckDays(root, "biomarkers", design.Biomarkers.Select(marker => marker.Days), days);
        CheckDays(root, "cognition", design.Cognition.Select(test => test.Days), days);
        if (design.Sessions is null)
        {
            Need(root, "vitals", design.Vitals is not null);
            Need(root, "adverseEvents", design.AdverseEvents.Any(adverse => adverse.PerSession.Count > 0));
            Need(root, "costs", design.Costs.Any(cost => cost.Per == CostOccasion.Session));
            Need(root, "maintenance", design.Maintenance is { SessionEvery: > 0 });
        }
        Once(root, "scales", design.Scales.Select(scale => scale.Scale));
        Once(root, "adverseEvents", design.AdverseEvents.Select(adverse => adverse.Term));
        foreach (
            IGrouping<string?, MedicationDesign> group in design
                .Medications.Where(medication => medication.OneOf is not null)
                .GroupBy(medication => medication.OneOf, StringComparer.Ordinal)
        )
        {
            if (group.Sum(medication => medication.Share) > 1 + 1e-6)
            {
                root.Refuse(
                    "medications",
                    "wrong-shares",
                    $"The shares of the medications of which at most one is taken ({group.Key}) sum to more than 1.",
                    "Lower them."
                );
            }
        }
    }

    private static void CheckDays(
        JsonObject root,
        string key,
        IEnumerable<IReadOnlyList<double>> lists,
        IReadOnlyList<double> days
    )
    {
        double[] unknown = lists.SelectMany(list => list).Except(days).Order().ToArray();
        if (unknown.Length > 0)
        {
            root.Refuse(
                key,
                "unknown-day",
                Invariant(
                    $"'{key}' names day {string.Join(", ", unknown.Select(d => Invariant($"{d}")))}, at which there is no visit."
                ),
                Invariant(
                    $"Days are 0 and those of 'visits': {string.Join(", ", days.Select(d => Invariant($"{d}")))}."
                )
            );
        }
    }

    private static void Need(JsonObject root, string key, bool needed)
    {
        if (needed)
        {
            root.Refuse(key, "no-sessions", $"'{key}' needs dosing sessions.", "Add 'sessions'.");
        }
    }

    private static void Once(JsonObject root, string key, IEnumerable<string> names)
    {
        foreach (
            string name in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)
        )
        {
            root.Refuse(key, "repeated-name", $"'{key}' holds '{name}' twice.", "Keep one.");
        }
    }
}
