using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Tests.Trials.Endpoints;

public sealed class ExposureTests
{
    [Fact]
    public void The_last_record_of_any_table_ends_exposure_and_it_is_at_least_one_day()
    {
        Trial trial = new TrialBuilder()
            .Subject("1")
            .Subject("2")
            .Subject("3")
            .Subject("4")
            .Subject("5")
            .Subject("6")
            .Scores("1", "MADRS", (-3, 30), (28, 12), (7, 20))
            .Scores("2", "MADRS", (0, 30), (7, 12))
            .Sessions("2", 0, 3, 11)
            .FollowUp("3", 28, 120, "relapse")
            .Scores("6", "MADRS", (-3, 30))
            .Build() with
        {
            AdverseEvents = SafetyTables.Events((3, "Nausea", null, 0, 2, 5), (3, "Nausea", null, 0, 4, double.NaN)),
            OtherTables = new Dictionary<string, OtherTable>
            {
                ["diary.csv"] = new()
                {
                    Data = new Dataset("diary.csv", [], 2),
                    Subject = [4, -1],
                    LastDay = [9.5, 400],
                },
            },
        };
        Assert.Equal([28, 11, 120, 5, 9.5, 1], Exposure.Days(trial));
        Assert.Equal([0, 3, 0, 0, 0, 0], Exposure.Sessions(trial)!);
    }

    [Fact]
    public void Without_sessions_csv_nobody_knows_how_many_were_given() =>
        Assert.Null(Exposure.Sessions(new TrialBuilder().Subject("1").Build()));
}
