using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials;

/// <summary>What reading a trial folder found: every problem, and the trial when there is no error.</summary>
public sealed class TrialValidation
{
    /// <summary>Every problem, errors and warnings, in file and line order.</summary>
    public required IReadOnlyList<DataProblem> Problems { get; init; }

    /// <summary>The files that were read.</summary>
    public required IReadOnlyList<TrialFile> Files { get; init; }

    /// <summary>The trial; <c>null</c> when there are errors.</summary>
    public Trial? Trial { get; init; }

    /// <summary>Whether there is an error among the problems.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);
}
