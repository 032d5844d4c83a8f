using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tool;

/// <summary>Problems as one message: a line each, at most fifty, what must be mended before what need not be.</summary>
internal static class ProblemList
{
    private const int Shown = 50;

    public static string ToText(IReadOnlyList<DataProblem> problems, bool showValues)
    {
        if (problems.Count == 1)
        {
            return problems[0].ToText(showValues);
        }
        int warnings = problems.Count(IsWarning);
        string heading =
            warnings == 0
                ? Invariant($"{problems.Count} problems")
                : $"{Count(problems.Count - warnings, "error")}, {Count(warnings, "warning")}";
        IEnumerable<string> lines = problems
            .OrderBy(IsWarning)
            .Take(Shown)
            .Select(problem => $"  {(IsWarning(problem) ? "warning: " : "")}{problem.ToText(showValues)}");
        string more = problems.Count > Shown ? Invariant($"\n  … and {problems.Count - Shown} more.") : "";
        return $"{heading}:\n{string.Join('\n', lines)}{more}";
    }

    private static bool IsWarning(DataProblem problem) => problem.Severity == ProblemSeverity.Warning;

    private static string Count(int number, string what) => Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}
