using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Trials;

/// <summary>What reading a trial folder found: every problem, and the trial when there is no error.</summary>
public sealed class TrialValidation
{
    /// <summary>Every problem, errors and warnings, in file and line order.</summary>
    public required IReadOnlyList<DataProblem> Problems { get; init; }

    /// <summary>How many problems there are by rule and file, errors first. Of one rule in one file <see cref="Problems"/> lists the
    /// first 10,000; here the rest are counted too.</summary>
    public IReadOnlyList<ProblemCount> Counts { get; init; } = [];

    /// <summary>The files that were read.</summary>
    public required IReadOnlyList<TrialFile> Files { get; init; }

    /// <summary>Files whose layout was recognised rather than described, and how they were read; empty when there are none.</summary>
    public IReadOnlyList<TrialLayout> Layouts { get; init; } = [];

    /// <summary>The trial; <c>null</c> when there are errors.</summary>
    public Trial? Trial { get; init; }

    /// <summary>The tables as they were read, for the rules that Analysis adds; <c>null</c> when a required one could not be.</summary>
    internal TrialParts? Parts { get; init; }

    /// <summary>Whether there is an error among the problems.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);
}
