using System.Text;
using System.Text.Json;

namespace KetamineOutcomes.Tests.Tool.Verbs;

public sealed class CompetingRisksVerbTests
{
    private const string Ten =
        "day,end,arm,age,n\n1,relapse,a,31,1\n1,death,b,40,2\n2,relapse,a,52,1\n3,completed,b,38,1\n3,relapse,b,44,1\n"
        + "4,death,a,61,3\n5,completed,a,35,1\n6,relapse,b,47,1\n7,death,b,29,1\n8,completed,a,50,1\n9,,a,50,1\n";

    private const string Verb = "competing-risks - --time day --event end --cause relapse --censored completed";

    [Fact]
    public void A_table_for_people_has_incidences_tests_and_models()
    {
        ToolRun run = Run(Verb + " --by arm --times 3,6");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (
            string text in new[]
            {
                "Cumulative incidence at times",
                "Gray's test, relapse: chi-square",
                "Cause-specific hazard: death",
                "Subdistribution hazard (Fine-Gray): relapse",
                "1 dropped (no value in column 'end').",
            }
        )
        {
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_other_value_is_a_cause_and_incidences_add_up()
    {
        using JsonDocument json = JsonDocument.Parse(Run(Verb + " --times 6 --json").Output);
        JsonElement group = json.RootElement.GetProperty("groups")[0];
        JsonElement[] causes = [.. group.GetProperty("causes").EnumerateArray()];
        Assert.Equal(["death", "relapse"], causes.Select(c => c.GetProperty("cause").GetString()));
        double At(JsonElement cause) => cause.GetProperty("at")[0].GetProperty("incidence").GetDouble();
        Assert.Equal(0.46, At(causes[1]), 1e-12);
        Assert.Equal(0.22, At(causes[0]), 1e-12);
        Assert.Equal(0.32, group.GetProperty("eventFree")[0].GetProperty("survival").GetDouble(), 1e-12);
        Assert.Empty(json.RootElement.GetProperty("gray").EnumerateArray());
        Assert.False(json.RootElement.TryGetProperty("fineGray", out _));
    }

    [Theory]
    [InlineData("--cif-variance aalen")]
    [InlineData("--conf-type plain")]
    [InlineData("--conventions r")]
    [InlineData("--rho 1")]
    [InlineData("--tau 5")]
    [InlineData("--level 0.9")]
    [InlineData("--frequency n")]
    [InlineData("--weights n")]
    [InlineData("--strata n")]
    [InlineData("--covariates age")]
    [InlineData("--censoring-by arm")]
    [InlineData("--reference b")]
    public void Every_option_changes_something(string option)
    {
        static string Numbers(string output)
        {
            using JsonDocument json = JsonDocument.Parse(output);
            return string.Concat(
                json.RootElement.EnumerateObject().Where(p => p.Name != "settings").Select(p => p.Value.GetRawText())
            );
        }
        ToolRun run = Run($"{Verb} --by arm --times 3 --json {option}");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.NotEqual(Numbers(Run($"{Verb} --by arm --times 3 --json").Output), Numbers(run.Output));
    }

    [Theory]
    [InlineData("competing-risks - --time day --event end --cause x --censored completed", "'x' does not occur")]
    [InlineData("competing-risks - --time day --event end --cause relapse --censored x", "'x' does not occur")]
    [InlineData("competing-risks - --time day --event end --cause relapse --censored relapse", "means censored")]
    [InlineData(Verb + " --times -1", "--times")]
    [InlineData(Verb + " --tau 0", "--tau")]
    [InlineData(Verb + " --weights n --cif-variance aalen", "Choose --cif-variance delta")]
    [InlineData(Verb + " --by nobody", "no column 'nobody'")]
    [InlineData("competing-risks - --time end --event end --cause relapse", "text where a number is needed")]
    public void Unusable_input_ends_with_2_and_says_what(string arguments, string message)
    {
        ToolRun run = Run(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--entry n", "no entry times")]
    [InlineData("--weights n", "sampling weights do not allow")]
    public void Where_there_is_no_Fine_Gray_model_the_reason_is_given(string option, string reason)
    {
        // Every entry lies below its time then.
        ToolRun run = Run($"{Verb} --by arm --json --where day!=1 {option}");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement model = json.RootElement.GetProperty("fineGray");
        Assert.Contains(reason, model.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Empty(model.GetProperty("coefficients").EnumerateArray());
        Assert.Equal(2, json.RootElement.GetProperty("causeSpecific").GetArrayLength());
    }

    [Theory]
    [InlineData("day,end\n3,relapse\n")]
    [InlineData("day,end\n0,relapse\n0,relapse\n")]
    public void One_person_or_all_at_once_is_no_fault(string rows)
    {
        ToolRun run = ToolRun.Of(
            "competing-risks - --time day --event end --cause relapse --json --times 0,9",
            new MemoryStream(Encoding.UTF8.GetBytes(rows))
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private static ToolRun Run(string arguments) =>
        ToolRun.Of(arguments, new MemoryStream(Encoding.UTF8.GetBytes(Ten)));
}
