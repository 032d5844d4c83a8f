using KetamineOutcomes.Analysis.Simulation;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tests.Tool;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Analysis.Simulation;

/// <summary>A trial of 8,000 drawn from truth.design.json, written to disk and read again; drawn once for all tests.</summary>
public sealed class DrawnTruth
{
    public DrawnTruth()
    {
        Design = TrialDesign.Read(
            TestFiles.InCheckout("tests/KetamineOutcomes.Tests/Analysis/Simulation/truth.design.json")
        );
        Drawn = TrialSimulator.Draw(Design);
        Trial = Read(Drawn);
        Units = AnalysisUnits.OfSubjects(Trial);
        Madrs = ScoreSeries.Of(Trial, Units, "MADRS");
        Baseline = BaselineScores.FromScores(Madrs, BaselineRule.Last);
        Arm = Trial.Subjects.Arm;
    }

    public TrialDesign Design { get; }

    public SimulatedTrial Drawn { get; }

    public Trial Trial { get; }

    internal AnalysisUnits Units { get; }

    internal ScoreSeries Madrs { get; }

    internal double[] Baseline { get; }

    internal Factor Arm { get; }

    public static Trial Read(SimulatedTrial drawn)
    {
        using var folder = new TemporaryFolder();
        drawn.Save(folder.Path);
        return Trial.Read(folder.Path, TestContext.Current.CancellationToken);
    }

    /// <summary>The values of an arm's participants.</summary>
    internal T[] In<T>(string arm, IReadOnlyList<T> values) => values.Where((_, i) => Arm.TextAt(i) == arm).ToArray();

    internal ArmDesign Truth(string arm) => Design.Arms.Single(a => a.Name == arm);
}
