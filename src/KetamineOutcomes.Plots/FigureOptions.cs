namespace KetamineOutcomes.Plots;

/// <summary>What every figure can be told.</summary>
public abstract record FigureOptions
{
    /// <summary>The title; <c>null</c> makes one from the result, an empty text draws none.</summary>
    public string? Title { get; init; }

    /// <summary>The horizontal axis' label; <c>null</c> makes one.</summary>
    public string? XLabel { get; init; }

    /// <summary>The vertical axis' label; <c>null</c> makes one.</summary>
    public string? YLabel { get; init; }

    /// <summary>Width in CSS pixels (1/96 inch), 200 to 5,000. Default 720.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is outside.</exception>
    public int Width
    {
        get;
        init => field = OptionRange.Check(value, 200, 5000, nameof(Width));
    } = 720;

    /// <summary>Height in CSS pixels, 150 to 20,000; <c>null</c> follows from what is shown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The height is outside.</exception>
    public int? Height
    {
        get;
        init => field = value is { } height ? OptionRange.Check(height, 150, 20_000, nameof(Height)) : null;
    }

    /// <summary>Names of groups in the order in which colours, dashes and markers are given out, so that a group looks the
    /// same in several figures; others come after. Default none: the order of the result.</summary>
    public IReadOnlyList<string> StyleOrder { get; init; } = [];

    /// <summary>Whether groups are told apart by dash, marker and grey alone. Default no: by colour as well.</summary>
    public bool BlackAndWhite { get; init; }

    /// <summary>A font family installed on this machine. Default <c>null</c>: the one in the package, which has Latin, Greek
    /// and Cyrillic letters; where title or names need others, an installed family that has them. Only then do the figure's
    /// bytes depend on the machine. What a font lacks is drawn as boxes, and is missing from an SVG's text.</summary>
    public string? FontName { get; init; }

    /// <summary>More notes under the figure. Default none.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
