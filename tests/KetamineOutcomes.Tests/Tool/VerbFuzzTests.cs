using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>Random small tables, with every kind of odd value, through every verb with random options: a verb ends with 0 and valid
/// JSON without NaN, or with 2 and a message of ours; nothing else.</summary>
public sealed class VerbFuzzTests : IDisposable
{
    private static readonly string[] Odd =
    [
        "",
        "NA",
        "0",
        "1",
        "-1",
        "1e300",
        "1e-300",
        "x",
        "0.5",
        "100000",
        "Inf",
        "007",
    ];

    private static readonly string[][] Extras =
    [
        ["--frequency", "n"],
        ["--level", "0.5"],
        ["--level", "0.999999"],
        ["--where", "arm!=a"],
        ["--where", "site=s"],
        ["--reference", "b"],
        ["--reference", "a"],
        ["--conventions", "r"],
        ["--conventions", "sas"],
        ["--categorical", "baseline"],
        ["--strata", "site"],
        ["--paired", "pair"],
        ["--times", "0,1,2.5,1e9"],
        ["--tau", "2"],
        ["--rho", "1", "--gamma", "1"],
        ["--weights", "w"],
        ["--entry", "entry"],
        ["--conf-type", "arcsine"],
        ["--quantiles", "0.1,0.9"],
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Verbs => VerbCases.All;

    /// <summary>More than a test run has time for, when wanted: KETAMINE_FUZZ_CASES=20000.</summary>
    private static int Cases =>
        int.TryParse(
            Environment.GetEnvironmentVariable("KETAMINE_FUZZ_CASES"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int cases
        )
            ? cases
            : 250;

    [Theory, MemberData(nameof(Verbs))]
    public void A_verb_answers_or_refuses(string verb)
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            string text = Table(random);
            List<string> args = [.. VerbCases.Args(verb, folder.Write("t.csv", Encoding.UTF8.GetBytes(text)))];
            int options = random.Next(4);
            for (int i = 0; i < options; i++)
            {
                string[] extra = Extras[random.Next(Extras.Length)];
                if (!args.Contains(extra[0]))
                {
                    args.AddRange(extra);
                }
            }
            ToolRun run = ToolRun.Of([.. args, "--json"]);
            string what = $"seed {seed}: {string.Join(' ', args.Skip(2))}\n{text}\n{run.Error}";
            Assert.True(run.ExitCode is 0 or 2, what);
            Assert.False(run.Error.Contains("Unexpected", StringComparison.Ordinal), what);
            Assert.False(run.Error.Contains(".NET", StringComparison.Ordinal), what);
            Assert.True(run.ExitCode == 0 == (run.Error.Length == 0), what);
            if (run.ExitCode == 0)
            {
                AssertNumbersOrReasons(run.Output, what);
                string[] people = [.. args];
                Assert.True(ToolRun.Of(people) is { ExitCode: 0, Error: "" }, what);
            }
            else
            {
                Assert.True(run.Output.Length == 0, what);
            }
        }
    }

    private static void AssertNumbersOrReasons(string output, string what)
    {
        using JsonDocument json = JsonDocument.Parse(output);
        Check(json.RootElement, what);

        static void Check(JsonElement element, string what)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Check(item, what);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                double? lower = Number(element, "lower");
                double? upper = Number(element, "upper");
                // A number needed to treat through infinity runs from benefit over infinity to harm.
                bool through = element.TryGetProperty("throughInfinity", out JsonElement flag) && flag.GetBoolean();
                Assert.False(!through && lower > upper, $"lower {lower} > upper {upper}; {what}");
                double? p = Number(element, "p");
                Assert.False(p is < 0 or > 1, $"p {p}; {what}");
                Assert.False(Number(element, "standardError") < 0, what);
                // A missing estimate says why.
                if (element.TryGetProperty("estimate", out JsonElement value) && value.ValueKind == JsonValueKind.Null)
                {
                    Assert.True(element.TryGetProperty("reason", out _), $"{element} has no reason; {what}");
                }
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Check(property.Value, what);
                }
            }
        }

        static double? Number(JsonElement element, string name) =>
            element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
                ? value.GetDouble()
                : null;
    }

    private static string Table(Random random)
    {
        double odd = random.Next(3) == 0 ? 0.1 : 0;
        int rows = random.Next(1, random.Next(2) == 0 ? 6 : 30);
        int arms = random.Next(1, 5);
        int values = random.Next(3) == 0 ? 2 : 40;
        var text = new StringBuilder("id,time,event,arm,score,baseline,site,visit,n,pair,w,entry\n");
        for (int r = 0; r < rows; r++)
        {
            string[] cells =
            [
                string.Create(CultureInfo.InvariantCulture, $"p{r}"),
                Text(random.Next(values)),
                Text(random.Next(2)),
                "abcd"[random.Next(arms)].ToString(),
                Text(random.Next(values) * 0.5),
                Text(random.Next(values)),
                "st"[random.Next(2)].ToString(),
                "Week 2",
                Text(random.Next(4)),
                Text(random.Next(1 + rows / 2)),
                Text(random.Next(3) * 0.5),
                Text(random.Next(3) == 0 ? 1 : 0),
            ];
            for (int c = 1; c < cells.Length; c++)
            {
                cells[c] = random.NextDouble() < odd ? Odd[random.Next(Odd.Length)] : cells[c];
            }
            text.AppendJoin(',', cells).Append('\n');
        }
        return text.ToString();

        static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
