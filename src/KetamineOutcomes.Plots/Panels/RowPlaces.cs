using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots.Panels;

/// <summary>Where the rows of a figure with text columns stand, in pixels from the first row's top: rows whose label takes
/// several lines are higher. The left axis runs in these pixels, downwards.</summary>
internal sealed class RowPlaces
{
    private readonly double[] middles;

    /// <summary>Places rows.</summary>
    /// <param name="family">The columns' font family.</param>
    /// <param name="labels">The labels, of which long ones wrap.</param>
    /// <param name="widest">Width at which they wrap.</param>
    /// <param name="rowHeight">Height of a row at least.</param>
    /// <param name="headingLines">Lines of the columns' headings; 0 for none.</param>
    public RowPlaces(string family, IReadOnlyList<TextCell> labels, float widest, float rowHeight, int headingLines)
    {
        Family = family;
        using Paint paint = Paint.NewDisposablePaint();
        middles = new double[labels.Count];
        double top = 0;
        for (int i = 0; i < labels.Count; i++)
        {
            int lines = TextColumnPanel.Lines(family, labels[i], widest, paint).Count;
            double height = Math.Max(rowHeight, lines * TextLines.Height(Theme.TextSize) + 6);
            middles[i] = top + height / 2;
            top += height;
        }
        Bottom = top + 4;
        Top = headingLines > 0 ? -headingLines * TextLines.Height(Theme.TextSize) - 10 : -4;
    }

    /// <summary>The columns' font family.</summary>
    public string Family { get; }

    /// <summary>The axis' upper end: 0 or below, where the headings are.</summary>
    public double Top { get; }

    /// <summary>The axis' lower end.</summary>
    public double Bottom { get; }

    /// <summary>Height of it all.</summary>
    public int Height => (int)Math.Ceiling(Bottom - Top);

    /// <summary>The middle of a row.</summary>
    public double this[int row] => middles[row];
}
