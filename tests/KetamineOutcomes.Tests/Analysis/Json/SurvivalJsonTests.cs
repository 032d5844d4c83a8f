using System.Text.Json.Nodes;
using KetamineOutcomes.Analysis.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tests.Analysis.Procedures;

namespace KetamineOutcomes.Tests.Analysis.Json;

/// <summary>The fields that the command-line page promises for <c>survival</c>.</summary>
public class SurvivalJsonTests
{
    private static readonly SurvivalOptions Options = new()
    {
        Time = "t",
        Event = "e",
        By = "g",
        Times = [0, 2, 50],
    };

    private static JsonNode Of(string rows, SurvivalOptions? options = null) =>
        SurvivalProcedureTests.Json(options ?? Options, SurvivalProcedureTests.Read("t,e,g\n" + rows));

    private static string[] Keys(JsonNode? node) => node!.AsObject().Select(p => p.Key).ToArray();

    [Fact]
    public void Every_promised_field_is_written()
    {
        JsonNode json = Of("1,1,a\n2,1,a\n3,0,a\n4,1,a\n1,0,b\n2,1,b\n5,1,b\n6,0,b");
        Assert.Equal(
            ["command", "version", "settings", "rows", "groups", "test", "rmstDifference", "rmstRatio", "milestones"],
            Keys(json)
        );
        JsonNode group = json["groups"]![0]!;
        Assert.Equal(["group", "n", "events", "median", "quantiles", "mean", "rmst", "at", "curve"], Keys(group));
        Assert.Equal(["estimate", "lower", "upper", "reason"], Keys(group["median"]));
        Assert.Equal(["p", "estimate", "lower", "upper"], Keys(group["quantiles"]![0])[..4]);
        Assert.Equal(["estimate", "standardError", "tau"], Keys(group["mean"]));
        Assert.Equal(["tau", "estimate", "standardError", "lower", "upper"], Keys(group["rmst"]));
        Assert.Equal(
            ["time", "atRisk", "events", "survival", "standardError", "lower", "upper"],
            Keys(group["at"]![1])
        );
        Assert.Equal(
            ["time", "atRisk", "events", "censored", "survival", "standardError", "lower", "upper", "cumulativeHazard"],
            Keys(group["curve"]![0])
        );
        JsonNode test = json["test"]!;
        Assert.Equal("log-rank", (string)test["name"]!);
        Assert.Equal(["name", "rho", "gamma", "stratified", "chiSquare", "df", "p", "groups"], Keys(test));
        Assert.Equal(["group", "n", "observed", "expected"], Keys(test["groups"]![0]));
        Assert.Equal(["tau", "reference", "comparisons"], Keys(json["rmstDifference"]));
        Assert.Equal(
            ["group", "estimate", "standardError", "lower", "upper", "p"],
            Keys(json["rmstDifference"]!["comparisons"]![0])
        );
        Assert.Equal(
            ["group", "estimate", "standardError", "lower", "upper", "p"],
            Keys(json["rmstRatio"]!["comparisons"]![0])
        );
    }

    [Fact]
    public void What_does_not_exist_is_null_with_a_reason()
    {
        JsonNode json = Of("1,0,a\n2,0,a\n3,0,b\n4,0,b");
        JsonNode group = json["groups"]![0]!;
        Assert.Null(group["median"]!["estimate"]);
        Assert.StartsWith("survival stays above 0.5", (string)group["median"]!["reason"]!, StringComparison.Ordinal);
        JsonNode start = group["at"]![0]!;
        Assert.Equal((1, 0), ((double)start["survival"]!, (double)start["standardError"]!));
        Assert.Null(start["lower"]);
        Assert.Contains("divide by zero", (string)start["reason"]!, StringComparison.Ordinal);
        JsonNode beyond = group["at"]![2]!;
        Assert.Null(beyond["survival"]);
        Assert.Null(beyond["standardError"]);
        Assert.Equal(0, (double)beyond["atRisk"]!);
        Assert.StartsWith("beyond the group's follow-up", (string)beyond["reason"]!, StringComparison.Ordinal);
        Assert.Null(json["test"]!["chiSquare"]);
        Assert.Equal("there is no event", (string)json["test"]!["reason"]!);
        Assert.Null(json["rmstDifference"]!["comparisons"]![0]!["p"]);
        Assert.Equal("the variance is 0 or undefined", (string)json["rmstDifference"]!["comparisons"]![0]!["reason"]!);
    }

    [Fact]
    public void Without_groups_there_is_one_named_all_and_no_comparison()
    {
        JsonNode json = Of("1,1,a\n2,0,b", Options with { By = null });
        Assert.Equal("all", (string)json["groups"]!.AsArray().Single()!["group"]!);
        Assert.Equal(["command", "version", "settings", "rows", "groups"], Keys(json));
    }

    [Fact]
    public void One_group_has_a_test_without_answer()
    {
        JsonNode json = Of("1,1,a\n2,0,a");
        Assert.Equal("there is one group: nothing to compare", (string)json["test"]!["reason"]!);
        Assert.Empty(json["rmstRatio"]!["comparisons"]!.AsArray());
        Assert.Equal("a", (string)json["rmstDifference"]!["reference"]!);
    }

    [Fact]
    public void Settings_name_what_was_used_defaults_too()
    {
        JsonNode settings = Of("1,1,a\n2,0,a\n5,1,b")["settings"]!;
        Assert.Equal("log-log", (string)settings["confType"]!);
        Assert.Equal(2, (double)settings["tau"]!);
        Assert.Equal(
            "log",
            (string)Of("1,1,a", Options with { Conventions = Conventions.R })["settings"]!["confType"]!
        );
        Assert.Equal(
            "sas",
            (string)Of("1,1,a", Options with { Conventions = Conventions.Sas })["settings"]!["quantileRule"]!
        );
    }

    [Fact]
    public void A_long_curve_is_handed_on_as_it_is_written()
    {
        double[] times = Enumerable.Range(1, 20_000).Select(i => i + 0.5).ToArray();
        var data = new Dataset(
            "t",
            [new NumericColumn("t", times), new NumericColumn("e", times.Select(_ => 1.0).ToArray())]
        );
        SurvivalResult result = SurvivalProcedure.Run(
            data,
            Options with
            {
                By = null,
            },
            TestContext.Current.CancellationToken
        );
        var stream = new CountingStream();
        ResultJson.Write(stream, "survival", result);
        Assert.True(stream.Total > 2_000_000);
        Assert.InRange(stream.Largest, 1, 200_000);
    }

    /// <summary>Counts what is written, and the largest piece.</summary>
    private sealed class CountingStream : MemoryStream
    {
        public long Total { get; private set; }

        public int Largest { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Total += buffer.Length;
            Largest = Math.Max(Largest, buffer.Length);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void WriteByte(byte value) => Write([value]);
    }
}
