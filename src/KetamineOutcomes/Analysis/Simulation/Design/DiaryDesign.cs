namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>A daily mood diary from 0 (worst) to 10: 9.5 − MADRS/6 with noise.</summary>
/// <param name="Days">Last day.</param>
/// <param name="Adherence">Share of days that are filled in.</param>
public sealed record DiaryDesign(int Days, double Adherence);
