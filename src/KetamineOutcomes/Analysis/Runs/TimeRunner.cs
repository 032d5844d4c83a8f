using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Time or sessions to response and remission, time to relapse: the columns of the verb <c>survival</c>.</summary>
internal static class TimeRunner
{
    private const string Censored = "censored";

    /// <summary>Works out who is in, each one's clock and whether it ended in the event.</summary>
    /// <param name="analysis">The analysis, with the plan's settings filled in.</param>
    /// <param name="context">The run.</param>
    public static PreparedAnalysis Prepare(TimeAnalysis analysis, RunContext context)
    {
        AnalysisUnits units = TrialPlanCheck.IsScored(analysis) ? context.Units : context.People;
        Enrolment who = context.Enrol(analysis, units, out Factor groups);
        TimeEndpoint endpoint = Endpoint(analysis, context, who);
        string? leaveOut = (analysis as RelapseAnalysis)?.LeaveOut;
        context.NeedColumns(leaveOut is null ? analysis.Strata : [.. analysis.Strata, leaveOut], units, who);
        var columns = new AnalysisColumns(context.Trial, units, who.In(), groups);
        string time = columns.Number(ClockOf(analysis) == OutcomeClock.Sessions ? "sessions" : "days", endpoint.Time);
        string happened = columns.Flag(EventOf(analysis), endpoint.IsEvent);
        IReadOnlyList<string> strata = columns.FromSubjects(analysis.Strata);
        string? ending = analysis is RelapseAnalysis { Competing: { Count: > 0 } competing }
            ? columns.Category(
                "ending",
                RelapseFromFollowUp.Endings(context.Trial.FollowUp!, competing, who.Count),
                [Censored, RelapseFromFollowUp.Relapse, .. competing]
            )
            : null;
        string? part = leaveOut is null ? null : columns.FromSubjects([leaveOut])[0];
        Dataset data = columns.Build(analysis.Id);
        var options = new SurvivalOptions
        {
            Time = time,
            Event = happened,
            By = columns.Group,
            Strata = strata,
            Interval = analysis.ConfType,
            Times = analysis.Times,
            Tau = analysis.Tau,
            LeaveOut = part,
            References = RunSettings.References(analysis),
            Level = analysis.Level!.Value,
            Seed = analysis.Seed!.Value,
            Conventions = analysis.Conventions!.Value,
        };
        return new PreparedAnalysis
        {
            Planned = analysis,
            Title = AnalysisTitle.Of(analysis, context),
            Groups = groups,
            Units = units,
            Who = who,
            Data = data,
            Rules = Rules(analysis, context),
            Compute = cancellation =>
                ending is null
                    ? SurvivalProcedure.Run(data, options, cancellation)
                    : SurvivalProcedure.Run(data, options, cancellation) with
                    {
                        Competing = CompetingRisksProcedure.Run(data, CompetingOf(options, ending), cancellation),
                    },
        };
    }

    /// <summary>The competing risks beside a survival analysis: the same rows, groups, strata, times and intervals.</summary>
    private static CompetingRisksOptions CompetingOf(SurvivalOptions options, string ending) =>
        new()
        {
            Time = options.Time,
            Event = ending,
            Cause = RelapseFromFollowUp.Relapse,
            Censored = Censored,
            ValuesMayBeAbsent = true,
            By = options.By,
            Strata = options.Strata,
            Interval = options.Interval,
            Times = options.Times,
            Tau = options.Tau,
            References = options.References,
            Level = options.Level,
            Seed = options.Seed,
            Conventions = options.Conventions,
        };

    private static TimeEndpoint Endpoint(TimeAnalysis analysis, RunContext context, Enrolment who)
    {
        switch (analysis)
        {
            case TimeToResponseAnalysis a:
                return OnClock(a.Clock, Reach(a.Scale, context.Response(a.Scale, a.Reduction), context, who), context);
            case TimeToRemissionAnalysis a:
                return OnClock(a.Clock, Reach(a.Scale, context.Remission(a.Scale, a.Cutoff), context, who), context);
            case RelapseAnalysis { Scores: { } scores }:
                return FromScores(scores, context, who);
            case TimeOnTreatmentAnalysis a:
                return TimeOnTreatment.Of(context.Trial.Sessions!, a.Sessions, who);
            default:
                return RelapseFromFollowUp.Of(context.Trial.FollowUp!, who);
        }
    }

