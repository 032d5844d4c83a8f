namespace KetamineOutcomes.Analysis.Simulation;

/// <summary>What a design implies for an arm, had everyone stayed and every score been recorded.</summary>
/// <param name="Arm">The arm's name.</param>
/// <param name="N">Participants.</param>
/// <param name="Day">Day of the last planned visit, to which the next three belong.</param>
/// <param name="MeanChange">Mean change of the MADRS from baseline.</param>
/// <param name="Response">Probability of a fall of at least half.</param>
/// <param name="Remission">Probability of a score of 12 or less.</param>
/// <param name="Relapse">Probability that relapse strikes within the maintenance phase; <c>null</c> without one.</param>
public sealed record ArmTruth(
    string Arm,
    int N,
    double Day,
    double MeanChange,
    double Response,
    double Remission,
    double? Relapse
);
