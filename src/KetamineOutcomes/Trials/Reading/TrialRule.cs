using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>A rule that a trial folder is held against.</summary>
/// <param name="Name">Its name in problems, in kebab-case.</param>
/// <param name="Severity">Error: the data cannot be used as they stand. Warning: implausible or incomplete; nothing stops.</param>
/// <param name="Meaning">What is found.</param>
internal sealed record TrialRule(string Name, ProblemSeverity Severity, string Meaning);
