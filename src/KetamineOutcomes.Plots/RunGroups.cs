using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Plots;

/// <summary>The groups of a run in one order for each way of grouping, so that each keeps its colour, dash and marker from
/// figure to figure.</summary>
internal sealed class RunGroups(TrialRun run)
{
    /// <summary>What the name of a style's place begins with that no group has.</summary>
    public const char Unused = '\0';

    private const string Arm = "arm";
    private const string Route = "route";

    private readonly Dictionary<string, string[]> orders = run
        .Analyses.GroupBy(a => a.By, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, OrderOf, StringComparer.Ordinal);

    /// <summary>The groups by arm, route, treatment or a column, in the order of their styles; an empty place is a style that
    /// no group has.</summary>
    public string[] By(string by) => by == Route ? Routes() : OrderOf(by);

    private string[] OrderOf(string by) => orders.TryGetValue(by, out string[]? order) ? order : [];

    /// <summary>Whether each arm has one route, and each route one arm.</summary>
    public bool RoutesAreArms =>
        RouteOfArms() is { Count: > 0 } routes
        && routes.Values.Distinct(StringComparer.Ordinal).Count() == routes.Count;

    // A route is drawn as its arm is, where every arm has one route; of several arms with the same route, as the first.
    private string[] Routes()
    {
        Dictionary<string, string> routes = RouteOfArms();
        var order = new List<string>();
        foreach (string arm in routes.Count > 0 ? OrderOf(Arm) : [])
        {
            string? route = routes.GetValueOrDefault(arm);
            order.Add(route is null || order.Contains(route) ? Invariant($"{Unused}{order.Count}") : route);
        }
        return [.. order, .. OrderOf(Route).Where(route => !order.Contains(route))];
    }

    // The route of every arm; nothing when one has several.
    private Dictionary<string, string> RouteOfArms()
    {
        var routes = new Dictionary<string, string>(StringComparer.Ordinal);
        Factor arms = run.Trial.Subjects.Arm;
        for (int subject = 0; subject < arms.Length; subject++)
        {
            if (arms.Codes[subject] < 0 || run.Trial.Subjects.Route[subject] is not { } route)
            {
                continue;
            }
            string arm = LabelOf(arms.Levels[arms.Codes[subject]]);
            if (routes.TryGetValue(arm, out string? known) && known != route.Code())
            {
                return [];
            }
            routes[arm] = route.Code();
        }
        return routes;
    }

    private string LabelOf(string arm) =>
        run.Trial.Description.Arms.FirstOrDefault(described => described.Name == arm) is { Label.Length: > 0 } found
        && !OrderOf(Arm).Contains(arm)
            ? found.Label
            : arm;

    // The longest list leads, for other analyses may lack a group.
    private static string[] OrderOf(IEnumerable<AnalysisResult> analyses) =>
        analyses
            .Select(a => NamesIn(a.Result))
            .OrderByDescending(names => names.Length)
            .SelectMany(names => names)
            .Distinct(StringComparer.Ordinal)
            .ToArray();

    private static string[] NamesIn(ProcedureResult? result) =>
        result switch
        {
            ProportionResult rates => [.. rates.Groups.Select(g => g.Group)],
            SurvivalResult survival => [.. survival.Groups.Select(g => g.Group)],
            EffectResult effect => [.. effect.Groups.Select(g => g.Group)],
            AncovaResult ancova => [.. ancova.Fit.Arms.Select(a => a.Arm)],
            AdverseEventResult events => [.. events.Groups.Select(g => g.Group)],
            VitalSignResult { Parameters: [var first, ..] } => [.. first.Groups.Select(g => g.Group)],
            _ => [],
        };
}
