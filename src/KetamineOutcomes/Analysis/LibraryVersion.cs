using System.Reflection;

namespace KetamineOutcomes.Analysis;

/// <summary>The version that results name.</summary>
public static class LibraryVersion
{
    /// <summary>The package's version without build metadata: <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        typeof(LibraryVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0.0.0";
}
