using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>Reads plan.json: every fault at once, each with its line and key.</summary>
internal static class PlanReader
{
    public static AnalysisPlan Read(byte[] json, string file, Trial? trial)
    {
        JsonSource source = JsonSource.Parse(json, file);
        if (!source.IsReadable)
        {
            source.ThrowOnProblems();
        }
        JsonObject root = source.Root;
        root.Text("$schema");
        var plan = new AnalysisPlan
        {
            Title = root.Text("title") ?? "",
            By = root.Text("by") ?? "arm",
            Reference = root.Text("reference"),
            Population = Population(root) ?? [],
            Level = Level(root) ?? 0.95,
            Seed = root.Whole("seed", min: 0) ?? 1,
            Conventions = root.Word("conventions", PlanWords.Conventions) ?? default,
        };
        var places = new List<JsonObject>();
        var analyses = new List<PlannedAnalysis>();
        IReadOnlyList<JsonObject> objects = root.Objects("analyses", required: true);
        if (root.Has("analyses") && objects.Count == 0)
        {
            root.Refuse("analyses", "no-analysis", "The plan has no analysis.", "List at least one.");
        }
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonObject place in objects)
        {
            // Here and not when the plan is complete: an analysis of an unknown type is not part of it, and its id still counts.
            if (place.Value("id") is { Kind: JsonKind.Text, Text: { Length: > 0 } id } && !ids.Add(id))
            {
                PlanCheck.RefuseSecond(id, (key, rule, message, advice) => place.Refuse(key, rule, message, advice));
            }
            if (PlannedAnalysisReader.Read(place) is { } analysis)
            {
                places.Add(place);
                analyses.Add(analysis);
            }
        }
        root.RefuseOthers("a plan");
        plan = plan with { Analyses = analyses };
        PlanCheck.Run(
            plan,
            trial,
            (analysis, key, rule, message, advice) =>
                (analysis < 0 ? root : places[analysis]).Refuse(key, rule, message, advice)
        );
        source.ThrowOnProblems();
        return plan;
    }

    public static IReadOnlyList<SubjectFilter>? Population(JsonObject from)
    {
        IReadOnlyList<string>? texts = from.Texts("population");
        var filters = new List<SubjectFilter>();
        foreach (string text in texts ?? [])
        {
            if (SubjectFilter.Parse(text) is { } filter)
            {
                filters.Add(filter);
            }
            else
            {
                from.Refuse(
                    "population",
                    "wrong-filter",
                    $"\"{text}\" is no condition.",
                    "Write \"column=value\" or \"column!=value\"."
                );
            }
        }
        return texts is null ? null : filters;
    }

    public static double? Level(JsonObject from) => Inside(from, "level", 0, 1, includesUpper: false);

    /// <summary>A number above a limit and below (or at) another; <c>null</c> when absent or refused.</summary>
    public static double? Inside(JsonObject from, string key, double lower, double upper, bool includesUpper)
    {
        double? value = from.Number(key);
        if (value is not { } number || (number > lower && (number < upper || includesUpper && number == upper)))
        {
            return value;
        }
        string range =
            upper == double.PositiveInfinity
                ? Invariant($"above {lower}")
                : Invariant($"above {lower} and {(includesUpper ? "at most" : "below")} {upper}");
        from.Refuse(key, "out-of-range", Invariant($"'{from.PathOf(key)}' is {number}."), $"Write a number {range}.");
        return null;
    }
}
