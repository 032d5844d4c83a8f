using System.Text;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tool.Output;

/// <summary>The problems of a trial folder for people: one a line, the first of each rule, then the counts.</summary>
internal static class ProblemReport
{
    /// <summary>Problems of one rule that are listed unless all are wanted: enough to see what they have in common.</summary>
    public const int ShownOfRule = 10;

    /// <summary>The lines.</summary>
    /// <param name="validation">What was found.</param>
    /// <param name="showValues">Whether participants' values are shown.</param>
    /// <param name="shownOfRule">Problems of one rule that are listed.</param>
    public static string ToText(TrialValidation validation, bool showValues, int shownOfRule)
    {
        var text = new StringBuilder();
        var shown = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (DataProblem problem in validation.Problems)
        {
            int count = shown[problem.Rule] = shown.GetValueOrDefault(problem.Rule) + 1;
            if (count <= shownOfRule)
            {
                text.Append(Word(problem.Severity)).Append(": ").Append(problem.ToText(showValues));
                text.Append(" [").Append(problem.Rule).Append("]\n");
            }
        }
        if (shown.Values.Any(count => count > shownOfRule))
        {
            AppendCounts(text, validation, shownOfRule);
        }
        foreach (TrialLayout layout in validation.Layouts)
        {
            text.Append(layout.ToText()).Append('\n');
        }
        long errors = Sum(validation, ProblemSeverity.Error);
        long warnings = Sum(validation, ProblemSeverity.Warning);
        string found =
            errors + warnings == 0 ? "No problems" : $"{Count(errors, "error")}, {Count(warnings, "warning")}";
        text.Append(Invariant($"{found} in {Count(validation.Files.Count, "file")}"));
        text.Append(Invariant($" of {validation.Files.Sum(file => (long)file.Rows)} rows.\n"));
        return text.ToString();
    }

    private static void AppendCounts(StringBuilder text, TrialValidation validation, int shownOfRule)
    {
        text.Append(Invariant($"\nOf each rule the first {shownOfRule} are listed; --all lists every one. By rule:\n"));
        foreach (
            IGrouping<(ProblemSeverity, string), ProblemCount> rule in validation.Counts.GroupBy(count =>
                (count.Severity, count.Rule)
            )
        )
        {
            (ProblemSeverity severity, string name) = rule.Key;
            string places = string.Join(
                ", ",
                rule.OrderByDescending(count => count.Problems)
                    .Select(count => Invariant($"{count.Problems} in {count.File}"))
            );
            text.Append(
                Invariant($"  {Word(severity), -7}  {rule.Sum(count => (long)count.Problems), 8}  {name}: {places}\n")
            );
        }
        text.Append('\n');
    }

    private static long Sum(TrialValidation validation, ProblemSeverity severity) =>
        validation.Counts.Where(count => count.Severity == severity).Sum(count => (long)count.Problems);

    private static string Word(ProblemSeverity severity) => severity == ProblemSeverity.Error ? "error" : "warning";

    private static string Count(long number, string what) => Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}
