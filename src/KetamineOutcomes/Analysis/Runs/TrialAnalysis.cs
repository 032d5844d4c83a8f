using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Runs a plan on a trial.</summary>
public static class TrialAnalysis
{
    /// <summary>Runs every analysis of a plan.</summary>
    /// <param name="trial">The trial, without errors among its problems.</param>
    /// <param name="plan">The plan; <c>null</c>: the standard plan for the tables that are there.</param>
    /// <param name="options">Blinding, threads, progress.</param>
    /// <param name="cancellationToken">Stops between and within analyses.</param>
    /// <returns>The results, in the plan's order whatever the number of threads.</returns>
    /// <exception cref="TrialDataException">The trial has errors, or the plan asks for what the trial does not have;
    /// every problem at once.</exception>
    public static TrialRun Run(
        Trial trial,
        AnalysisPlan? plan = null,
        RunOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new RunOptions();
        (RunContext context, IReadOnlyList<PlannedAnalysis> planned) = Start(trial, plan, options);
        var results = new AnalysisResult[planned.Count];
        int next = -1;
        int done = 0;
        // Each thread takes the next analysis when it is free: the long ones stand together, at the end of a plan.
        Parallel.For(
            0,
            Math.Min(options.Threads, results.Length),
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken },
            _ =>
            {
                for (int i; (i = Interlocked.Increment(ref next)) < results.Length; )
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    PreparedAnalysis prepared = Prepare(planned[i], context);
                    results[i] = Compute(prepared, options, cancellationToken);
                    options.Progress?.Report((double)Interlocked.Increment(ref done) / results.Length);
                }
            }
        );
        return new TrialRun
        {
            Trial = context.Trial,
            Plan = context.Plan,
            Analyses = results,
            Settings = RunSettings.Of(context.Plan, trial, options.BlindSeed),
            BlindSeed = options.BlindSeed,
        };
    }

    /// <summary>Says who enters which analysis and who does not, and why, without computing any result.</summary>
    /// <param name="trial">The trial, without errors among its problems.</param>
    /// <param name="plan">The plan; <c>null</c>: the standard plan.</param>
    /// <param name="options">Blinding.</param>
    /// <returns>One entry an analysis, in the plan's order.</returns>
    /// <exception cref="TrialDataException">As <see cref="Run"/>.</exception>
    public static TrialEnrolment Enrol(Trial trial, AnalysisPlan? plan = null, RunOptions? options = null)
    {
        options ??= new RunOptions();
        (RunContext context, IReadOnlyList<PlannedAnalysis> planned) = Start(trial, plan, options);
        return new TrialEnrolment
        {
            Settings = RunSettings.Of(context.Plan, trial, options.BlindSeed),
            BlindSeed = options.BlindSeed,
            Analyses = [.. planned.Select(analysis => AnalysisEnrolment.Of(Prepare(analysis, context), context.Trial))],
        };
    }

    private static (RunContext Context, IReadOnlyList<PlannedAnalysis> Planned) Start(
        Trial trial,
        AnalysisPlan? plan,
        RunOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        DataProblem[] errors = [.. trial.Problems.Where(p => p.Severity == ProblemSeverity.Error)];
        if (errors.Length > 0)
        {
            throw new TrialDataException(errors);
        }
        plan ??= AnalysisPlan.StandardFor(trial);
        PlanCheck.ThrowOnFaults(plan, trial);
        Trial labelled = ArmLabels.Apply(trial);
        var context = new RunContext(options.BlindSeed is { } seed ? Blinding.Shuffle(labelled, seed) : labelled, plan);
        return (context, [.. plan.Analyses.Select(analysis => RunSettings.Fill(analysis, plan, trial))]);
    }

    private static PreparedAnalysis Prepare(PlannedAnalysis analysis, RunContext context) =>
        analysis switch
        {
            RateAnalysis rate => RateRunner.Prepare(rate, context),
            ChangeAnalysis change => ChangeRunner.Prepare(change, context),
            TimeAnalysis time => TimeRunner.Prepare(time, context),
            _ => SafetyRunner.Prepare(analysis, context),
        };

    private static AnalysisResult Compute(
        PreparedAnalysis prepared,
        RunOptions options,
        CancellationToken cancellationToken
    )
    {
        var entered = AnalysisEnrolment.Of(prepared, null);
        (ProcedureResult? result, string? reason) = Result(prepared, entered, cancellationToken);
        return new AnalysisResult
        {
            Planned = prepared.Planned,
            Title = options.BlindSeed is null ? prepared.Title : $"{prepared.Title} (BLINDED: shuffled)",
            By = prepared.Planned.By!,
            Reference = prepared.Planned.Reference,
            Population = entered.Population,
            Data = prepared.Data,
            Result = result,
            Reason = reason,
        };
    }

    // Having no answer is not a fault: what a procedure cannot compute from these people becomes a reason.
    private static (ProcedureResult? Result, string? Reason) Result(
        PreparedAnalysis prepared,
        AnalysisEnrolment entered,
        CancellationToken cancellationToken
    )
    {
        if (entered.Population.N == 0)
        {
            return (null, "Nobody enters this analysis.");
        }
        try
        {
            ProcedureResult result = prepared.Compute(cancellationToken);
            // Where both name a setting (from: a relapse's start, a restricted mean's window) the plan's is the one that was set.
            IEnumerable<Setting> own = result.Settings.ExceptBy(prepared.Rules.Select(rule => rule.Name), s => s.Name);
            return (result with { Settings = [.. prepared.Rules, .. own] }, null);
        }
        catch (TrialDataException e)
        {
            return (null, string.Join(" ", e.Problems.Select(problem => problem.Message)));
        }
    }
}
