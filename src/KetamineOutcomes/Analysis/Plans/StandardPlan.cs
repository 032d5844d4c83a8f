using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>The plan that is run when none is given: what the tables that are there allow.</summary>
/// <remarks>Scales: those on which response is customary, from the one with most participants after day 0 (the primary one;
/// of equals, the first in the registry) down to those with half as many. Day: the last
/// visit that is common, with that visit's days as window, cut to a quarter of the day on either side.</remarks>
internal sealed class StandardPlan
{
    private const double WidestWindow = 0.25;
    private static readonly double[] FollowUpTimes = [28, 60, 90, 120, 180, 270, 360, 540, 720];

    private readonly Trial trial;
    private readonly AnalysisUnits units;
    private readonly List<PlannedAnalysis> analyses = [];

    private StandardPlan(Trial trial)
    {
        this.trial = trial;
        units = AnalysisUnits.Of(trial);
    }

    /// <summary>The standard plan for a trial.</summary>
    /// <param name="trial">The trial.</param>
    public static AnalysisPlan For(Trial trial)
    {
        var standard = new StandardPlan(trial);
        standard.AddScales();
        standard.AddTables();
        bool isCrossover = standard.units.Treatment is not null;
        return new AnalysisPlan
        {
            Title = trial.Description.Title,
            By = isCrossover ? Grouping.Treatment : Grouping.Arm,
            Reference = isCrossover ? null : trial.ReferenceArm,
            Analyses = standard.analyses,
        };
    }

    private void AddScales()
    {
        var found = new List<ScaleVisits>();
        foreach (RatingScale scale in trial.Scales.Scales)
        {
            if (
                scale is { HasBaseline: true, ResponseReduction: not null }
                && trial.Assessments.Scale.Levels.Contains(scale.Name, StringComparer.Ordinal)
                && Visits.Of(trial, ScoreSeries.Of(trial, units, scale.Name)) is { Count: > 0 } visits
            )
            {
                found.Add(new ScaleVisits(scale, visits, visits.Max(visit => visit.N)));
            }
        }
        ScaleVisits[] scales = found.OrderByDescending(f => f.N).Where(f => 2 * f.N >= found.Max(o => o.N)).ToArray();
        for (int i = 0; i < scales.Length; i++)
        {
            AddScale(scales[i].Scale, Visits.LastCommon(scales[i].Visits)!, scales[i].Visits, isPrimary: i == 0);
        }
    }

    private void AddScale(RatingScale scale, Visit visit, IReadOnlyList<Visit> visits, bool isPrimary)
    {
        string suffix = isPrimary ? "" : $"-{IdOf(scale.Name)}";
        string day = IdOf(Invariant($"d{visit.Day}")) + suffix;
        DayWindow window = WindowOf(visit);
        double reduction = scale.ResponseReduction!.Value;
        bool isCrossover = units.Treatment is not null;
        (string Suffix, string? By, string? Reference)[] groups =
            !isCrossover && isPrimary && HasRoutes()
                ? [("", null, null), ("-by-route", Grouping.Route, ReferenceRoute())]
                : [("", null, null)];
        foreach ((string bySuffix, string? by, string? reference) in groups)
        {
            analyses.Add(
                new ResponseAnalysis
                {
                    Id = $"response-{day}{bySuffix}",
                    By = by,
                    Reference = reference,
                    Scale = scale.Name,
                    Window = window,
                    Reduction = reduction,
                }
            );
        }
        if (scale.RemissionCutoff is not null)
        {
            foreach ((string bySuffix, string? by, string? reference) in groups)
            {
                analyses.Add(
                    new RemissionAnalysis
                    {
                        Id = $"remission-{day}{bySuffix}",
                        By = by,
                        Reference = reference,
                        Scale = scale.Name,
                        Window = window,
                        // Written out, so that the plan that is kept says which remission was meant.
                        Cutoff = scale.RemissionCutoff,
                    }
                );
            }
        }
        analyses.Add(
            new ChangeAnalysis
            {
                Id = $"change-{day}",
                Scale = scale.Name,
                Window = window,
            }
        );
        if (!isCrossover)
        {
            analyses.Add(
                new ChangeAnalysis
                {
                    Id = $"change-{day}-ancova",
                    Scale = scale.Name,
                    Window = window,
                    Method = ChangeMethod.Ancova,
                    Covariates = Covariates(),
                }
            );
            if (isPrimary)
            {
                AddTimes(scale, reduction, visits);
            }
        }
    }

