namespace KetamineOutcomes.Trials;

/// <summary>A file of the trial folder as it was read.</summary>
/// <param name="Name">Name relative to the folder.</param>
/// <param name="Rows">Data rows.</param>
/// <param name="Sha256">SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record TrialFile(string Name, int Rows, string Sha256);
