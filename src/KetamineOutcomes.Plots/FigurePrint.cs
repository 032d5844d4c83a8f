namespace KetamineOutcomes.Plots;

/// <summary>How a figure is made for a journal: its width on paper, its dots per inch, black and white.</summary>
/// <remarks>A figure is laid out anew for its width and then scaled, so that no text is smaller than 6 points (notes; axes and
/// labels 6.5) on paper from 85 mm on. Journals ask for 85 mm (a column) or 180 mm (both), with 300 dots an inch for
/// halftones and 600 for lines; SVG and PDF have no dots.</remarks>
public sealed record FigurePrint
{
    /// <summary>Width of a journal's column, in millimetres.</summary>
    public const double SingleColumn = 85;

    /// <summary>Width of both columns, in millimetres.</summary>
    public const double DoubleColumn = 180;

    private const double MillimetresAnInch = 25.4;
    private const double PixelsAnInch = 96;

    // Notes of 11 pixels become 6 points: 11 × 0.75 × 0.73.
    private const double SmallestScale = 0.73;

    // From this width on nothing has to be squeezed.
    private const double RoomyWidth = 720;

    /// <summary>Width on paper in millimetres, 60 to 1,200; <c>null</c> (the default) keeps the figure's own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is outside.</exception>
    public double? WidthMillimetres
    {
        get;
        init =>
            field = value is null or (>= 60 and <= 1200)
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(WidthMillimetres),
                    Invariant($"A figure is 60 to 1200 mm wide; found {value}.")
                );
    }

    /// <summary>Dots per inch of PNG files, 72 to 2,400; <c>null</c> (the default) is 300 with a width, else 192.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside.</exception>
    public int? DotsPerInch
    {
        get;
        init => field = value is { } dots ? OptionRange.Check(dots, 72, 2400, nameof(DotsPerInch)) : null;
    }

    /// <summary>Whether groups are told apart by dash, marker and grey alone. Default no.</summary>
    public bool BlackAndWhite { get; init; }

    internal double Dots => DotsPerInch ?? (WidthMillimetres is null ? 2 * PixelsAnInch : 300);

    /// <summary>The options with the width at which the figure is laid out.</summary>
    internal FigureOptions Apply(FigureOptions options)
    {
        int width = options.Width;
        if (WidthMillimetres is { } millimetres)
        {
            double pixels = millimetres / MillimetresAnInch * PixelsAnInch;
            width = (int)Math.Round(pixels / Math.Clamp(pixels / RoomyWidth, SmallestScale, 1));
        }
        return options with
        {
            Width = width,
            Height = options.Height is { } height
                ? Math.Clamp((int)Math.Round((double)height * width / options.Width), 150, 20_000)
                : null,
            BlackAndWhite = BlackAndWhite || options.BlackAndWhite,
        };
    }

    /// <summary>The width on paper of a figure laid out in so many pixels.</summary>
    internal double Inches(int width) => (WidthMillimetres / MillimetresAnInch) ?? (width / PixelsAnInch);
}
