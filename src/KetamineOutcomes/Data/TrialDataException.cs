namespace KetamineOutcomes.Data;

/// <summary>Unusable input. Carries every problem found, not only the first.</summary>
public sealed class TrialDataException : Exception
{
    /// <summary>Wraps problems, at least one of them an error.</summary>
    /// <param name="problems">The problems, in file order.</param>
    public TrialDataException(IReadOnlyList<DataProblem> problems)
        : base(Summarise(problems)) => Problems = problems;

    /// <summary>Wraps one problem.</summary>
    /// <param name="problem">The problem.</param>
    public TrialDataException(DataProblem problem)
        : this([problem]) { }

    /// <summary>The problems, in file order.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }

    private static string Summarise(IReadOnlyList<DataProblem> problems) =>
        string.Join(Environment.NewLine, problems.Take(50).Select(p => p.ToText()))
        + (problems.Count > 50 ? Invariant($"{Environment.NewLine}… and {problems.Count - 50} more problems.") : "");
}
