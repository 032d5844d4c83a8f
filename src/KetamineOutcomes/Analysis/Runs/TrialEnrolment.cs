using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Who enters which analysis of a plan, without any result: what <c>analyze --dry-run</c> shows.</summary>
/// <remarks>Those left out are named by their identifiers, because a dry run asks who; identifiers are keys of the data and
/// no measured values. Results of a run hold counts alone.</remarks>
public sealed record TrialEnrolment
{
    /// <summary>Every option with the value used, defaults too.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>One entry an analysis, in the plan's order.</summary>
    public required IReadOnlyList<AnalysisEnrolment> Analyses { get; init; }

    /// <summary>The seed that shuffled the treatments, or <c>null</c> when they are the real ones.</summary>
    public int? BlindSeed { get; init; }

    /// <summary>What has to be said of shuffled treatments; <c>null</c> when they are the real ones.</summary>
    public string? BlindNotice => Blinding.Notice(BlindSeed);
}
