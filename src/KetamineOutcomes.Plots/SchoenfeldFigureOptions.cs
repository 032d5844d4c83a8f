namespace KetamineOutcomes.Plots;

/// <summary>How a figure of scaled Schoenfeld residuals looks.</summary>
public sealed record SchoenfeldFigureOptions : FigureOptions;
