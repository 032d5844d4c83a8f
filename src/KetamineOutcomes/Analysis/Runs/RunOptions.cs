namespace KetamineOutcomes.Analysis.Runs;

/// <summary>How a plan is run.</summary>
public sealed record RunOptions
{
    /// <summary>Shuffles the treatments among participants with this seed, for writing a plan before unblinding; every
    /// title says so. Default <c>null</c>: the real treatments.</summary>
    public int? BlindSeed { get; init; }

    /// <summary>How many analyses may run at once, 1 or more. Default 1; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told the share of the analyses that are done, from 0 to 1. Default nobody.</summary>
    public IProgress<double>? Progress { get; init; }
}
