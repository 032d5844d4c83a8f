using System.Text;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Tool.Output;

/// <summary>The problems of a trial folder for people: one a line, at most fifty of a rule, then the counts.</summary>
internal static class ProblemReport
{
    private const int ShownOfRule = 50;

    public static string ToText(TrialValidation validation, bool showValues)
    {
        var text = new StringBuilder();
        var shown = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (DataProblem problem in validation.Problems)
        {
            int count = shown[problem.Rule] = shown.GetValueOrDefault(problem.Rule) + 1;
            if (count <= ShownOfRule)
            {
                string severity = problem.Severity == ProblemSeverity.Error ? "error" : "warning";
                text.Append(severity).Append(": ").Append(problem.ToText(showValues));
                text.Append(" [").Append(problem.Rule).Append("]\n");
            }
        }
        foreach ((string rule, int count) in shown.Where(rule => rule.Value > ShownOfRule))
        {
            text.Append(Invariant($"… and {count - ShownOfRule} more of [{rule}]; --json lists them.\n"));
        }
        int errors = validation.Problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        int warnings = validation.Problems.Count - errors;
        string found =
            validation.Problems.Count == 0 ? "No problems" : $"{Count(errors, "error")}, {Count(warnings, "warning")}";
        text.Append(Invariant($"{found} in {Count(validation.Files.Count, "file")}"));
        text.Append(Invariant($" of {validation.Files.Sum(file => (long)file.Rows)} rows.\n"));
        return text.ToString();
    }

    private static string Count(int number, string what) => Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}
