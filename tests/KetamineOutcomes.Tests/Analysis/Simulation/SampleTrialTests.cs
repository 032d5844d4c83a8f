using KetamineOutcomes.Analysis.Simulation;
using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Analysis.Simulation;

/// <summary>samples/data/route-trial is what its design says.</summary>
public sealed class SampleTrialTests
{
    private static readonly string Folder = TestFiles.InCheckout("samples/data/route-trial");

    private static readonly TrialDesign Design = TrialDesign.Read(
        TestFiles.InCheckout("samples/data/route-trial.design.json")
    );

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Drawing_the_design_again_gives_the_committed_bytes(int threads)
    {
        SimulatedTrial drawn = TrialSimulator.Draw(Design, threads, TestContext.Current.CancellationToken);
        Assert.Equal(
            Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            drawn.Files.Select(file => file.Name).Order(StringComparer.Ordinal)
        );
        foreach (SimulatedFile file in drawn.Files)
        {
            Assert.True(
                file.Content.Span.SequenceEqual(File.ReadAllBytes(Path.Combine(Folder, file.Name))),
                $"{file.Name} differs from the drawn one"
            );
        }
    }

    [Fact]
    public void Every_table_of_a_trial_folder_is_filled_and_valid()
    {
        TrialValidation validation = Trial.Validate(Folder, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(validation.Problems, p => p.Severity == ProblemSeverity.Error);
        // Real trials miss a score here and there; nothing else should look odd.
        Assert.All(validation.Problems, p => Assert.Equal("missing-score", p.Rule));
        Assert.InRange(validation.Problems.Count, 5, 60);
        Assert.Equal(11, Directory.EnumerateFiles(Folder, "*.csv").Count());
        Assert.Equal(240, validation.Trial!.Subjects.Count);
        Assert.Equal(5, validation.Trial.Subjects.Arm.Levels.Count);
    }

    [Fact]
    public void Another_seed_gives_another_trial()
    {
        SimulatedTrial other = TrialSimulator.Draw(Design with { Seed = 171 });
        Assert.False(
            other.Files[1].Content.Span.SequenceEqual(File.ReadAllBytes(Path.Combine(Folder, other.Files[1].Name)))
        );
    }
}