    private static TimeEndpoint Reach(string scale, Criterion criterion, RunContext context, Enrolment who) =>
        TimeToCriterion.Of(context.Series(scale), context.Baseline(scale), criterion, who);

    private static TimeEndpoint OnClock(OutcomeClock clock, TimeEndpoint days, RunContext context) =>
        clock == OutcomeClock.Days
            ? days
            : SessionClock.Of(context.Trial.Sessions!, context.Trial.Subjects.Count).Count(days, context.Units);

    private static TimeEndpoint FromScores(ScoreRelapse scores, RunContext context, Enrolment who)
    {
        RelapseEvents? events =
            scores.Events.Count > 0
                ? RelapseEvents.Of(context.Trial.AdverseEvents!, scores.Events, context.Trial.Subjects.Count)
                : null;
        return RelapseFromScores.Of(
            context.Series(scores.Scale),
            RelapseStarts.Of(scores, context, who),
            scores.Rule,
            context.HigherIsBetter(scores.Scale),
            who,
            scores.Rule.Reduction is null ? null : context.Baseline(scores.Scale),
            events,
            context.Units
        );
    }

    private static OutcomeClock ClockOf(TimeAnalysis analysis) =>
        analysis switch
        {
            TimeToResponseAnalysis a => a.Clock,
            TimeToRemissionAnalysis a => a.Clock,
            _ => OutcomeClock.Days,
        };

    private static string EventOf(TimeAnalysis analysis) =>
        analysis switch
        {
            TimeToResponseAnalysis => "response",
            TimeToRemissionAnalysis => "remission",
            TimeOnTreatmentAnalysis => "stopped",
            _ => "relapse",
        };

    private static IReadOnlyList<Setting> Rules(TimeAnalysis analysis, RunContext context)
    {
        List<Setting> rules = [];
        switch (analysis)
        {
            case TimeToResponseAnalysis a:
                rules.AddRange([new("scale", a.Scale), new("reduction", a.Reduction)]);
                break;
            case TimeToRemissionAnalysis a:
                rules.AddRange([new("scale", a.Scale), new("cutoff", context.CutoffOf(a.Scale, a.Cutoff))]);
                break;
            case RelapseAnalysis { Scores: { } s }:
                rules.AddRange([
                    new("source", "scores"),
                    new("scale", s.Scale),
                    s.Rule.Reduction is { } reduction
                        ? new("reduction", reduction)
                        : new Setting("threshold", s.Rule.Threshold),
                    new("consecutive", s.Rule.Consecutive),
                    new("apart", new[] { s.Rule.MinimumGap, s.Rule.MaximumGap }),
                    new(
                        "from",
                        s.From == RelapseStart.Day ? s.FromDay
                            : s.From == RelapseStart.Response ? "response"
                            : "remission"
                    ),
                ]);
                if (s.Events.Count > 0)
                {
                    rules.Add(new("events", s.Events));
                }
                break;
            case TimeOnTreatmentAnalysis a:
                rules.Add(new("sessions", a.Sessions));
                break;
            default:
                rules.Add(new("source", "follow_up"));
                if (analysis is RelapseAnalysis { Competing: { Count: > 0 } competing })
                {
                    rules.Add(new("competing", competing));
                }
                break;
        }
        if (TrialPlanCheck.IsScored(analysis))
        {
            rules.Add(new("baseline", RunSettings.BaselineText(BaselineRule.Last, context)));
        }
        rules.Add(new("clock", ClockOf(analysis) == OutcomeClock.Sessions ? "sessions" : "days"));
        return rules;
    }
}
