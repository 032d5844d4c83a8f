using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tool;

/// <summary>Problems as one message: a line each, at most fifty.</summary>
internal static class ProblemList
{
    private const int Shown = 50;

    public static string ToText(IReadOnlyList<DataProblem> problems, bool showValues)
    {
        if (problems.Count == 1)
        {
            return problems[0].ToText(showValues);
        }
        IEnumerable<string> lines = problems.Take(Shown).Select(problem => "  " + problem.ToText(showValues));
        string more = problems.Count > Shown ? Invariant($"\n  … and {problems.Count - Shown} more.") : "";
        return Invariant($"{problems.Count} problems:\n") + string.Join('\n', lines) + more;
    }
}
