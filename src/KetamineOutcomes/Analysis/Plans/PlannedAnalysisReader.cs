using System.Text.RegularExpressions;
using KetamineOutcomes.Data;
using KetamineOutcomes.Data.Json;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>Reads one analysis of plan.json: its type decides which keys there are.</summary>
/// <remarks>An analysis with faults is built all the same, with stand-ins for what is missing, so that the rest of it can
/// be checked; the faults stop the plan in the end.</remarks>
internal static partial class PlannedAnalysisReader
{
    public static PlannedAnalysis? Read(JsonObject from)
    {
        string id = Id(from);
        string? type = from.Text("type", required: true);
        PlannedAnalysis? analysis = type switch
        {
            "response" => Response(from, id),
            "remission" => Remission(from, id),
            "change" => Change(from, id),
            "time-to-response" => TimeToResponse(from, id, OutcomeClock.Days),
            "sessions-to-response" => TimeToResponse(from, id, OutcomeClock.Sessions),
            "time-to-remission" => TimeToRemission(from, id, OutcomeClock.Days),
            "sessions-to-remission" => TimeToRemission(from, id, OutcomeClock.Sessions),
            "time-to-relapse" => RelapseReader.Read(from, id),
            "time-on-treatment" => TimeOnTreatment(from, id),
            "adverse-events" => AdverseEvents(from, id),
            "vital-signs" => new VitalSignsAnalysis { Id = id, Parameters = from.Texts("parameter") ?? [] },
            _ => null,
        };
        if (analysis is null)
        {
            if (type is not null)
            {
                from.Refuse(
                    "type",
                    "unknown-type",
                    $"There is no analysis of type '{type}'.",
                    $"{NearestWord.Question(type, PlanWords.Types)}Types are: {string.Join(", ", PlanWords.Types)}."
                );
            }
            return null;
        }
        analysis = analysis with
        {
            Title = from.Text("title"),
            By = from.Text("by"),
            Reference = from.Text("reference"),
            Population = PlanReader.Population(from),
            Level = PlanReader.Level(from),
            Seed = from.Whole("seed", min: 0),
            Conventions = from.Word("conventions", PlanWords.Conventions),
        };
        from.RefuseOthers($"an analysis of type {type}{(analysis is RelapseAnalysis ? " from this source" : "")}");
        return analysis;
    }

    /// <summary>Refuses a key by name: it belongs to work that is not there yet.</summary>
    public static void RefuseLater(JsonObject from, string key, string belongsTo)
    {
        if (from.Value(key) is not null)
        {
            from.Refuse(
                key,
                "not-supported",
                $"'{key}' belongs to {belongsTo}, which this version does not have.",
                "Leave the key out."
            );
        }
    }

    public static string Scale(JsonObject from) => from.Text("scale", required: true) ?? "";

    public static IReadOnlyList<double> Times(JsonObject from) => from.Numbers("times", min: 0) ?? [];

    public static double? Tau(JsonObject from) =>
        PlanReader.Inside(from, "tau", 0, double.PositiveInfinity, includesUpper: false);

    public static IntervalTransform? ConfType(JsonObject from) => from.Word("confType", PlanWords.ConfTypes);

    private static string Id(JsonObject from)
    {
        string? id = from.Text("id", required: true);
        if (id is not null && !IdPattern().IsMatch(id))
        {
            from.Refuse(
                "id",
                "wrong-id",
                $"\"{id}\" cannot name a file.",
                "Use letters, digits, '-', '_' and '.', beginning with a letter or digit; at most 80 characters."
            );
        }
        return id ?? "";
    }

    private static ResponseAnalysis Response(JsonObject from, string id) =>
        new()
        {
            Id = id,
            Scale = Scale(from),
            Window = Window(from),
            Reduction = Reduction(from),
            Missing = from.Word("missing", PlanWords.Missing) ?? MissingRule.Nonresponder,
            Sustained = Sustained(from),
            Strata = from.Texts("strata") ?? [],
            Baseline = from.Word("baseline", PlanWords.Baseline) ?? BaselineRule.Last,
        };

    private static RemissionAnalysis Remission(JsonObject from, string id) =>
        new()
        {
            Id = id,
            Scale = Scale(from),
            Window = Window(from),
            Cutoff = from.Number("cutoff"),
            Missing = from.Word("missing", PlanWords.Missing) ?? MissingRule.Nonresponder,
            Sustained = Sustained(from),
            Strata = from.Texts("strata") ?? [],
            Baseline = from.Word("baseline", PlanWords.Baseline) ?? BaselineRule.Last,
        };

