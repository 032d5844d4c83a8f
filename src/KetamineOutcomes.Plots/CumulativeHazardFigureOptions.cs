namespace KetamineOutcomes.Plots;

/// <summary>How a figure of cumulative hazards looks.</summary>
public sealed record CumulativeHazardFigureOptions : CurveFigureOptions;
