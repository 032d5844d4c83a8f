using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Tables;
using ScottPlot;

namespace KetamineOutcomes.Plots;

/// <summary>A forest: label and counts on the left, squares with intervals, the estimates in figures on the right.</summary>
internal sealed class ForestFigure
{
    private const int RowHeight = 24;
    private const float LeastRoom = 110;
    private readonly IReadOnlyList<ForestRow> rows;
    private readonly ForestWords words;
    private readonly ForestFigureOptions options;
    private readonly int decimals;
    private readonly RowPlaces places;
    private readonly GroupStyle square;

    private ForestFigure(IReadOnlyList<ForestRow> rows, ForestWords words, ForestFigureOptions options)
    {
        this.rows = rows;
        this.words = words = words with
        {
            IsRatio = options.IsRatio ?? words.IsRatio,
            LabelHeading = options.LabelHeading ?? words.LabelHeading,
            CellHeadings = options.CellHeadings ?? words.CellHeadings,
            EstimateHeading = options.EstimateHeading ?? words.EstimateHeading,
        };
        this.options = options;
        square = new GroupStyle(
            GroupPalette.At(0, options.BlackAndWhite).Color,
            LinePattern.Solid,
            MarkerShape.FilledSquare
        );
        decimals = options.Decimals ?? words.Decimals;
        int headingLines = words.CellHeadings.Append(words.EstimateHeading).Max(h => h.Split('\n').Length);
        places = new RowPlaces(
            FigureFont.For(
                options.FontName,
                [options.Title ?? words.Title, words.Subtitle, .. rows.Select(r => r.Label)]
            ),
            [.. rows.Select(Label)],
            Widest,
            RowHeight,
            headingLines
        );
    }

    public static Figure Draw(
        string id,
        IReadOnlyList<ForestRow> rows,
        ForestWords words,
        ForestFigureOptions options
    ) => new ForestFigure(rows, words, options).Draw(id).DrawnBy(options, again => Draw(id, rows, words, again));

    private Figure Draw(string id)
    {
        string title = options.Title ?? words.Title;
        var sheet = new Sheet(options, title, words.Subtitle, rows.Select(r => r.Label));
        Plot plot = sheet.Plot;
        PrepareAxes(plot);
        AddNoDifference(plot);
        plot.PlottableList.Add(new IntervalMarks(Marks(), across: true));
        AddColumns(plot);
        (string left, string right) = (options.LeftSide ?? words.LeftSide, options.RightSide ?? words.RightSide);
        if (words.Null is { } none && (left.Length > 0 || right.Length > 0))
        {
            plot.Axes.AddPanel(new SidesPanel(plot, sheet.Layout, OnAxis(none) ?? 0, left, right));
        }
        return sheet.Finish(id, places.Height, Describe(), [.. words.Notes, GoesOn()], () => Data(title));
    }

    private float Widest => options.Width * 0.3f;

    // The picture is what a forest is for: on a narrow page the counts beside it go, and stay in the data.
    private bool ShowsCells => RoomWith(words.CellHeadings.Count) >= LeastRoom;

    private float Room => RoomWith(ShowsCells ? words.CellHeadings.Count : 0);

    private float RoomWith(int cells)
    {
        using Paint paint = Paint.NewDisposablePaint();
        LabelStyle bold = Theme.Text(places.Family, bold: true);
        float Column(string heading, IEnumerable<string> texts) =>
            TextLines.Widest(bold, [.. heading.Split('\n'), .. texts], paint) + 16;
        float labels = Math.Min(Widest, Column(words.LabelHeading, rows.Select(r => r.Label))) + 16;
        float estimates = Column(words.EstimateHeading, rows.Select(InFigures));
        float counts = Enumerable
            .Range(0, cells)
            .Sum(c => Column(words.CellHeadings[c], rows.Select(r => r.Cells.Count > c ? r.Cells[c] : "")));
        return options.Width - labels - estimates - counts - 2 * Theme.Margin;
    }

    private static TextCell Label(ForestRow row) => new(row.Label, row.Indent, row.IsHeading || row.IsSummary);

    private void PrepareAxes(Plot plot)
    {
        (double from, double to) = Range();
        plot.Axes.SetLimits(from, to, places.Bottom, places.Top);
        plot.Axes.Left.IsVisible = false;
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.EmptyTickGenerator();
        plot.Grid.YAxisStyle.IsVisible = false;
        if (words.IsRatio)
        {
            double[] ratios = AxisTicks.Ratios(from, to, (int)Math.Clamp(Room / 30, 2, 7));
            AxisTicks.Set(plot.Axes.Bottom, [.. ratios.Select(Math.Log10)], x => FigureText.Tick(Math.Pow(10, x)));
        }
        else
        {
            AxisTicks.SetEven(plot.Axes.Bottom, AxisTicks.Linear(from, to, (int)Math.Clamp(Room / 35, 2, 5)));
        }
        plot.XLabel(options.XLabel ?? words.AxisLabel);
    }

