using KetamineOutcomes.Plots.Panels;
using ScottPlot;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>Points with intervals, up the axis or across it; an interval that leaves the axis ends in an arrow at its edge,
/// and an estimate outside has no marker there.</summary>
internal sealed class IntervalMarks(IReadOnlyList<IntervalMark> marks, bool across) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = ScottPlot.Axes.Default;

    public IEnumerable<LegendItem> LegendItems => LegendItem.None;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits()
    {
        double[] values = marks
            .SelectMany(m => new[] { m.Value, m.Lower, m.Upper })
            .OfType<double>()
            .Where(double.IsFinite)
            .ToArray();
        if (values.Length == 0)
        {
            return AxisLimits.NoLimits;
        }
        (double low, double high) = (values.Min(), values.Max());
        (double first, double last) = (marks.Min(m => m.At), marks.Max(m => m.At));
        return across ? new AxisLimits(low, high, first, last) : new AxisLimits(first, last, low, high);
    }

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        IAxis values = across ? Axes.XAxis : Axes.YAxis;
        foreach (IntervalMark mark in marks)
        {
            float at = (across ? Axes.GetPixelY(mark.At) : Axes.GetPixelX(mark.At)) + mark.Shift;
            new OneMark(rp, mark, at, across, values, Axes.DataRect).Draw();
        }
    }

    private readonly ref struct OneMark(
        RenderPack rp,
        IntervalMark mark,
        float at,
        bool across,
        IAxis values,
        PixelRect data
    )
    {
        private double Low => Math.Min(values.Min, values.Max);

        private double High => Math.Max(values.Min, values.Max);

        public void Draw()
        {
            if (mark.Diamond && mark is { Value: { } middle, Lower: { } left, Upper: { } right })
            {
                DrawDiamond(left, middle, right);
                return;
            }
            DrawInterval();
            if (mark is { Value: { } value, Size: > 0 } && value >= Low && value <= High)
            {
                GroupKey.Marker(mark.Style, mark.Size).Render(rp.Canvas, PixelAt(value, 0), rp.Paint);
            }
        }

        private void DrawInterval()
        {
            double? anchor = mark.Value ?? mark.Lower ?? mark.Upper;
            if (anchor is not { } middle || (mark.Lower is null && mark.Upper is null))
            {
                return;
            }
            double from = Math.Clamp(mark.Lower ?? middle, Low, High);
            double to = Math.Clamp(mark.Upper ?? middle, Low, High);
            var line = new LineStyle(mark.LineWidth, mark.Style.Color);
            if (mark.Lower > High || mark.Upper < Low)
            {
                // All of it lies outside: an arrow alone, pointing to where it is.
                DrawArrow(mark.Lower > High ? High : Low, mark.Lower > High);
                return;
            }
            Drawing.DrawLine(rp.Canvas, rp.Paint, PixelAt(from, 0), PixelAt(to, 0), line);
            DrawEnd(mark.Lower, Low, up: false);
            DrawEnd(mark.Upper, High, up: true);
        }

        private void DrawEnd(double? limit, double edge, bool up)
        {
            if (limit is not { } value)
            {
                return;
            }
            if (up ? value > edge : value < edge)
            {
                DrawArrow(edge, up);
            }
            else if (mark.Cap > 0)
            {
                var line = new LineStyle(mark.LineWidth, mark.Style.Color);
                Drawing.DrawLine(rp.Canvas, rp.Paint, PixelAt(value, -mark.Cap), PixelAt(value, mark.Cap), line);
            }
        }

        private void DrawArrow(double edge, bool up)
        {
            Pixel tip = PixelAt(edge, 0);
            (Pixel a, Pixel b) = (PixelAt(edge, -4), PixelAt(edge, 4));
            float back = up ? -7 : 7;
            Pixel[] corners = across
                ? [tip, new(a.X + back, a.Y), new(b.X + back, b.Y)]
                : [tip, new(a.X, a.Y - back), new(b.X, b.Y - back)];
            Drawing.FillPath(rp.Canvas, rp.Paint, corners, new FillStyle(mark.Style.Color));
        }

        private void DrawDiamond(double lower, double middle, double upper)
        {
            float half = mark.Size / 2;
            Pixel[] corners =
            [
                PixelAt(Math.Clamp(lower, Low, High), 0),
                PixelAt(Math.Clamp(middle, Low, High), -half),
                PixelAt(Math.Clamp(upper, Low, High), 0),
                PixelAt(Math.Clamp(middle, Low, High), half),
            ];
            Drawing.FillPath(rp.Canvas, rp.Paint, corners, new FillStyle(mark.Style.Color));
        }

        private Pixel PixelAt(double value, float aside)
        {
            float along = values.GetPixel(value, data);
            return across ? new Pixel(along, at + aside) : new Pixel(at + aside, along);
        }
    }
}
