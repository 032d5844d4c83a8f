using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Analysis.Simulation;

public sealed class TrialDesignTests
{
    private const string Least = """
        {
          "title": "Least",
          "arms": [{"name": "A", "n": 3}],
          "madrs": {"baseline": {"mean": 35, "sd": 4, "min": 28, "max": 50}, "placeboChange": -10, "drugMaximum": 0},
          "visits": [{"day": 7}]
        }
        """;

    [Fact]
    public void The_least_design_is_read_with_its_defaults()
    {
        TrialDesign design = TrialDesign.Parse(Least);
        Assert.Equal(1, design.Seed);
        Assert.Equal("Day 7", design.Visits[0].Label);
        Assert.Null(design.Maintenance);
        Assert.Equal(3, design.Participating);
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_line()
    {
        var refused = Assert.Throws<TrialDataException>(() =>
            TrialDesign.Parse(
                """
                {
                  "title": "Wrong",
                  "sed": 4,
                  "arms": [{"name": "A", "n": 0}, {"name": "A", "n": 2, "route": "nose"}],
                  "madrs": {"baseline": {"mean": 35, "sd": 4, "min": 40, "max": 50}, "placeboChange": "big"},
                  "visits": [{"day": 14}, {"day": 7}],
                  "adverseEvents": [{"term": "Nausea", "soc": "Gut", "perSession": {"B": 0.1}}]
                }
                """,
                "my.json"
            )
        );
        string[] found = refused.Problems.Select(p => $"{p.Line} {p.Rule}").ToArray();
        Assert.Equal(
            [
                "3 unknown-key",
                "4 out-of-range",
                "4 repeated-arm",
                "4 unknown-word",
                "5 missing-key",
                "5 wrong-spread",
                "5 wrong-type",
                "6 not-ascending",
                "7 unknown-key",
            ],
            found.Order(StringComparer.Ordinal)
        );
        Assert.All(refused.Problems, p => Assert.Equal("my.json", p.File));
        Assert.Contains("Did you mean 'seed'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"vitals\": {\"sessions\": [1], \"minutes\": [0], \"parameters\": []}", "no-sessions")]
    [InlineData(
        "\"scales\": [{\"scale\": \"PHQ-9\", \"intercept\": 0, \"slope\": 1, \"sd\": 0, \"min\": 0, \"max\": 27, \"days\": [3]}]",
        "unknown-day"
    )]
    [InlineData("\"sessions\": {\"days\": [1, 4]}", "no-day-0")]
    [InlineData("\"maintenance\": {\"days\": 90, \"visitEvery\": 7, \"confirmAfter\": 7}", "wrong-interval")]
    [InlineData("\"medications\": [{\"name\": \"X\", \"class\": \"Y\", \"share\": 1, \"doses\": []}]", "no-dose")]
    public void Parts_that_do_not_fit_together_are_refused(string part, string rule)
    {
        string json = Least.TrimEnd().TrimEnd('}') + ", " + part + "}";
        var refused = Assert.Throws<TrialDataException>(() => TrialDesign.Parse(json));
        Assert.Equal(rule, Assert.Single(refused.Problems).Rule);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_by_name()
    {
        var refused = Assert.Throws<TrialDataException>(() => TrialDesign.Read("/no/such/design.json"));
        Assert.Contains("/no/such/design.json", refused.Message, StringComparison.Ordinal);
    }
}
