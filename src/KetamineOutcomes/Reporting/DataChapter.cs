using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Reporting;

/// <summary>What was read: files with their checksums, and what looked odd in them.</summary>
internal static class DataChapter
{
    public static void Write(HtmlBuilder body, TrialRun run)
    {
        body.Heading(2, "data", "Data");
        body.Add(
            new Table(
                "Files read",
                [new("File", false), new("Rows"), new("SHA-256", false)],
                run.Trial.Files.Select(f => new TableRow([f.Name, Invariant($"{f.Rows}"), f.Sha256])).ToArray(),
                ["The checksum tells whether a file is the one that was analysed."]
            )
        );
        if (run.Trial.Layouts.Count > 0)
        {
            body.Add(
                new Table(
                    "Layouts recognised",
                    [
                        new("File", false),
                        new("Read as", false),
                        new("Table", false),
                        new("How", false),
                        new("Rows"),
                        new("Set aside", false),
                    ],
                    run.Trial.Layouts.Select(LayoutRow).ToArray(),
                    ["Recognised by their columns; a wrong guess is mended in trial.json."]
                )
            );
        }
        IGrouping<(string Rule, string? File), DataProblem>[] rules = run
            .Trial.Problems.GroupBy(p => (p.Rule, p.File))
            .ToArray();
        if (rules.Length == 0)
        {
            body.Paragraph("Nothing in the data looked implausible.");
            return;
        }
        body.Add(
            new Table(
                "What looked odd in the data",
                [new("Rule", false), new("File", false), new("Times"), new("First", false), new("What to do", false)],
                rules.Select(Row).ToArray(),
                ["Warnings stop no analysis; `ketamine-outcomes validate` lists each with its line."]
            )
        );
    }

    private static TableRow LayoutRow(TrialLayout layout) =>
        new([
            layout.File,
            layout.Layout,
            layout.Table,
            layout.Reading,
            Invariant($"{layout.Rows}"),
            string.Join("; ", layout.SetAside.Select(set => Invariant($"{set.Rows} {set.Reason}"))),
        ]);

    private static TableRow Row(IGrouping<(string Rule, string? File), DataProblem> rule)
    {
        DataProblem first = rule.First();
        string place = first.Line is { } line ? Invariant($"line {line}: ") : "";
        return new([
            rule.Key.Rule,
            rule.Key.File ?? "",
            Invariant($"{rule.Count()}"),
            place + first.Message,
            first.Advice,
        ]);
    }
}
