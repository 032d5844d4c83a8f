using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading;

namespace KetamineOutcomes.Trials;

/// <summary>How many problems of a rule a file has.</summary>
/// <param name="Rule">The rule's name in kebab-case.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="File">The file, relative to the trial folder; <c>null</c> when none is concerned.</param>
/// <param name="Problems">Their number, those that are not listed one by one too.</param>
public sealed record ProblemCount(string Rule, ProblemSeverity Severity, string? File, int Problems)
{
    /// <summary>How many of them are listed one by one: at most the first 10,000.</summary>
    public int Listed => Math.Min(Problems, ProblemList.Most);
}
