using System.Text;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tool.Output;

/// <summary>A run for people: what the trial is, and the main number of every analysis.</summary>
internal static class RunPrinter
{
    public static void Print(ToolConsole console, TrialRun run, string? folder)
    {
        var text = new StringBuilder();
        text.Append(run.Title).Append('\n');
        Append(text, run.BlindNotice);
        text.Append(Invariant($"{run.Trial.Subjects.Count} participants; "))
            .AppendJoin(", ", Arms(run.Trial.Subjects.Arm))
            .Append('\n');
        foreach (TrialLayout layout in run.Trial.Layouts)
        {
            text.Append(layout.ToText()).Append('\n');
        }
        int warnings = run.Trial.Problems.Count(p => p.Severity == ProblemSeverity.Warning);
        if (warnings > 0)
        {
            text.Append(Invariant($"{warnings} warnings about the data; 'validate' lists them.\n"));
        }
        console.Write(text.Append('\n').ToString());
        List<Table> tables = [RunSummary.Of(run).ToTable()];
        if (run.Analyses.Any(analysis => analysis.Population.Excluded.Count > 0))
        {
            tables.Add(run.Exclusions().ToTable());
        }
        if (console.OutputIsTerminal)
        {
            TerminalTables.Print(tables, "");
        }
        else
        {
            console.Write(string.Join('\n', tables.Select(table => table.ToText())));
        }
        if (folder is not null)
        {
            console.Write($"\nWritten to {folder}: results.json, plan.json, report.html, figures and tables.\n");
        }
    }

    public static void Print(ToolConsole console, TrialEnrolment enrolments, IReadOnlyList<TrialLayout> layouts)
    {
        if (layouts.Count > 0)
        {
            console.Write(string.Concat(layouts.Select(layout => layout.ToText() + "\n")) + "\n");
        }
        if (enrolments.BlindNotice is { } notice)
        {
            console.Write(notice + "\n\n");
        }
        Table[] tables = [.. enrolments.Analyses.Select(enrolment => enrolment.ToTable())];
        if (console.OutputIsTerminal)
        {
            TerminalTables.Print(tables, "Nothing was computed.");
        }
        else
        {
            console.Write(string.Join('\n', tables.Select(table => table.ToText())) + "\nNothing was computed.\n");
        }
    }

    private static IEnumerable<string> Arms(Factor arm)
    {
        int[] counts = new int[arm.Levels.Count];
        foreach (int code in arm.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }
        return arm.Levels.Select((level, i) => Invariant($"{level} {counts[i]}"));
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            text.Append(line).Append('\n');
        }
    }
}
