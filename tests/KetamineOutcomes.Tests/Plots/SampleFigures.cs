using KetamineOutcomes.Plots;
using KetamineOutcomes.Plots.Marks;

namespace KetamineOutcomes.Tests.Plots;

/// <summary>Figures of every kind, small, drawn from numbers made here.</summary>
internal static class SampleFigures
{
    public static readonly string[] Arms =
    [
        "Intravenous",
        "Intranasal",
        "Oral",
        "Subcutaneous",
        "Sublingual",
        "Placebo",
    ];

    public static readonly string[] LongNames =
    [
        "Esketamine nasal spray 84 mg plus newly initiated oral antidepressant",
        "Esketamine nasal spray 56 mg plus newly initiated oral antidepressant",
        "Placebo nasal spray plus newly initiated oral antidepressant",
    ];

    public static readonly CurveWords CurveWords = new(
        "Time to relapse",
        "Free of relapse (%)",
        "Days since response",
        "Log-rank test: p = 0.012",
        "Bands: 95% confidence intervals (log-log).",
        "Median (95% CI): Intravenous 84 (60 to 110)."
    );

    public static readonly SeriesWords SeriesWords = new("Change in MADRS by day", "Mean change", "Day")
    {
        Zero = true,
    };

    public static readonly RateWords RateWords = new(
        "Response on day 28",
        "Responders (%)",
        "Responders",
        "Intervals: 95% (Wilson).",
        "Difference from Placebo: 22.5 points (4.1 to 39.0).",
        ""
    );

    public static IEnumerable<Figure> All() =>
        [KaplanMeier(2), Response(3), Change(2), Forest(), AdverseEvents(2), VitalSigns(4)];

    public static Figure KaplanMeier(int groups, KaplanMeierFigureOptions? options = null) =>
        KaplanMeierFigure.Draw(
            [.. Names(groups).Select((name, g) => Curve(name, 40 + g, 0.006 + 0.004 * g, g))],
            CurveWords,
            options ?? new() { TimeUnit = "days" }
        );

    public static Figure Response(int groups, ResponseFigureOptions? options = null) =>
        ResponseFigure.Draw(
            [.. Names(groups).Select((name, g) => Rate(name, 40 - 6 * g, 48))],
            RateWords,
            options ?? new()
        );

    public static Figure Change(int groups, SeriesFigureOptions? options = null) =>
        SeriesFigure.Draw(
            "change",
            [.. Names(groups).Select((name, g) => Series(name, [1, 2, 7, 14, 28], -18 + 3 * g))],
            SeriesWords,
            options ?? new()
        );

    public static Figure VitalSigns(int groups) =>
        SeriesFigure.Draw(
            "systolic",
            [.. Names(groups).Select((name, g) => Series(name, [0, 20, 40, 60, 90], 18 - 4 * g))],
            new SeriesWords("Systolic blood pressure", "Change (mmHg)", "Minutes after dosing") { Zero = true },
            new()
        );

    public static Figure Forest(bool ratio = false, ForestFigureOptions? options = null)
    {
        ForestRow[] rows =
        [
            new("Route") { IsHeading = true },
            Row("Intravenous", 1.6, 1.2, 2.1, 40),
            Row("Intranasal", 1.3, 0.9, 1.9, 30),
            Row("Oral", 0.9, 0.01, 90, 2),
            Row("Sublingual", null, null, null, 1),
            Row("Subcutaneous", null, 1.1, double.PositiveInfinity, 1),
            new("Overall")
            {
                Estimate = 1.4,
                Lower = 1.2,
                Upper = 1.7,
                IsSummary = true,
                Cells = ["100"],
            },
        ];
        var words = new ForestWords("Effect by route", ratio ? "Odds ratio" : "Difference")
        {
            IsRatio = ratio,
            Null = ratio ? 1 : 0,
            LabelHeading = "Subgroup",
            CellHeadings = ["n"],
            EstimateHeading = "Estimate (95% CI)",
            LeftSide = "Favours placebo",
            RightSide = "Favours ketamine",
        };
        return ForestFigure.Draw("forest", rows, words, options ?? new());
    }

    public static Figure AdverseEvents(int groups, AdverseEventFigureOptions? options = null)
    {
        string[] names = [.. Names(groups)];
        EventTerm[] terms =
        [
            .. new[] { "Dizziness", "Dissociation", "Nausea <severe & sudden>" }.Select(
                (term, t) =>
                    new EventTerm(
                        term,
                        [.. names.Select((name, g) => Rate(name, 20 - 5 * t - 2 * g, 48))],
                        [.. names.Skip(1).Select(name => new EventDifference(name, 0.1, -0.05, 0.25))]
                    )
            ),
        ];
        return AdverseEventFigure.Draw(
            terms,
            new EventWords("Adverse events", names.FirstOrDefault() ?? "", []),
            options ?? new()
        );
    }

    public static IEnumerable<string> Names(int groups) => groups == 1 ? ["all"] : Arms.Take(groups);

    public static Curve Curve(string name, int n, double hazard, int seed, bool events = true)
    {
        var random = new Random(seed);
        var rows = Enumerable
            .Range(0, n)
            .Select(_ =>
            {
                double t = events ? Math.Ceiling(-Math.Log(1 - random.NextDouble()) / hazard) : double.PositiveInfinity;
                double c = Math.Min(180, Math.Ceiling(-Math.Log(1 - random.NextDouble()) / 0.003));
                return (Time: Math.Min(t, c), Event: t <= c);
            })
            .GroupBy(r => r.Time)
            .OrderBy(g => g.Key)
            .ToArray();
        int k = rows.Length;
        (double[] atRisk, double[] survival) = (new double[k], new double[k]);
        double s = 1;
        double left = n;
        for (int i = 0; i < k; i++)
        {
            atRisk[i] = left;
            s *= 1 - rows[i].Count(r => r.Event) / left;
            survival[i] = s;
            left -= rows[i].Count();
        }
        double Limit(double p, double by) => p is > 0 and < 1 ? Math.Clamp(p + by, 0, 1) : double.NaN;
        return new Curve(
            name,
            n,
            [.. rows.Select(r => r.Key)],
            atRisk,
            [.. rows.Select(r => (double)r.Count(x => x.Event))],
            [.. rows.Select(r => (double)r.Count(x => !x.Event))],
            survival,
            [.. survival.Select(p => Limit(p, -0.1))],
            [.. survival.Select(p => Limit(p, 0.1))],
            null
        );
    }

    public static Rate Rate(string group, int events, int n) =>
        n == 0
            ? new Rate(group, 0, 0, null, null, null)
            : new Rate(
                group,
                n,
                events,
                (double)events / n,
                Math.Max(0, (double)events / n - 0.12),
                Math.Min(1, (double)events / n + 0.12)
            );

    public static Series Series(string group, double[] times, double end) =>
        new(
            group,
            [
                .. times.Select(
                    (t, i) =>
                        new SeriesPoint(
                            t,
                            48 - i,
                            end * (i + 1) / times.Length,
                            end * (i + 1) / times.Length - 2,
                            end * (i + 1) / times.Length + 2
                        )
                ),
            ]
        );

    private static ForestRow Row(string label, double? estimate, double? lower, double? upper, double weight) =>
        new(label)
        {
            Estimate = estimate,
            Lower = lower,
            Upper = upper,
            Weight = weight,
            Indent = 1,
            Cells = ["20"],
        };
}
