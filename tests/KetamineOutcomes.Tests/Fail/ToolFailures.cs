using System.Text;
using KetamineOutcomes.Tests.Tool;
using KetamineOutcomes.Tests.Trials;

namespace KetamineOutcomes.Tests.Fail;

/// <summary>Inputs on which the tool once ended badly, each as it was found.</summary>
public sealed class ToolFailures : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private ToolRun Refused(string verb, string text, params string[] more)
    {
        ToolRun run = ToolRun.Of(VerbCases.Args(verb, folder.Write("t.csv", Encoding.UTF8.GetBytes(text)), more));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.DoesNotContain("Unexpected", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", run.Error, StringComparison.Ordinal);
        return run;
    }

    // Sums of people overflowed, and the message was that of the overflow.
    [Fact]
    public void A_frequency_of_twenty_digits() =>
        Assert.Contains(
            "a count above 1e12",
            Refused(
                "proportion",
                VerbCases.Table.Replace("Week 2,2", "Week 2,99999999999999999999", StringComparison.Ordinal),
                "--frequency",
                "n"
            ).Error
        );

    // Without its header a file's first participant was listed as the names of its columns.
    [Fact]
    public void A_file_without_a_header()
    {
        string rows = VerbCases.Table[(VerbCases.Table.IndexOf('\n') + 1)..];
        Assert.Contains("write a header above it", Refused("survival", rows).Error);
        using TrialText trial = TrialText
            .Valid()
            .Put("adverse_events.csv", "SECRET1,Dizziness,Nervous system,mild,0,1,0,0,1\n");
        ToolRun run = ToolRun.Of(["validate", trial.Write()]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("write a header above it", run.Output);
        Assert.DoesNotContain("SECRET", run.Output);
    }

    // Two rows of two texts were left of a file: the first one's participant was listed as a column.
    [Fact]
    public void A_file_of_which_two_rows_without_numbers_are_left()
    {
        using TrialText trial = TrialText.Valid().Put("adverse_events.csv", "SECRET3,Naus\nSECRET3,Naus\n");
        string folder = trial.Write();
        ToolRun run = ToolRun.Of(["validate", folder]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("look like the values below", run.Output);
        Assert.DoesNotContain("SECRET", run.Output);
        Assert.Contains("SECRET3, Naus", ToolRun.Of(["validate", folder, "--show-values"]).Output);
    }
}