    private void AddTimes(RatingScale scale, double reduction, IReadOnlyList<Visit> visits)
    {
        analyses.Add(
            new TimeToResponseAnalysis
            {
                Id = "time-to-response",
                Scale = scale.Name,
                Reduction = reduction,
                Times = DaysOf(visits),
            }
        );
        if (trial.Sessions is { Count: > 0 })
        {
            analyses.Add(
                new TimeToResponseAnalysis
                {
                    Id = "sessions-to-response",
                    Clock = OutcomeClock.Sessions,
                    Scale = scale.Name,
                    Reduction = reduction,
                }
            );
        }
    }

    private void AddTables()
    {
        // Relapse and safety belong to participants, not to periods: in a crossover they go by the sequence's arm.
        string? by = units.Treatment is null ? null : Grouping.Arm;
        string? reference = by is null ? null : trial.ReferenceArm;
        if (trial.FollowUp is { Count: > 0 } followUp)
        {
            double longest = 0;
            for (int row = 0; row < followUp.Count; row++)
            {
                longest = Math.Max(longest, followUp.EndDay[row] - followUp.StartDay[row]);
            }
            analyses.Add(
                new RelapseAnalysis
                {
                    Id = "time-to-relapse",
                    By = by,
                    Reference = reference,
                    Times = Array.FindAll(FollowUpTimes, time => time <= longest),
                }
            );
        }
        if (trial.AdverseEvents is { Count: > 0 })
        {
            analyses.Add(
                new AdverseEventsAnalysis
                {
                    Id = "adverse-events",
                    By = by,
                    Reference = reference,
                }
            );
        }
        if (trial.VitalSigns is { Count: > 0 })
        {
            analyses.Add(
                new VitalSignsAnalysis
                {
                    Id = "vital-signs",
                    By = by,
                    Reference = reference,
                }
            );
        }
    }

    // Visits come in the order of their days.
    private static double[] DaysOf(IReadOnlyList<Visit> visits)
    {
        var days = new List<double>();
        foreach (Visit visit in visits)
        {
            if (days.Count == 0 || visit.Day > days[^1])
            {
                days.Add(visit.Day);
            }
        }
        return days.ToArray();
    }

    private static DayWindow WindowOf(Visit visit) =>
        new(
            visit.Day,
            Math.Max(visit.From, (1 - WidestWindow) * visit.Day),
            Math.Min(visit.To, (1 + WidestWindow) * visit.Day)
        );

    private IReadOnlyList<string> Covariates()
    {
        Factor? site = Grouping.OfColumn(trial, units, "site");
        return site is { Levels.Count: >= 2 } && site.Levels.Count <= units.Count / 10
            ? [ChangeAnalysis.BaselineCovariate, "site"]
            : [ChangeAnalysis.BaselineCovariate];
    }

    private bool HasRoutes() => Grouping.Of(trial, units, Grouping.Route) is { Levels.Count: >= 2 };

    // The reference arm's route, when no other arm shares it: then "by route" has the same control as "by arm".
    private string? ReferenceRoute()
    {
        Factor arms = trial.Subjects.Arm;
        int reference = trial.ReferenceArm is { } name ? arms.Levels.ToList().IndexOf(name) : -1;
        Factor? routes = Grouping.Of(trial, AnalysisUnits.OfSubjects(trial), Grouping.Route);
        if (reference < 0 || routes is null)
        {
            return null;
        }
        int route = -1;
        for (int i = 0; i < arms.Length; i++)
        {
            if (arms.Codes[i] == reference)
            {
                route = route < 0 || route == routes.Codes[i] ? routes.Codes[i] : int.MaxValue;
            }
        }
        for (int i = 0; i < arms.Length; i++)
        {
            route = arms.Codes[i] != reference && routes.Codes[i] == route ? int.MaxValue : route;
        }
        return route is >= 0 and < int.MaxValue ? routes.Levels[route] : null;
    }

    private static string IdOf(string name) =>
        string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-'));

    private sealed record ScaleVisits(RatingScale Scale, IReadOnlyList<Visit> Visits, int N);
}
