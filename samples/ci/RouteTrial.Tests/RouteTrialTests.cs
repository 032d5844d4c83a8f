using KetamineOutcomes.Analysis.Baselines;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Trials;
using Xunit;

/// <summary>The trial's numbers stay where they are. When a change is wanted, run once with
/// KETAMINE_OUTCOMES_UPDATE_BASELINES=1 and look at what git says has changed.</summary>
public sealed class RouteTrialTests
{
    private static readonly Trial Trial = Trial.Read(Beside("route-trial"));
    private static readonly AnalysisPlan Plan = AnalysisPlan.Load(Beside("plan.json"), Trial);

    [Fact]
    public void Response_stays()
    {
        TrialRun run = TrialAnalysis.Run(Trial, Plan, cancellationToken: TestContext.Current.CancellationToken);
        ResultBaseline.Verify(run.ResultOf<ProportionResult>("response-d28"), "baselines/response-d28.json");
    }

    [Fact]
    public void The_whole_run_stays_with_the_tolerances_of_the_command_line()
    {
        TrialRun run = TrialAnalysis.Run(Trial, Plan, cancellationToken: TestContext.Current.CancellationToken);
        ResultBaseline.Verify(run, "../baseline.json", BaselineTolerance.Load(Beside("tolerances.json")));
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
