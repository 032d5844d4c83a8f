using System.Text;
using System.Text.Json;
using KetamineOutcomes.Tool;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>Everything that may be wrong with a file, on every verb: exit code 2 with one message and an empty standard output
/// (of <c>validate</c>, whose work it is, 1 with the problem listed); what merely has no answer ends with 0 and reasons. Never a
/// stack trace, never a participant's value.</summary>
public sealed class EveryVerbBadInputTests : IDisposable
{
    private static readonly string[] Json = ["check", "simulate"];

    private static readonly string[] Traces =
    [
        "   at ",
        "Exception",
        "Unexpected",
        "Parameter '",
        ".cs:line",
        "SECRET",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string> Broken
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string verb in VerbList.Create().Select(verb => verb.Name).Where(name => name != "schema"))
            {
                foreach (BrokenFile file in BrokenFile.All.Where(file => !file.OfTables || !Json.Contains(verb)))
                {
                    cases.Add(verb, file.Name);
                }
            }
            return cases;
        }
    }

    [Theory, MemberData(nameof(Broken))]
    public void A_file_that_cannot_be_read_is_refused(string verb, string fault)
    {
        BrokenFile broken = BrokenFile.All.Single(file => file.Name == fault);
        ToolRun run = ToolRun.Of(ArgumentsWith(verb, path => broken.Make(path, TextFor(verb))));
        string said = run.Error + run.Output;
        Assert.All(Traces, trace => Assert.DoesNotContain(trace, said, StringComparison.Ordinal));
        Assert.All(Json.Contains(verb) ? [] : broken.Words, word => Assert.Contains(word, said));
        if (verb == "validate")
        {
            Assert.True(run.ExitCode == 1, said);
            Assert.Contains("error: subjects.csv", run.Output);
            return;
        }
        Assert.True(run.ExitCode == 2, said);
        Assert.Equal("", run.Output);
        Assert.StartsWith("ketamine-outcomes: ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    /// <summary>Root reads what nobody may: there the test has nothing to see.</summary>
    [Fact]
    public void A_file_without_permission_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "root may read every file");
        foreach (string verb in VerbList.Create().Select(verb => verb.Name).Where(name => name != "schema"))
        {
            string[] args = ArgumentsWith(
                verb,
                path =>
                {
                    File.WriteAllText(path, TextFor(verb));
                    if (!OperatingSystem.IsWindows())
                    {
                        File.SetUnixFileMode(path, UnixFileMode.None);
                    }
                }
            );
            ToolRun run = ToolRun.Of(args);
            Assert.Equal(verb == "validate" ? 1 : 2, run.ExitCode);
            Assert.Contains("permission", run.Error + run.Output);
        }
    }

    /// <summary>Tables without an answer, or with one that is impossible; which verbs answer them, and what the others say.</summary>
    public static TheoryData<string, string, string[]> Answers =>
        new()
        {
            { "one row", "survival proportion", ["single", "contrast", "does not occur"] },
            { "one subject, many rows", "survival proportion", ["single", "contrast", "does not occur"] },
            { "one arm", "survival proportion cox competing-risks", ["single", "contrast"] },
            { "no events", "survival proportion effect ancova cox", ["does not occur"] },
            { "all events", "survival proportion effect ancova cox", ["leave --censored out"] },
            { "all times zero", "survival proportion effect ancova cox competing-risks", [] },
            { "nothing but missing", "", ["No row has a value", "does not occur"] },
            { "a negative time", "proportion effect ancova", ["line 3", "column 'time'", "negative"] },
            { "text for numbers", "proportion", ["text where a number is needed", "line 2"] },
            { "the columns gone", "", ["There is no column", "Columns are: id, note"] },
            { "one column alone", "", ["There is no column", "delimiter"] },
            { "no row", "", ["no rows"] },
        };

    [Theory, MemberData(nameof(Answers))]
    public void A_table_has_an_answer_or_a_reason_or_is_refused(string table, string answering, string[] words)
    {
        string file = folder.Write("t.csv", Encoding.UTF8.GetBytes(Table(table)));
        foreach (string verb in VerbCases.Names)
        {
            ToolRun run = ToolRun.Of(VerbCases.Args(verb, file, "--json"));
            string what = $"{verb}, {table}: {run.ExitCode} {run.Error}";
            Assert.All(Traces, trace => Assert.DoesNotContain(trace, run.Error, StringComparison.Ordinal));
            if (answering.Split(' ').Contains(verb))
            {
                Assert.True(run is { ExitCode: 0, Error: "" }, what);
                using JsonDocument _ = JsonDocument.Parse(run.Output);
                Assert.Equal(0, ToolRun.Of(VerbCases.Args(verb, file)).ExitCode);
                continue;
            }
            Assert.True(run is { ExitCode: 2, Output: "" }, what);
            Assert.True(
                words.Length == 0 || words.Any(word => run.Error.Contains(word, StringComparison.Ordinal)),
                what
            );
        }
    }

    /// <summary>Arguments of a verb whose input stands where <paramref name="make"/> puts it.</summary>
    private string[] ArgumentsWith(string verb, Action<string> make)
    {
        switch (verb)
        {
            case "analyze" or "validate":
                Directory.CreateDirectory(folder["trial"]);
                File.WriteAllText(
                    Path.Combine(folder["trial"], "assessments.csv"),
                    "subject_id,scale,day,score\nSECRET1,MADRS,0,30\nSECRET2,MADRS,0,31\nSECRET1,MADRS,28,9\n"
                );
                make(Path.Combine(folder["trial"], "subjects.csv"));
                return verb == "validate" ? [verb, folder["trial"]] : [verb, folder["trial"], "-o", folder["out"]];
            case "check":
                make(folder["r.json"]);
                return [verb, folder["r.json"], "--baseline", folder["r.json"]];
            case "simulate":
                make(folder["d.json"]);
                return [verb, "--design", folder["d.json"], "-o", folder["out"]];
            default:
                make(folder["t.csv"]);
                return VerbCases.Args(verb, folder["t.csv"]);
        }
    }

    private static string TextFor(string verb) =>
        verb switch
        {
            "analyze" or "validate" => "subject_id,arm,site\nSECRET1,IV,a\nSECRET2,Placebo,b\nSECRET3,IV,a\n",
            "check" or "simulate" => "{}",
            _ => VerbCases.Table,
        };

    private static string Table(string name)
    {
        string[] lines = VerbCases.Table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        string[] Set(int column, string value) => [.. rows.Select(row => With(row, column, value))];
        return name switch
        {
            "one row" => Whole(lines[..2]),
            "one subject, many rows" => Whole([lines[0], lines[1], lines[1], lines[1]]),
            "one arm" => Whole([lines[0], .. Set(3, "IV")]),
            "no events" => Whole([lines[0], .. Set(2, "0")]),
            "all events" => Whole([lines[0], .. Set(2, "1")]),
            "all times zero" => Whole([lines[0], .. Set(1, "0")]),
            "nothing but missing" => Whole([lines[0], .. rows.Select(row => $"{row[0]},,,,,,,,,")]),
            "a negative time" => VerbCases.Table.Replace("8.25", "-8.25", StringComparison.Ordinal),
            "text for numbers" => Whole([
                lines[0],
                .. rows.Select(row =>
                    string.Join(',', With(row, 1, "SECRETt").Split(',').Select((f, i) => i is 4 or 5 ? "SECRETs" : f))
                ),
            ]),
            "the columns gone" => Whole(["id,note", .. rows.Select(row => $"{row[0]},x")]),
            "one column alone" => Whole(["id", .. rows.Select(row => row[0])]),
            _ => lines[0] + "\n",
        };
    }

    private static string With(string[] row, int column, string value) =>
        string.Join(',', row.Select((field, c) => c == column ? value : field));

    private static string Whole(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";
}
