using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Change from baseline at a day: the columns of the verbs <c>effect</c> and <c>ancova</c>.</summary>
internal static class ChangeRunner
{
    /// <summary>Works out who is in and by how much each changed.</summary>
    /// <param name="analysis">The analysis, with the plan's settings filled in.</param>
    /// <param name="context">The run.</param>
    public static PreparedAnalysis Prepare(ChangeAnalysis analysis, RunContext context)
    {
        Enrolment who = context.Enrol(analysis, context.Units, out Factor groups);
        double[] baseline = context.Baseline(analysis.Scale);
        double[] change = ChangeEndpoint.Of(
            context.Series(analysis.Scale),
            baseline,
            analysis.Window,
            analysis.Missing,
            who
        );
        string[] needed = [.. analysis.SubjectColumns.Select(c => c.Column)];
        context.NeedColumns(needed, context.Units, who);
        var columns = new AnalysisColumns(context.Trial, context.Units, who.In(), groups);
        string value = columns.Number("change", change);
        string baselineName = columns.Number(ChangeAnalysis.BaselineCovariate, baseline);
        IReadOnlyList<string> subjectColumns = columns.FromSubjects(needed);
        Dataset data = columns.Build(analysis.Id);
        int next = 0;
        string[] covariates =
        [
            .. analysis.Covariates.Select(c =>
                c == ChangeAnalysis.BaselineCovariate ? baselineName : subjectColumns[next++]
            ),
        ];
        Func<CancellationToken, ProcedureResult> compute =
            analysis.Method == ChangeMethod.Ancova
                ? cancellation => AncovaProcedure.Run(data, Ancova(analysis, columns, value, covariates), cancellation)
                : cancellation => Effect(data, Options(analysis, columns, value, context), cancellation);
        return new PreparedAnalysis
        {
            Planned = analysis,
            Title = AnalysisTitle.Of(analysis, context),
            Groups = groups,
            Units = context.Units,
            Who = who,
            Data = data,
            Rules = Rules(analysis, context),
            Compute = compute,
        };
    }

    // One group is described too: a trial with a single arm has a change worth telling.
    private static EffectResult Effect(Dataset data, EffectOptions options, CancellationToken cancellationToken)
    {
        Factor groups = ((Factor)data[options.By]).WithoutUnusedLevels();
        return groups.Levels.Count > 1
            ? EffectProcedure.Run(data, options, cancellationToken)
            : EffectProcedure.Of(
                ((NumericColumn)data[options.Value]).Values.ToArray(),
                groups,
                null,
                null,
                0,
                options with
                {
                    References = [],
                    Paired = null,
                },
                RowCounts.All(data.RowCount)
            );
    }

    private static EffectOptions Options(
        ChangeAnalysis analysis,
        AnalysisColumns columns,
        string value,
        RunContext context
    ) =>
        new()
        {
            Value = value,
            By = columns.Group,
            Paired = context.Units.IsCrossover ? columns.Subject : null,
            References = RunSettings.References(analysis),
            Level = analysis.Level!.Value,
            Seed = analysis.Seed!.Value,
            Conventions = analysis.Conventions!.Value,
        };

    private static AncovaOptions Ancova(
        ChangeAnalysis analysis,
        AnalysisColumns columns,
        string value,
        IReadOnlyList<string> covariates
    ) =>
        new()
        {
            Value = value,
            Arm = columns.Group,
            Covariates = covariates,
            // Sites are numbered as often as named; a number that stands for a site is no quantity.
            Categorical = [.. covariates.Where(c => CategoricalNames.Contains(c, StringComparer.OrdinalIgnoreCase))],
            References = RunSettings.References(analysis),
            Level = analysis.Level!.Value,
            Seed = analysis.Seed!.Value,
            Conventions = analysis.Conventions!.Value,
        };

    private static readonly string[] CategoricalNames = ["site", "stratum", "sex", "arm", "route", "psychotherapy"];

    private static IReadOnlyList<Setting> Rules(ChangeAnalysis analysis, RunContext context) =>
        [
            new("scale", analysis.Scale),
            new("day", analysis.Window.Day),
            new("window", new[] { analysis.Window.From, analysis.Window.To }),
            new("method", PlanWords.Method.WordOf(analysis.Method)),
            new("missing", PlanWords.MissingChange.WordOf(analysis.Missing)),
            new("baseline", RunSettings.BaselineText(BaselineRule.Last, context)),
        ];
}
