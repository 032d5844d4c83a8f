using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Plots;

/// <summary>The figures of a run.</summary>
public static class RunFigures
{
    /// <summary>Every figure of a run: one or more for each analysis, named by its id, then those that bring several analyses
    /// together. A group looks the same in all of them.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The figures, in the order of the plan; ids are unique and depend on the plan alone.</returns>
    public static IReadOnlyList<Figure> ToFigures(this TrialRun run)
    {
        string[] order = RunGroups.Order(run);
        string[] notes = run.BlindNotice is { } blind ? [blind] : [];
        var figures = new List<Figure>();
        foreach (AnalysisResult analysis in run.Analyses.Where(a => a.Result is not null))
        {
            IEnumerable<Figure> own = Of(analysis, order, notes);
            figures.AddRange(own.Select(f => f.Named(IdOf(analysis, f), analysis.Id)));
        }
        figures.AddRange(RunSeries.Of(run, order, notes));
        figures.AddRange(RunForests.Of(run, notes));
        return figures;
    }

    // The first figure bears the analysis' id alone; the others add their own.
    private static string IdOf(AnalysisResult analysis, Figure figure) =>
        figure.Id.Length == 0 ? analysis.Id : $"{analysis.Id}-{figure.Id}";

    private static IEnumerable<Figure> Of(AnalysisResult analysis, string[] order, string[] notes) =>
        analysis.Result switch
        {
            ProportionResult rates => [Rates(analysis, rates, order, notes).Named("", null)],
            SurvivalResult survival => [Curves(analysis, survival, order, notes).Named("", null)],
            EffectResult effect => [Means(analysis, effect, order, notes).Named("", null)],
            AdverseEventResult events =>
            [
                events
                    .ToFigure(
                        new()
                        {
                            Title = analysis.Title,
                            StyleOrder = order,
                            Notes = notes,
                        }
                    )
                    .Named("", null),
            ],
            VitalSignResult vitals => vitals.ToFigures(new() { StyleOrder = order, Notes = notes }),
            _ => [],
        };

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

    private static Figure Means(AnalysisResult analysis, EffectResult result, string[] order, string[] notes)
    {
        string of = analysis.Planned is ChangeAnalysis change ? $"Mean change in {change.Scale}" : "Mean change";
        return result.ToFigure(
            new()
            {
                Title = analysis.Title,
                YLabel = of,
                StyleOrder = order,
                Notes = notes,
            }
        );
    }

    private static string MissingInWords(MissingRule missing, bool remission) =>
        missing switch
        {
            MissingRule.Nonresponder => $"No score at the day counts as no {(remission ? "remission" : "response")}.",
            MissingRule.Observed => "Participants with a score at the day.",
            _ => "A missing score is replaced by the last one before.",
        };

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
                    YLabel = "Free of relapse (%)",
                    XLabel = relapse.Scores switch
                    {
                        null => "Days since the start of follow-up",
                        { From: RelapseStart.Response } => "Days since response",
                        { From: RelapseStart.Remission } => "Days since remission",
                        { FromDay: var day } => Invariant($"Days since day {day:0.##}"),
                    },
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
