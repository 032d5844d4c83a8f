using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tests.Trials;

/// <summary>A gzip archive stands for the table that is packed in it.</summary>
public sealed class PackedTablesTests
{
    [Fact]
    public void A_folder_of_archives_is_the_folder_of_their_tables()
    {
        using TrialText plain = TrialText.Valid();
        using TrialText packed = TrialText.Valid();
        string folder = packed.Write();
        foreach (string file in Directory.GetFiles(folder, "*.csv"))
        {
            File.WriteAllBytes(file + ".gz", Gzip.Of(File.ReadAllBytes(file)));
            File.Delete(file);
        }
        Assert.Equal(plain.Validate().Problems, Trial.Validate(folder).Problems);
        Assert.Equal(Trial.Read(plain.Write()).Subjects.Count, Trial.Read(folder).Subjects.Count);
    }

    [Fact]
    public void A_table_that_is_there_twice_is_a_problem()
    {
        using TrialText trial = TrialText.Valid();
        string folder = trial.Write();
        string file = Path.Combine(folder, "diary.csv");
        File.WriteAllBytes(file + ".gz", Gzip.Of(File.ReadAllBytes(file)));
        DataProblem problem = Assert.Single(Trial.Validate(folder).Problems);
        Assert.Equal(("two-files", "diary.csv", ProblemSeverity.Error), (problem.Rule, problem.File, problem.Severity));
    }
}
