namespace KetamineOutcomes.Tests.Samples;

/// <summary>The current folder for a sample, for tests that run alone: a passing one in which <c>samples/</c> is the checkout's, so
/// that a sample names its data as a reader does, and what it writes is not left in the checkout.</summary>
internal sealed class SampleFolder : IDisposable
{
    private readonly string before = Environment.CurrentDirectory;
    private readonly string folder = Directory.CreateTempSubdirectory("sample").FullName;

    public SampleFolder()
    {
        Directory.CreateSymbolicLink(Path.Combine(folder, "samples"), TestFiles.InCheckout("samples"));
        Directory.CreateDirectory(Path.Combine(folder, "notebooks"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "data"), TestFiles.InCheckout("samples/data"));
        Environment.CurrentDirectory = folder;
    }

    /// <summary>Goes where a notebook of samples/notebooks runs: <c>../data</c> is samples/data.</summary>
    public void EnterNotebooks() => Environment.CurrentDirectory = Path.Combine(folder, "notebooks");

    public void Dispose()
    {
        Environment.CurrentDirectory = before;
        Directory.Delete(folder, recursive: true);
    }
}
