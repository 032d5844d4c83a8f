using KetamineOutcomes.Plots;

namespace KetamineOutcomes.Tests.Plots.Output;

public sealed class FigureFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("figures").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("a.svg", "<svg ")]
    [InlineData("a.PNG", "\u0089PNG")]
    [InlineData("a.pdf", "%PDF-")]
    [InlineData("a.html", "<!DOCTYPE html>")]
    public void The_name_says_the_kind(string name, string start)
    {
        string path = Path.Combine(folder, name);
        SampleFigures.Response(2).Save(path);

        Assert.StartsWith(start, File.ReadAllText(path, System.Text.Encoding.Latin1), StringComparison.Ordinal);
        Assert.Equal(name, Path.GetFileName(Assert.Single(Directory.GetFiles(folder))));
    }

    [Theory]
    [InlineData("figure.jpg", "'.jpg'")]
    [InlineData("figure", "has none")]
    public void Other_endings_are_refused_and_nothing_is_left(string name, string said)
    {
        var e = Assert.Throws<ArgumentException>(() => SampleFigures.Response(2).Save(Path.Combine(folder, name)));

        Assert.Contains(said, e.Message, StringComparison.Ordinal);
        Assert.Contains(".svg, .png, .pdf or .html", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_nothing()
    {
        string path = Path.Combine(folder, "a.svg");
        Directory.CreateDirectory(path);
        Figure figure = SampleFigures.Response(2);

        Assert.ThrowsAny<Exception>(() => figure.Save(path));
        Assert.Empty(Directory.GetFiles(folder));
        Assert.ThrowsAny<IOException>(() => figure.Save(Path.Combine(folder, "no such folder", "a.svg")));
    }
}