    private static ChangeAnalysis Change(JsonObject from, string id)
    {
        bool isMixedModel = from.Value("method") is { Kind: JsonKind.Text, Text: "mmrm" };
        if (isMixedModel)
        {
            RefuseLater(from, "method", "mixed models for repeated measures (mmrm)");
        }
        ChangeMethod method = isMixedModel
            ? ChangeMethod.Effect
            : from.Word("method", PlanWords.Method) ?? ChangeMethod.Effect;
        foreach (string key in (string[])["visits", "covariance", "df"])
        {
            if (from.Has(key))
            {
                RefuseLater(from, key, "mixed models for repeated measures (mmrm)");
            }
        }
        IReadOnlyList<string> covariates = from.Texts("covariates") ?? [];
        if (method == ChangeMethod.Effect && !isMixedModel && covariates.Count > 0)
        {
            from.Refuse(
                "covariates",
                "illegal-pair",
                "Method 'effect' has no covariates.",
                "Choose \"method\": \"ancova\", or leave the covariates out."
            );
        }
        return new ChangeAnalysis
        {
            Id = id,
            Scale = Scale(from),
            Window = Window(from, required: !isMixedModel),
            Method = method,
            Covariates = method == ChangeMethod.Ancova && !from.Has("covariates") ? ["baseline"] : covariates,
            Missing = from.Word("missing", PlanWords.MissingChange) ?? MissingRule.Observed,
        };
    }

    private static TimeToResponseAnalysis TimeToResponse(JsonObject from, string id, OutcomeClock clock) =>
        new()
        {
            Id = id,
            Clock = clock,
            Scale = Scale(from),
            Reduction = Reduction(from),
            Times = Times(from),
            Tau = Tau(from),
            Strata = from.Texts("strata") ?? [],
            ConfType = ConfType(from),
        };

    private static TimeToRemissionAnalysis TimeToRemission(JsonObject from, string id, OutcomeClock clock) =>
        new()
        {
            Id = id,
            Clock = clock,
            Scale = Scale(from),
            Cutoff = from.Number("cutoff"),
            Times = Times(from),
            Tau = Tau(from),
            Strata = from.Texts("strata") ?? [],
            ConfType = ConfType(from),
        };

    private static TimeOnTreatmentAnalysis TimeOnTreatment(JsonObject from, string id) =>
        new()
        {
            Id = id,
            Sessions = from.Whole("sessions", required: true, min: 1, max: 10_000) ?? 1,
            Times = Times(from),
            Tau = Tau(from),
            Strata = from.Texts("strata") ?? [],
            ConfType = ConfType(from),
        };

    private static AdverseEventsAnalysis AdverseEvents(JsonObject from, string id) =>
        new()
        {
            Id = id,
            Minimum = from.Number("minimum", min: 0, max: 100) ?? 0,
            SystemOrganClass = from.Flag("soc") ?? false,
        };

    private static double Reduction(JsonObject from) =>
        PlanReader.Inside(from, "reduction", 0, 1, includesUpper: true) ?? 0.5;

    private static DayWindow Window(JsonObject from, bool required = true)
    {
        double? day = from.Number("day", required);
        (double From, double To)? window = from.Interval("window");
        if (day is not { } target)
        {
            return new DayWindow(1);
        }
        if (target <= 0)
        {
            from.Refuse(
                "day",
                "out-of-range",
                Invariant($"'{from.PathOf("day")}' is {target}."),
                "Write a day after the first dose, above 0."
            );
            return new DayWindow(1);
        }
        if (window is not { } w)
        {
            return new DayWindow(target);
        }
        if (w.From < 0 || w.From > target || w.To < target)
        {
            from.Refuse(
                "window",
                "wrong-window",
                Invariant($"The window {w.From} to {w.To} does not hold day {target}, or starts before day 0."),
                "Write [first, last] with 0 ≤ first ≤ day ≤ last."
            );
            return new DayWindow(target);
        }
        return new DayWindow(target, w.From, w.To);
    }

    private static SustainedRule? Sustained(JsonObject from)
    {
        if (from.Object("sustained") is not { } rule)
        {
            return null;
        }
        double first = rule.Number("from", required: true, min: 0) ?? 0;
        int excursions = rule.Whole("excursions", min: 0) ?? 0;
        rule.RefuseOthers("sustained");
        if (from.Value("day") is { Kind: JsonKind.Number } day && first > day.Number)
        {
            rule.Refuse(
                "from",
                "out-of-range",
                Invariant($"'{rule.PathOf("from")}' is {first}, which is after the target day {day.Number}."),
                "Write a day at or before the target."
            );
        }
        return new SustainedRule(first, excursions);
    }

    [GeneratedRegex(
        @"\A[A-Za-z0-9][A-Za-z0-9._-]{0,79}\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex IdPattern();
}
