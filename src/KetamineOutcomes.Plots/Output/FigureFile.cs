using System.Text;

namespace KetamineOutcomes.Plots.Output;

/// <summary>Figures as files, the kind by the name's ending, whole or not at all.</summary>
internal static class FigureFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Save(Figure figure, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        byte[] bytes = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SVG" => Utf8.GetBytes(figure.ToSvg()),
            ".PNG" => figure.ToPng(),
            ".PDF" => figure.ToPdf(),
            ".HTML" or ".HTM" => Utf8.GetBytes(HtmlOutput.Page(figure)),
            "" => throw new ArgumentException(
                $"A figure is saved by its name's ending, and '{Path.GetFileName(path)}' has none; use .svg, .png, .pdf or .html.",
                nameof(path)
            ),
            _ => throw new ArgumentException(
                $"A figure cannot be saved as '{Path.GetExtension(path)}'; use .svg, .png, .pdf or .html.",
                nameof(path)
            ),
        };
        WriteWhole(path, bytes);
    }

    // Written beside its place and moved there: a reader sees the old file or the new one, never a part.
    private static void WriteWhole(string path, byte[] bytes)
    {
        string full = Path.GetFullPath(path);
        string part = full + ".part";
        try
        {
            File.WriteAllBytes(part, bytes);
            File.Move(part, full, overwrite: true);
        }
        catch
        {
            if (File.Exists(part))
            {
                File.Delete(part);
            }
            throw;
        }
    }
}
