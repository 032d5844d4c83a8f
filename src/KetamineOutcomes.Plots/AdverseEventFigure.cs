using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Panels;
using KetamineOutcomes.Plots.Style;
using ScottPlot;

namespace KetamineOutcomes.Plots;

/// <summary>Adverse events: a row a term, a dot a group with its interval, and the differences beside them (after Amit,
/// Heiberger and Lane 2008, doi:10.1002/pst.254).</summary>
internal sealed class AdverseEventFigure
{
    private readonly IReadOnlyList<EventTerm> terms;
    private readonly EventWords words;
    private readonly AdverseEventFigureOptions options;
    private readonly string[] groups;
    private readonly GroupStyle[] styles;
    private readonly RowPlaces places;

    private AdverseEventFigure(IReadOnlyList<EventTerm> all, EventWords words, AdverseEventFigureOptions options)
    {
        this.words = words;
        this.options = options;
        groups = all.SelectMany(t => t.Rates).Select(r => r.Group).Distinct(StringComparer.Ordinal).ToArray();
        styles = GroupPalette.For(groups, options);
        EventTerm[] ordered =
        [
            .. all.Where(t => t.First),
            .. all.Where(t => !t.First)
                .OrderByDescending(t => t.Rates.Max(r => r.Proportion) ?? 0)
                .ThenBy(t => t.Term, StringComparer.Ordinal),
        ];
        terms = ordered.Take(options.MostTerms + all.Count(t => t.First)).ToArray();
        Hidden = all.Count - terms.Count;
        int rowHeight = Math.Max(26, 10 + 9 * groups.Length);
        places = new RowPlaces(
            FigureFont.For(options.FontName, [options.Title ?? words.Title, .. Names]),
            [.. terms.Select(t => new TextCell(t.Term, 0, t.First))],
            Widest,
            rowHeight,
            HasStrip ? 1 : 0
        );
    }

    private int Hidden { get; }

    private IEnumerable<string> Names => terms.Select(t => t.Term).Concat(groups);

    public static Figure Draw(IReadOnlyList<EventTerm> terms, EventWords words, AdverseEventFigureOptions options) =>
        new AdverseEventFigure(terms, words, options).Draw().DrawnBy(options, again => Draw(terms, words, again));

    private Figure Draw()
    {
        string title = options.Title ?? words.Title;
        var sheet = new Sheet(options, title, terms.Count == 0 ? "No adverse events were recorded." : "", Names);
        Plot plot = sheet.Plot;
        double most = terms.SelectMany(t => t.Rates).Max(r => r.Upper ?? r.Proportion) ?? 0;
        double[] ticks = AxisTicks.Linear(0, Math.Max(5, Math.Min(100, most * 100)), 5, outside: true);
        plot.Axes.SetLimits(-0.02 * ticks[^1], ticks[^1], places.Bottom, places.Top);
        AxisTicks.Set(plot.Axes.Bottom, ticks, FigureText.Tick);
        plot.Axes.Left.IsVisible = false;
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.EmptyTickGenerator();
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.XLabel(options.XLabel ?? "Participants (%)");
        AddRules(plot);
        plot.PlottableList.Add(new IntervalMarks(Rates(), across: true));
        TextCell[] names = terms.Select(t => new TextCell(t.Term, 0, t.First)).ToArray();
        plot.Axes.AddPanel(
            new TextColumnPanel(
                plot,
                places,
                Edge.Left,
                new TextColumn("", names) { AlignRight = true, Widest = Widest }
            )
        );
        if (HasStrip)
        {
            plot.Axes.AddPanel(new IntervalStripPanel(plot, Scale(), Differences()));
        }
        if (groups.Length > 0)
        {
            plot.Axes.AddPanel(new KeyPanel(sheet.Layout, GroupNames(), styles, line: false, marker: true));
        }
        IEnumerable<string> notes = [.. words.Notes, HiddenNote()];
        return sheet.Finish(
            "adverse-events",
            Math.Max(60, places.Height),
            Describe(),
            notes,
            () => EventData.Of(terms, title)
        );
    }

    private float Widest => options.Width * 0.3f;

    private string HiddenNote() =>
        Hidden switch
        {
            0 => "",
            1 => "1 rarer term is not shown.",
            _ => Invariant($"{Hidden} rarer terms are not shown."),
        };

    private bool HasStrip => options.Differences && terms.Any(t => t.Differences.Count > 0);

    private void AddRules(Plot plot)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            ScottPlot.Plottables.HorizontalLine rule = plot.Add.HorizontalLine(places[i], 1, Theme.Rule);
            rule.LabelText = "";
        }
    }

    private List<IntervalMark> Rates()
    {
        var marks = new List<IntervalMark>();
        for (int i = 0; i < terms.Count; i++)
        {
            foreach (Rate rate in terms[i].Rates)
            {
                int g = Array.IndexOf(groups, rate.Group);
                marks.Add(
                    new IntervalMark(places[i], 100 * rate.Proportion, 100 * rate.Lower, 100 * rate.Upper, styles[g])
                    {
                        Shift = Shift(g),
                        Cap = 0,
                        LineWidth = 1.25f,
                    }
                );
            }
        }
        return marks;
    }

    private List<IntervalMark> Differences()
    {
        var marks = new List<IntervalMark>();
        for (int i = 0; i < terms.Count; i++)
        {
            foreach (EventDifference d in terms[i].Differences)
            {
                int g = Array.IndexOf(groups, d.Group);
                marks.Add(
                    new IntervalMark(places[i], 100 * d.Estimate, 100 * d.Lower, 100 * d.Upper, styles[g])
                    {
                        Shift = Shift(g),
                        Cap = 0,
                        LineWidth = 1.25f,
                    }
                );
            }
        }
        return marks;
    }

    private float Shift(int group) => (group - (groups.Length - 1) / 2f) * 9;

    private StripScale Scale()
    {
        double[] limits = terms
            .SelectMany(t => t.Differences)
            .SelectMany(d => new[] { d.Estimate, d.Lower, d.Upper })
            .OfType<double>()
            .Where(double.IsFinite)
            .Select(v => v * 100)
            .Append(0)
            .ToArray();
        double[] ticks = AxisTicks.Linear(limits.Min(), Math.Max(limits.Max(), limits.Min() + 1), 4, outside: true);
        string from = $"Difference from {words.Reference}";
        bool isShort = from.Length <= 34;
        return new StripScale(
            ticks[0],
            ticks[^1],
            ticks,
            "Percentage points",
            isShort ? from : "Difference from reference",
            options.Width * 0.3f
        );
    }

    private string[] GroupNames() =>
        groups
            .Select(g =>
                terms.SelectMany(t => t.Rates).FirstOrDefault(r => r.Group == g) is { } rate
                    ? $"{g} (n = {FigureText.Count(rate.Participants)})"
                    : g
            )
            .ToArray();

    private string Describe()
    {
        if (terms.Count == 0)
        {
            return "No adverse events were recorded.";
        }
        IEnumerable<string> rows = terms.Select(t =>
            $"{t.Term}: {string.Join(", ", t.Rates.Select(r => $"{r.Group} {FigureText.Number(100 * r.Proportion, 1)}%"))}."
        );
        return $"Participants with each adverse event. {string.Join(" ", rows)}";
    }
}
