using System.Text;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>What a user may do wrong on the command line of every verb over a file (<see cref="EveryVerbBadInputTests"/> has
/// what may be wrong with the file itself): exit code 2, one message, an empty standard output, no half file, no
/// participant's value.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Verbs => VerbCases.All;

    private ToolRun Run(string verb, string text, params string[] more) =>
        ToolRun.Of(VerbCases.Args(verb, folder.Write("t.csv", Encoding.UTF8.GetBytes(text)), more));

    private static void AssertRefused(ToolRun run, params string[] words)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith("ketamine-outcomes: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unexpected", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", run.Error, StringComparison.Ordinal);
        foreach (string word in words)
        {
            Assert.Contains(word, run.Error, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Verbs))]
    public void The_table_itself_is_good(string verb)
    {
        foreach (string[] more in new string[][] { [], ["--json"] })
        {
            ToolRun run = Run(verb, VerbCases.Table, more);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.NotEqual("", run.Output);
        }
    }

    [Theory, MemberData(nameof(Verbs))]
    public void No_such_file(string verb)
    {
        AssertRefused(ToolRun.Of(VerbCases.Args(verb, folder["no.csv"])), "no.csv", "no such file");
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Ragged_rows_and_an_open_quote_all_at_once(string verb)
    {
        string text = VerbCases.Table + "SECRET12,1\nSECRET13,1,1,IV,1,1,a,w,1,p,9\nSECRET14,\"5,1,IV,1,1,a,w,1,p\n";
        AssertRefused(
            Run(verb, text),
            "3 problems",
            "line 13",
            "2 fields",
            "line 14",
            "11 fields",
            "line 15",
            "never closed"
        );
    }

    [Theory, MemberData(nameof(Verbs))]
    public void A_column_that_is_not_there(string verb)
    {
        string[] options = VerbCases.Options(verb);
        for (int i = 1; i < options.Length; i += 2)
        {
            if (options[i - 1] is "--cause" or "--censored")
            {
                continue;
            }
            string[] args = VerbCases.Args(verb, folder.Write("t.csv", Encoding.UTF8.GetBytes(VerbCases.Table)));
            args[i + 2] = "nowhere";
            AssertRefused(ToolRun.Of(args), "no column 'nowhere'", "id, time, event, arm");
        }
        foreach (string option in new[] { "--frequency", "--categorical", "--where", "--reference" })
        {
            string value = option is "--where" or "--reference" ? "nowhere=1" : "nowhere";
            AssertRefused(Run(verb, VerbCases.Table, option, value), "nowhere");
        }
    }

    [Theory, MemberData(nameof(Verbs))]
    public void A_header_twice_matters_only_when_it_is_named(string verb)
    {
        string twice = VerbCases.Table.Replace("id,", "site,", StringComparison.Ordinal);
        if (VerbCases.Options(verb).Any(value => value.Contains("site", StringComparison.Ordinal)))
        {
            AssertRefused(Run(verb, twice), "2 columns are named 'site'");
        }
        string unnamed = VerbCases.Table.Replace(",visit,", ",id,", StringComparison.Ordinal);
        Assert.Equal(0, Run(verb, unnamed).ExitCode);
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Text_where_numbers_are_needed_names_the_lines_and_hides_the_values(string verb)
    {
        if (verb == "proportion")
        {
            return;
        }
        string text = VerbCases.Table.Replace(",12,", ",SECRETtext,", StringComparison.Ordinal);
        text = text.Replace(",22.5,", ",SECRETtext,", StringComparison.Ordinal)
            .Replace(",9,", ",Inf,", StringComparison.Ordinal);
        ToolRun run = Run(verb, text);
        AssertRefused(run, "text where a number is needed", "line");
        Assert.Contains("SECRET", Run(verb, text, "--show-values").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_is_not_yes_or_no()
    {
        string text = VerbCases.Table.Replace(",9,1,PO", ",9,SECRETdeath,PO", StringComparison.Ordinal);
        AssertRefused(Run("survival", text), "line 6", "event=VALUE");
        Assert.Contains("SECRETdeath", Run("survival", text, "--show-values").Error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Verbs))]
    public void A_level_that_is_none(string verb)
    {
        foreach (string level in new[] { "0", "1", "2", "-0.5", "95" })
        {
            AssertRefused(Run(verb, VerbCases.Table, "--level", level), "between 0 and 1");
        }
        foreach (string level in new[] { "high", "NaN", "0,95", "Infinity" })
        {
            AssertRefused(Run(verb, VerbCases.Table, "--level", level), "--level");
        }
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Filters_that_leave_nothing_or_name_no_value(string verb)
    {
        AssertRefused(Run(verb, VerbCases.Table, "--where", "arm=IV", "--where", "arm=PO"), "No row is left");
        AssertRefused(Run(verb, VerbCases.Table, "--where", "arm=XX"), "'XX'", "does not occur");
        AssertRefused(Run(verb, VerbCases.Table, "--where", "arm"), "COL=VALUE");
        AssertRefused(Run(verb, VerbCases.Table, "--reference", "XX"), "'XX'");
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Frequencies_that_are_no_counts(string verb)
    {
        AssertRefused(Run(verb, VerbCases.Table, "--frequency", "score"), "column 'score'", "not whole");
        string text = VerbCases.Table.Replace("Week 2,2", "Week 2,-2", StringComparison.Ordinal);
        AssertRefused(Run(verb, text, "--frequency", "n"), "column 'n'", "negative");
        AssertRefused(Run(verb, VerbCases.Table, "--frequency", "arm"), "column 'arm'", "number is needed");
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Unknown_options_and_words(string verb)
    {
        AssertRefused(Run(verb, VerbCases.Table, "--wher", "arm"), "'--wher'", "Did you mean", $"{verb} --help");
        AssertRefused(Run(verb, VerbCases.Table, "--conventions", "spss"), "--conventions", "sas");
        AssertRefused(Run(verb, VerbCases.Table, "--delimiter", "x"), "--delimiter");
        AssertRefused(Run(verb, VerbCases.Table, "--encoding", "ebcdic"), "--encoding", "utf-8");
        AssertRefused(Run(verb, VerbCases.Table, "--decimal", "middle"), "--decimal");
        AssertRefused(Run(verb, VerbCases.Table, "--seed", "1.5"), "--seed", "whole");
        AssertRefused(Run(verb, VerbCases.Table, "--seed"), "--seed");
        AssertRefused(Run(verb, VerbCases.Table, "extra.csv"), "extra.csv");
        AssertRefused(ToolRun.Of([verb]), $"{verb} --help");
        AssertRefused(ToolRun.Of([verb, folder["t.csv"]]), "is required");
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Files_that_cannot_be_written_leave_nothing_behind(string verb)
    {
        folder.Write("t.csv", Encoding.UTF8.GetBytes(VerbCases.Table));
        Directory.CreateDirectory(folder["taken.json"]);
        string[] before = folder.Names();
        AssertRefused(Run(verb, VerbCases.Table, "--output", folder["no/such/x.json"]), "x.json", "no folder");
        AssertRefused(Run(verb, VerbCases.Table, "--output", folder["taken.json"]), "taken.json", "folder");
        AssertRefused(Run(verb, VerbCases.Table, "--json", "--output", "/proc/nothing.json"), "nothing.json");
        AssertRefused(
            Run(verb, VerbCases.Table, "--output", folder["good.json"], "--figure", folder["no/such/x.svg"]),
            "x.svg"
        );
        AssertRefused(Run(verb, VerbCases.Table, "--figure", folder["x.docx"]), "x.docx", ".svg, .png, .pdf, .html");
        Assert.Equal(before, folder.Names());
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Output_writes_what_json_prints(string verb)
    {
        ToolRun run = Run(verb, VerbCases.Table, "--json", "--output", folder["good.json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(run.Output, File.ReadAllText(folder["good.json"]));
        Assert.Equal(["good.json", "t.csv"], folder.Names());
    }

    [Theory, MemberData(nameof(Verbs))]
    public void Figures_are_drawn_beside_the_table_in_all_four_kinds(string verb)
    {
        string[] names = ["f.svg", "f.png", "f.pdf", "f.HTML"];
        ToolRun run = Run(
            verb,
            VerbCases.Table,
            names.SelectMany(name => new[] { "--figure", folder[name] }).ToArray()
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(Run(verb, VerbCases.Table).Output, run.Output);
        Assert.Equal(names.Append("t.csv").Order(), folder.Names());
        Assert.All(names, name => Assert.True(new FileInfo(folder[name]).Length > 500, name));
    }

    [Theory, MemberData(nameof(Verbs))]
    public void A_cancelled_run_ends_with_130_and_leaves_nothing(string verb)
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        string file = folder.Write("t.csv", Encoding.UTF8.GetBytes(VerbCases.Table));
        ToolRun run = ToolRun.Of(
            VerbCases.Args(verb, file, "--output", folder["x.json"]),
            cancellation: cancelled.Token
        );
        Assert.Equal((130, "", "Cancelled.\n"), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(["t.csv"], folder.Names());
    }

    [Fact]
    public void A_line_of_two_hundred_megabytes_on_standard_input()
    {
        ToolRun run = ToolRun.Of(
            VerbCases.Args("survival", "-"),
            new RepeatedStream("id,time\n"u8.ToArray(), (byte)'9', 200_000_000)
        );
        AssertRefused(run, "standard input, line 2", "longer than 16 MiB");
    }
}
