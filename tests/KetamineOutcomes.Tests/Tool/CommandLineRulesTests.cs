using System.Text;
using System.Text.Json;
using KetamineOutcomes.Analysis.Baselines;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>Sentences of the command line's rules, each tried as a user would.</summary>
public sealed class CommandLineRulesTests : IDisposable
{
    private const string Pair = "time,event,arm,f,v,b\n5,1,A,0,3,2\n7,0,A,0,4,3\n9,1,B,3,7,2\n8,0,B,3,8,2.5\n";
    private const string Third = Pair + "8,1,C,3,8.5,3.5\n6,1,C,3,9.5,2.5\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_arm_of_rows_that_stand_for_nobody_is_no_arm_of_a_comparison_of_means()
    {
        string file = Write("f.csv", Third);
        foreach (string verb in new[] { "ancova {0} --value v --arm arm", "effect {0} --value v --by arm" })
        {
            using JsonDocument weighted = Json($"{Of(verb, file)} --frequency f");
            using JsonDocument plain = Json(Of(verb, Write("p.csv", Repeated(Third))));
            string list = verb.StartsWith("ancova", StringComparison.Ordinal) ? "contrasts" : "comparisons";
            BaselineComparison comparison = ResultBaseline.Compare(Only(weighted, list), Only(plain, list));
            Assert.True(comparison.IsMatch, comparison.ToString());
            JsonElement dropped = Assert.Single(
                weighted.RootElement.GetProperty("rows").GetProperty("dropped").EnumerateArray()
            );
            Assert.Equal("stands for nobody: 0 in column 'f'", dropped.GetProperty("reason").GetString());
            Assert.Equal(2, dropped.GetProperty("rows").GetInt32());
            Refused($"{Of(verb, file)} --frequency f --reference A", "There is no level 'A'");
            Refused($"{Of(verb, Write("q.csv", Pair))} --frequency f", "a single group");
        }
    }

    [Theory]
    [InlineData("survival {0} --time time --event event --by arm --frequency f")]
    [InlineData("cox {0} --time time --event event --covariates arm,b --frequency f")]
    [InlineData("ancova {0} --value v --arm arm --covariates b --where arm!=C --where v!=3 --where v!=7")]
    [InlineData("effect {0} --value v --by arm --where v!=3 --where v!=7 --where arm!=C")]
    public void Every_null_has_a_reason_beside_it(string args)
    {
        using JsonDocument json = Json(Of(args, Write("n.csv", Third)));
        Assert.Empty(NullsWithoutReason(json.RootElement, "$"));
    }

    [Fact]
    public void Nulls_of_check_and_simulate_have_their_reasons_too()
    {
        string one = Write("1.json", """{"command":"x","version":"1","a":0,"b":null,"c":1,"d":1e-320}""");
        string two = Write("2.json", """{"command":"x","version":"1","a":1.5,"b":2.5,"d":0.5,"e":"t"}""");
        ToolRun run = ToolRun.Of(["check", two, "--baseline", one, "--json"]);
        Assert.Equal(1, run.ExitCode);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal(5, json.RootElement.GetProperty("differences").GetArrayLength());
        Assert.Empty(NullsWithoutReason(json.RootElement, "$"));
    }

    [Theory]
    [InlineData("""{"a":1e308}""", """{"a":-1e308}""")]
    [InlineData("""{"a":1e400}""", """{"a":1.5}""")]
    [InlineData("""{"a":1e-320}""", """{"a":1.5}""")]
    public void Numbers_too_far_apart_for_a_number_differ_in_whole_JSON(string result, string baseline)
    {
        ToolRun run = ToolRun.Of(["check", Write("r.json", result), "--baseline", Write("b.json", baseline), "--json"]);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal(1, json.RootElement.GetProperty("differences").GetArrayLength());
    }

