namespace KetamineOutcomes.Statistics.Survival.Influence;

/// <summary>What every repetition shares.</summary>
internal sealed record LeaveOneOutSettings(
    string Reference,
    IReadOnlyList<string> Groups,
    double? At,
    double Level,
    IntervalTransform Interval,
    CancellationToken Cancellation
);
