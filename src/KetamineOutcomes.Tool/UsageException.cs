namespace KetamineOutcomes.Tool;

/// <summary>Unusable arguments: what is wrong and what to do, in words.</summary>
internal sealed class UsageException(string message) : Exception(message);