    [Fact]
    public void Half_a_character_in_a_result_is_refused()
    {
        string broken = Write("s.json", "{\"command\":\"x\",\"a\":\"\\ud800\"}");
        ToolRun run = ToolRun.Of(["check", broken, "--baseline", broken]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("half a character", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_writes_its_JSON_to_a_file_too()
    {
        string result = Write("r.json", """{"command":"x","a":1}""");
        ToolRun run = ToolRun.Of(["check", result, "--baseline", result, "--json", "--output", folder["d.json"]]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(run.Output, File.ReadAllText(folder["d.json"]));
    }

    [Theory]
    [InlineData("survival {0} --time time --event event --by EMPTY", "--by is empty")]
    [InlineData("survival {0} --time time --event event --output EMPTY", "--output is empty")]
    [InlineData("survival {0} --foo --time time --event event", "no option '--foo'")]
    [InlineData("survival --foo {0} --time time --event event", "no option '--foo'")]
    [InlineData("survival --tim {0} --event event", "no option '--tim' of 'survival'. Did you mean '--time'?")]
    [InlineData("survival {0} --time time --event event --by arm --reference zz=A", "no column 'zz' either")]
    [InlineData("survival {0} --time time --event event --by arm --where arm=A --reference B", "one level is in use")]
    [InlineData("survival {0} --time time --event event --times -5", "(--times) is negative")]
    [InlineData("survival {0} --time time --event event --tau 0", "(--tau) is not above 0")]
    [InlineData("survival {0} --time time --event event --quantiles 1", "(--quantiles) is not between 0 and 1")]
    [InlineData(
        "survival {0} --time time --event event --by arm --where arm=A --trend 1,2",
        "The trend has 2 scores, the data 1 group."
    )]
    [InlineData("survival {0} --time time --event event --output {0}", "is the file that is read")]
    [InlineData("survival {0} --time time --event event --output {0}.svg --figure {0}.svg", "is named twice")]
    public void Messages_say_what_is_wrong(string args, string message)
    {
        string file = Write("m.csv", Third);
        Refused(Of(args, file), message);
        Assert.Equal(Third, File.ReadAllText(file));
        Assert.Equal(["m.csv"], folder.Names());
    }

    [Theory]
    [InlineData("simulate --design {0} -o {0}.trial")]
    [InlineData("analyze TRIAL --plan {0}")]
    public void A_table_named_where_JSON_is_needed_is_not_shown(string args)
    {
        string file = Write("SECRET.csv", "true_name,arm\nSECRET VALUE,IV\n");
        ToolRun run = ToolRun.Of(
            Of(args, file).Replace("TRIAL", TestFiles.InCheckout("samples/data/route-trial"), StringComparison.Ordinal)
        );
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.DoesNotContain("SECRET VALUE", run.Error, StringComparison.Ordinal);
        Assert.Contains("Not valid JSON at character", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Input_that_ends_with_Ctrl_C_is_cancelled_not_refused()
    {
        ToolRun run = ToolRun.Of(
            "survival - --time time --event event".Split(' '),
            new MemoryStream(Encoding.UTF8.GetBytes("time,event\n1,")),
            new CancellationToken(canceled: true)
        );
        Assert.Equal((130, "", "Cancelled.\n"), (run.ExitCode, run.Output, run.Error));
    }

    private static byte[] Only(JsonDocument json, string list) =>
        Encoding.UTF8.GetBytes($"{{\"{list}\":{json.RootElement.GetProperty(list).GetRawText()}}}");

    private static string Of(string args, string file) => args.Replace("{0}", file, StringComparison.Ordinal);

    private static string Repeated(string table)
    {
        string[] lines = table.TrimEnd().Split('\n');
        IEnumerable<string> rows = lines.Skip(1).SelectMany(row => Enumerable.Repeat(row, row.Split(',')[3][0] - '0'));
        return string.Join('\n', rows.Prepend(lines[0])) + "\n";
    }

    private static IEnumerable<string> NullsWithoutReason(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany((inner, i) => NullsWithoutReason(inner, $"{path}[{i}]"));
        }
        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }
        bool hasReason = element.TryGetProperty("reason", out _);
        return element
            .EnumerateObject()
            .Where(property => property.Name != "settings")
            .SelectMany(property =>
                property.Value.ValueKind == JsonValueKind.Null && !hasReason
                    ? [$"{path}.{property.Name}"]
                    : NullsWithoutReason(property.Value, $"{path}.{property.Name}")
            );
    }

    private static JsonDocument Json(string args)
    {
        ToolRun run = ToolRun.Of(args + " --json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Output);
    }

    private static void Refused(string args, string message)
    {
        ToolRun run = ToolRun.Of(args.Split(' ').Select(part => part == "EMPTY" ? "" : part));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private string Write(string name, string text) => folder.Write(name, Encoding.UTF8.GetBytes(text));
}
