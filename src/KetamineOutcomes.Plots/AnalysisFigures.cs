using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Statistics.Survival.Influence;
using KetamineOutcomes.Trials.Dosing;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Plots;

/// <summary>The figures of one analysis of a run, in the words of its plan.</summary>
internal static class AnalysisFigures
{
    /// <summary>The figures with what their names add to the analysis' id; nothing for the main one.</summary>
    public static IEnumerable<(string Suffix, Figure Figure)> Of(
        AnalysisResult analysis,
        string[] order,
        string[] notes
    ) => Draw(analysis, order, analysis.By == "route" ? [RouteNote(order), .. notes] : notes);

    private static IEnumerable<(string Suffix, Figure Figure)> Draw(
        AnalysisResult analysis,
        string[] order,
        string[] notes
    ) =>
        analysis.Result switch
        {
            ProportionResult rates => [("", Rates(analysis, rates, order, notes))],
            SurvivalResult survival =>
            [
                ("", Curves(analysis, survival, order, notes)),
                .. survival.Competing is { } competing
                    ? competing
                        .ToFigures(Incidences(order, notes))
                        .Select((figure, i) => (i == 0 ? "incidence" : Invariant($"incidence-{i}"), figure))
                    : [],
                .. survival.LeaveOneOut is { } influence
                    ? [("leave-out", LeftOut(analysis, influence, notes))]
                    : Array.Empty<(string, Figure)>(),
            ],
            EffectResult effect => [("", effect.ToFigure(Means(analysis, "Mean change", order, notes)))],
            AncovaResult ancova => [("", ancova.ToFigure(Means(analysis, "Adjusted mean change", order, notes)))],
            AdverseEventResult events =>
            [
                (
                    "",
                    events.ToFigure(
                        new()
                        {
                            Title = analysis.Title,
                            StyleOrder = order,
                            Notes = notes,
                        }
                    )
                ),
            ],
            VitalSignResult vitals => vitals
                .ToFigures(new() { StyleOrder = order, Notes = notes })
                .Select(figure => (figure.Id, figure)),
            _ => [],
        };

    private static string RouteNote(string[] codes) =>
        string.Join(
            ", ",
            codes
                .Where(code => !code.StartsWith(RunGroups.Unused))
                .Select(code =>
                    DosingRoutes.Find(code) is { } route
                        ? $"{code}: {(route == DosingRoute.None ? "no drug, or placebo" : route.Name().ToLowerInvariant())}"
                        : code
                )
        ) + ".";

    private static Figure Rates(AnalysisResult analysis, ProportionResult result, string[] order, string[] notes)
    {
        bool remission = analysis.Planned is RemissionAnalysis;
        string missing = analysis.Planned is RateAnalysis rate ? MissingInWords(rate.Missing, remission) : "";
        return result.ToFigure(
            new()
            {
                Title = analysis.Title,
                YLabel = remission ? "In remission (%)" : "Responders (%)",
                EventsLabel = remission ? "In remission" : "Responders",
                StyleOrder = order,
                Notes = missing.Length > 0 ? [missing, .. notes] : notes,
            }
        );
    }

    private static MeanFigureOptions Means(AnalysisResult analysis, string what, string[] order, string[] notes) =>
        new()
        {
            Title = analysis.Title,
            YLabel = analysis.Planned is ChangeAnalysis change ? $"{what} in {change.Scale} (points)" : what,
            StyleOrder = order,
            Notes = notes,
        };

    private static string MissingInWords(MissingRule missing, bool remission) =>
        missing switch
        {
            MissingRule.Nonresponder => $"No score at the day counts as no {(remission ? "remission" : "response")}.",
            MissingRule.Observed => "Participants with a score at the day.",
            _ => "A missing score is replaced by the last one before.",
        };

    private static KaplanMeierFigureOptions Incidences(string[] order, string[] notes) =>
        new()
        {
            TimeUnit = "days",
            XLabel = "Days since the start of follow-up",
            CensorMarks = false,
            RiskRows = [RiskRow.AtRisk, RiskRow.Events],
            StyleOrder = order,
            Notes = notes,
        };

    private static Figure LeftOut(AnalysisResult analysis, LeaveOneOutResult influence, string[] notes) =>
        influence.ToFigure(new() { Title = $"{analysis.Title}: each {influence.Part} left out", Notes = notes });

    private static Figure Curves(AnalysisResult analysis, SurvivalResult result, string[] order, string[] notes)
    {
        var options = new KaplanMeierFigureOptions
        {
            Title = analysis.Title,
            TimeUnit = "days",
            XLabel = "Days since the first dose",
            StyleOrder = order,
            Notes = notes,
        };
        return result.ToFigure(
            analysis.Planned switch
            {
                RelapseAnalysis relapse => options with
                {
                    YLabel = relapse.Scores?.Rule.Reduction is null ? "Free of relapse (%)" : "Still responding (%)",
                    XLabel = relapse.Scores switch
                    {
                        null => "Days since the start of follow-up",
                        { From: RelapseStart.Response } => "Days since response",
                        { From: RelapseStart.Remission } => "Days since remission",
                        { FromDay: var day } => Invariant($"Days since day {day:0.##}"),
                    },
                },
                TimeOnTreatmentAnalysis => options with
                {
                    YLabel = "Still on treatment (%)",
                    XLabel = "Days since the first session",
                },
                TimeToResponseAnalysis time => Onset(options, time.Clock, "Responded (%)"),
                TimeToRemissionAnalysis time => Onset(options, time.Clock, "Reached remission (%)"),
                _ => options,
            }
        );
    }

    // What is hoped for is drawn as it comes: rising.
    private static KaplanMeierFigureOptions Onset(KaplanMeierFigureOptions options, OutcomeClock clock, string label) =>
        options with
        {
            Incidence = true,
            YLabel = label,
            TimeUnit = clock == OutcomeClock.Sessions ? "sessions" : "days",
            XLabel = clock == OutcomeClock.Sessions ? "Sessions given" : options.XLabel,
        };
}
