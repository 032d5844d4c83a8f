namespace KetamineOutcomes.Analysis.Simulation;

/// <summary>A file of a drawn trial.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Rows">Rows under the header; <c>null</c> for trial.json.</param>
/// <param name="Content">Its bytes: UTF-8, line ends LF.</param>
public sealed record SimulatedFile(string Name, int? Rows, ReadOnlyMemory<byte> Content);
