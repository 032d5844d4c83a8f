namespace KetamineOutcomes.Tests;

/// <summary>Where tests find files: golden values beside the tests, the checkout, and real data beside the checkout.</summary>
internal static class TestFiles
{
    /// <summary>The checkout's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A golden file, by its path under Golden/.</summary>
    public static string Golden(string path) => Path.Combine(AppContext.BaseDirectory, "Golden", path);

    /// <summary>A file of the checkout, by its path from the root.</summary>
    public static string InCheckout(string path) => Path.Combine(Root, path);

    /// <summary>A file of shared/, which stands beside the checkout; the test is skipped where it is absent.</summary>
    public static string Shared(string path)
    {
        string full = Path.GetFullPath(Path.Combine(Root, "..", "shared", path));
        Assert.SkipUnless(File.Exists(full) || Directory.Exists(full), $"shared/{path} is not beside this checkout.");
        return full;
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KetamineOutcomes.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the checkout.");
    }
}