    private void AddNoDifference(Plot plot)
    {
        if (OnAxis(words.Null) is { } none)
        {
            ScottPlot.Plottables.LinePlot line = plot.Add.Line(none, 0, none, places.Bottom);
            line.LineStyle = new LineStyle(1, Theme.Ink);
        }
    }

    private void AddColumns(Plot plot)
    {
        // Panels of an edge are placed from the data outwards.
        for (int c = ShowsCells ? words.CellHeadings.Count - 1 : -1; c >= 0; c--)
        {
            TextCell[] cells = rows.Select(r => new TextCell(r.Cells.Count > c ? r.Cells[c] : "", 0, r.IsSummary))
                .ToArray();
            plot.Axes.AddPanel(
                new TextColumnPanel(
                    plot,
                    places,
                    Edge.Left,
                    new TextColumn(words.CellHeadings[c], cells) { AlignRight = true }
                )
            );
        }
        TextCell[] labels = rows.Select(Label).ToArray();
        plot.Axes.AddPanel(
            new TextColumnPanel(plot, places, Edge.Left, new TextColumn(words.LabelHeading, labels) { Widest = Widest })
        );
        TextCell[] estimates = rows.Select(r => new TextCell(InFigures(r), 0, r.IsSummary)).ToArray();
        plot.Axes.AddPanel(
            new TextColumnPanel(
                plot,
                places,
                Edge.Right,
                new TextColumn(words.EstimateHeading, estimates)
                {
                    AlignRight = true,
                    Before = 12,
                    After = 0,
                }
            )
        );
    }

    private List<IntervalMark> Marks()
    {
        double heaviest = rows.Max(r => r.Weight) ?? 1;
        var marks = new List<IntervalMark>();
        for (int i = 0; i < rows.Count; i++)
        {
            ForestRow row = rows[i];
            if (row.IsHeading || (row.Estimate is null && row.Lower is null && row.Upper is null))
            {
                continue;
            }
            // Areas, not sides, are in proportion to weights.
            float size = row.Weight is { } weight ? (float)Math.Max(4, 14 * Math.Sqrt(weight / heaviest)) : 8;
            marks.Add(
                new IntervalMark(places[i], OnAxis(row.Estimate), OnAxis(row.Lower), OnAxis(row.Upper), square)
                {
                    Size = row.IsSummary ? 14 : size,
                    Diamond = row.IsSummary,
                    Cap = 0,
                }
            );
        }
        return marks;
    }

    private (double From, double To) Range()
    {
        if ((options.Range ?? words.Range) is { } fixedRange)
        {
            if (words.IsRatio && fixedRange.From <= 0)
            {
                throw new ArgumentException("A ratio axis begins above 0; choose another range, or IsRatio = false.");
            }
            return (OnAxis(fixedRange.From) ?? 0, OnAxis(fixedRange.To) ?? 1);
        }
        (double, double?, double?)[] shown = rows.Where(r =>
                !r.IsHeading && OnAxis(r.Estimate) is { } value && double.IsFinite(value)
            )
            .Select(r => (OnAxis(r.Estimate)!.Value, OnAxis(r.Lower), OnAxis(r.Upper)))
            .ToArray();
        return ForestRange.Choose(shown, OnAxis(words.Null));
    }

    private string GoesOn()
    {
        (double from, double to) = Range();
        return rows.Any(r => OnAxis(r.Lower) < from || OnAxis(r.Upper) > to) ? "Arrows: the interval goes on." : "";
    }

    private double? OnAxis(double? value) => words.IsRatio && value is { } ratio ? Math.Log10(ratio) : value;

    private string InFigures(ForestRow row) =>
        row.IsHeading ? "" : FigureText.WithInterval(row.Estimate, Finite(row.Lower), Finite(row.Upper), decimals);

    private string Describe()
    {
        IEnumerable<string> listed = rows.Where(r => !r.IsHeading).Select(r => $"{r.Label}: {InFigures(r)}.");
        return $"Forest of {words.AxisLabel.ToLowerInvariant()}. {string.Join(" ", listed)}";
    }

    private Table Data(string title) =>
        new(
            title,
            [
                new("label", IsNumeric: false),
                .. words.CellHeadings.Select(h => new TableColumn(h.Replace('\n', ' '), IsNumeric: false)),
                new("estimate"),
                new("lower"),
                new("upper"),
                new("weight"),
            ],
            rows.Select(r => new TableRow(
                    [
                        r.Label,
                        .. words.CellHeadings.Select((_, c) => r.Cells.Count > c ? r.Cells[c] : ""),
                        DataText.Exact(r.Estimate),
                        DataText.Exact(r.Lower),
                        DataText.Exact(r.Upper),
                        DataText.Exact(r.Weight),
                    ],
                    r.Indent
                ))
                .ToArray(),
            []
        );

    private static double? Finite(double? limit) => limit is { } value && double.IsFinite(value) ? value : null;
}
