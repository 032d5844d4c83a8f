using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Response and remission at a day: the columns of the verb <c>proportion</c>.</summary>
internal static class RateRunner
{
    /// <summary>Works out who is in and who met the criterion.</summary>
    /// <param name="analysis">The analysis, with the plan's settings filled in.</param>
    /// <param name="context">The run.</param>
    public static PreparedAnalysis Prepare(RateAnalysis analysis, RunContext context)
    {
        Enrolment who = context.Enrol(analysis, context.Units, out Factor groups);
        Criterion criterion = analysis switch
        {
            ResponseAnalysis response => context.Response(response.Scale, response.Reduction),
            RemissionAnalysis remission => context.Remission(remission.Scale, remission.Cutoff),
            _ => throw new ArgumentOutOfRangeException(nameof(analysis)),
        };
        bool[] met = RateEndpoint.Of(
            context.Series(analysis.Scale),
            context.Baseline(analysis.Scale, analysis.Baseline),
            analysis.Window,
            analysis.Missing,
            criterion,
            analysis.Sustained,
            who
        );
        context.NeedColumns(analysis.Strata, context.Units, who);
        var columns = new AnalysisColumns(context.Trial, context.Units, who.In(), groups);
        string outcome = columns.Flag(analysis.Type, met);
        IReadOnlyList<string> strata = columns.FromSubjects(analysis.Strata);
        Dataset data = columns.Build(analysis.Id);
        var options = new ProportionOptions
        {
            Outcome = outcome,
            By = columns.Group,
            Strata = strata,
            Paired = context.Units.IsCrossover ? columns.Subject : null,
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
            Units = context.Units,
            Who = who,
            Data = data,
            Rules = Rules(analysis, context),
            Compute = cancellation => ProportionProcedure.Run(data, options, cancellation),
        };
    }

    private static IReadOnlyList<Setting> Rules(RateAnalysis analysis, RunContext context)
    {
        List<Setting> rules =
        [
            new("scale", analysis.Scale),
            new("day", analysis.Window.Day),
            new("window", new[] { analysis.Window.From, analysis.Window.To }),
        ];
        rules.Add(
            analysis switch
            {
                ResponseAnalysis response => new("reduction", response.Reduction),
                RemissionAnalysis remission => new("cutoff", context.CutoffOf(remission.Scale, remission.Cutoff)),
                _ => throw new ArgumentOutOfRangeException(nameof(analysis)),
            }
        );
        rules.Add(new("missing", PlanWords.Missing.WordOf(analysis.Missing)));
        rules.Add(
            new(
                "sustained",
                analysis.Sustained is { } rule
                    ? Invariant($"from day {rule.From}, {rule.Excursions} excursions allowed")
                    : null
            )
        );
        rules.Add(new("baseline", RunSettings.BaselineText(analysis.Baseline, context)));
        return rules;
    }
}
