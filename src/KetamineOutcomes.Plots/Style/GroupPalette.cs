using ScottPlot;

namespace KetamineOutcomes.Plots.Style;

/// <summary>How one group is drawn: a colour, and for those who do not see it a dash and a marker.</summary>
/// <param name="Color">The colour; at least 3:1 against white.</param>
/// <param name="Pattern">The line's dash.</param>
/// <param name="Marker">The marker.</param>
internal sealed record GroupStyle(Color Color, LinePattern Pattern, MarkerShape Marker);

/// <summary>Colours told apart with full colour vision and with each kind of colour blindness (at least 25 apart in CIE Lab
/// as Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, let dichromats see them), each with a dash and a
/// marker of its own.</summary>
internal static class GroupPalette
{
    private static readonly GroupStyle[] Styles =
    [
        new(new Color("#075DAC"), LinePattern.Solid, MarkerShape.FilledCircle),
        new(new Color("#DD7907"), Dash("dash", 7, 3), MarkerShape.FilledSquare),
        new(new Color("#01A962"), Dash("dot", 2, 2.5f), MarkerShape.FilledTriangleUp),
        new(new Color("#BD75AA"), Dash("dash-dot", 8, 3, 2, 3), MarkerShape.FilledDiamond),
        new(new Color("#565656"), Dash("long dash", 13, 4), MarkerShape.FilledTriangleDown),
        new(new Color("#714E0F"), Dash("dash-dot-dot", 7, 2.5f, 2, 2.5f, 2, 2.5f), MarkerShape.OpenCircle),
        new(new Color("#7F22E1"), Dash("short dash", 4, 2), MarkerShape.OpenSquare),
        new(new Color("#570915"), Dash("sparse dot", 2, 5), MarkerShape.OpenDiamond),
    ];

    // Neighbours differ in lightness, dash and in whether the marker is filled; each grey is 3:1 against white or more.
    private static readonly GroupStyle[] Greys =
    [
        new(new Color("#000000"), LinePattern.Solid, MarkerShape.FilledCircle),
        new(new Color("#757575"), Dash("dash", 7, 3), MarkerShape.OpenSquare),
        new(new Color("#3A3A3A"), Dash("dot", 2, 2.5f), MarkerShape.FilledTriangleUp),
        new(new Color("#8C8C8C"), Dash("dash-dot", 8, 3, 2, 3), MarkerShape.OpenDiamond),
        new(new Color("#1F1F1F"), Dash("long dash", 13, 4), MarkerShape.FilledTriangleDown),
        new(new Color("#7F7F7F"), Dash("dash-dot-dot", 7, 2.5f, 2, 2.5f, 2, 2.5f), MarkerShape.OpenCircle),
        new(new Color("#4D4D4D"), Dash("short dash", 4, 2), MarkerShape.FilledSquare),
        new(new Color("#929292"), Dash("sparse dot", 2, 5), MarkerShape.FilledDiamond),
    ];

    /// <summary>The style of the group at a place; beyond the eighth they come round again.</summary>
    public static GroupStyle At(int index, bool blackAndWhite = false) =>
        blackAndWhite ? Greys[index % Greys.Length] : Styles[index % Styles.Length];

    /// <summary>A style for each group: by its place in the order that the options give, so that a group keeps its colour from
    /// figure to figure; groups not in it come after, in their own order.</summary>
    public static GroupStyle[] For(IReadOnlyList<string> groups, FigureOptions options)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in options.StyleOrder.Concat(groups))
        {
            places.TryAdd(name, places.Count);
        }
        return groups.Select(name => At(places[name], options.BlackAndWhite)).ToArray();
    }

    private static LinePattern Dash(string name, params float[] intervals) => new(intervals, 0, name);
}
