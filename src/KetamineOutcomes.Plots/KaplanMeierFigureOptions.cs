using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Plots;

/// <summary>How a Kaplan-Meier figure looks.</summary>
public sealed record KaplanMeierFigureOptions : CurveFigureOptions
{
    /// <summary>Draws 1 − S(t), the share that had the event, rising from 0. Default false.</summary>
    public bool Incidence { get; init; }

    /// <summary>Simultaneous bands, in which a whole curve lies with the stated confidence, in place of the intervals point by
    /// point. Default <c>null</c>: point by point.</summary>
    public BandKind? Band { get; init; }

    /// <summary>Lines at the medians, dropped to the axis and labelled there, and the medians with intervals in the notes.
    /// Default false.</summary>
    public bool Medians { get; init; }
}
