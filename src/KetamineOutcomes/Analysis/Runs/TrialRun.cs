using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Trials;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>A plan that was run on a trial: every result by the name of its analysis.</summary>
/// <remarks>Immutable and safe to share between threads. Equal trials and plans give equal runs, at any number of
/// threads.</remarks>
public sealed record TrialRun
{
    /// <summary>The trial; with its arms shuffled when <see cref="BlindSeed"/> is set.</summary>
    public required Trial Trial { get; init; }

    /// <summary>The plan that was run.</summary>
    public required AnalysisPlan Plan { get; init; }

    /// <summary>The results, in the plan's order.</summary>
    public required IReadOnlyList<AnalysisResult> Analyses { get; init; }

    /// <summary>Every option of the run with the value used, defaults too.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>The seed that shuffled the arms, or <c>null</c> when they are the real ones.</summary>
    public int? BlindSeed { get; init; }

    /// <summary>The run's title: the plan's, else the trial's, else a neutral one.</summary>
    public string Title =>
        Plan.Title.Length > 0 ? Plan.Title
        : Trial.Description.Title.Length > 0 ? Trial.Description.Title
        : "Analysis of a trial";

    /// <summary>What every page has to say of a run with shuffled arms; <c>null</c> when the arms are the real ones.</summary>
    public string? BlindNotice =>
        BlindSeed is { } seed
            ? Invariant(
                $"BLINDED: treatments were shuffled at random (seed {seed}); differences between them mean nothing."
            )
            : null;

    /// <summary>The result of an analysis.</summary>
    /// <param name="id">Its name in the plan.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such analysis; the message lists those it has.</exception>
    public AnalysisResult this[string id] =>
        Analyses.FirstOrDefault(a => a.Id == id)
        ?? throw new KeyNotFoundException(
            $"There is no analysis '{id}'. There are: {string.Join(", ", Analyses.Select(a => a.Id))}."
        );
}
