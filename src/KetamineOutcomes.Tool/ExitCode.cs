namespace KetamineOutcomes.Tool;

/// <summary>The tool's exit codes; a promise.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary><c>check</c> found differences or <c>validate</c> found errors.</summary>
    public const int Found = 1;

    /// <summary>Unusable arguments or input.</summary>
    public const int Unusable = 2;

    public const int Cancelled = 130;
}
