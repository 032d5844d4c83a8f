using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Reading;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Analysis.Plausibility;

/// <summary>Reads a trial folder and adds the warnings that judge distributions and not records: scores that never change, equal
/// records, a preference for digits, a site unlike all others.</summary>
/// <remarks>Each rule is set so that about one trial in a thousand without fault meets it by chance, with everything that was looked at
/// counted (Bonferroni). A warning says where to look, and proves nothing. Nothing is said when the folder has errors.</remarks>
public static class TrialPlausibility
{
    /// <summary>The chance with which a rule points at a trial without fault. Four rules make four in a thousand; small, since a
    /// suspicion harms people, and large enough that ten made-up participants are seen.</summary>
    internal const double FalseAlarms = 0.001;

    /// <summary>Reads a trial folder and tells every problem of it, those of <see cref="Trial.Validate"/> first.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The problems, and the trial when none of them is an error.</returns>
    /// <exception cref="TrialDataException">There is no such folder.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TrialValidation Validate(string folder, CancellationToken cancellation = default)
    {
        TrialValidation read = Trial.Validate(folder, cancellation);
        if (read.Trial is not { } trial || read.Parts is not { } parts)
        {
            return read;
        }
        Action<TrialParts, ProblemList>[] rules =
        [
            UnchangingScores.Check,
            EqualRecords.Check,
            DigitPreference.Check,
            OutlyingSites.Check,
        ];
        ProblemList[] found = [.. rules.Select(_ => new ProblemList())];
        Parallel.For(
            0,
            rules.Length,
            new ParallelOptions { CancellationToken = cancellation },
            rule => rules[rule](parts, found[rule])
        );
        IReadOnlySet<string> silenced = parts.Settings.Silenced;
        DataProblem[] problems = [.. read.Problems, .. found.SelectMany(list => list.InOrder([], silenced))];
        return new TrialValidation
        {
            Files = read.Files,
            Layouts = read.Layouts,
            Parts = parts,
            Problems = problems,
            Counts = [.. read.Counts, .. found.SelectMany(list => list.Counts(silenced))],
            Trial = trial.WithProblems(problems, read.Files),
        };
    }
}
