using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Tests.Trials;

public sealed class TrialReadTests
{
    [Fact]
    public void A_valid_folder_is_read_without_a_problem()
    {
        using TrialText text = TrialText.Valid();
        Trial trial = Trial.Read(text.Write());
        Assert.Empty(trial.Problems);
        Assert.Equal(["P01", "P02", "P03", "P04"], trial.Subjects.Ids);
        Assert.Equal(["Ketamine", "Placebo"], trial.Subjects.Arm.Levels);
        Assert.Equal(DosingRoute.Intravenous, trial.Subjects.Route[0]);
        Assert.Equal(new Dose(0.5, DoseUnit.MilligramsPerKilogram), trial.Subjects.Dose![0]);
        Assert.Equal(12, trial.Assessments.Count);
        Assert.Equal(["MADRS", "HAMD17"], trial.Assessments.Scale.Levels);
        Assert.Equal([0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3], trial.Assessments.Subject);
        Assert.Equal(34, trial.Assessments.Score[0]);
        Assert.Equal(5, trial.Sessions!.Count);
        Assert.Equal(["relapse", "completed", "lost"], trial.FollowUp!.Status.Levels);
        Assert.Equal(2, trial.AdverseEvents!.Count);
        Assert.Equal(6, trial.VitalSigns!.Count);
        Assert.Equal(["biomarkers.csv", "diary.csv"], trial.OtherTables.Keys);
        Assert.Equal(8, trial.Files.Count);
        Assert.Equal("subjects.csv", trial.Files[0].Name);
        Assert.Equal(4, trial.Files[0].Rows);
        Assert.Equal(64, trial.Files[0].Sha256.Length);
    }
}
