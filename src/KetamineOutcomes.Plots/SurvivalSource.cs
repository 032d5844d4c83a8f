using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Plots;

/// <summary>What figures of survival read: a fit, its test, and the words of its columns.</summary>
internal sealed record SurvivalSource(KaplanMeierFit Fit, LogRankTest? Test, string Title, string Time)
{
    /// <summary>The reference group's name.</summary>
    public required string Reference { get; init; }

    /// <summary>Hazard ratios that were asked for already.</summary>
    public IReadOnlyList<SurvivalContrast>? HazardRatios { get; init; }

    /// <summary>The label of the time axis.</summary>
    public string TimeLabel => Time.Length == 0 ? "Time" : SurvivalFigures.Capital(Time);

    public static SurvivalSource Of(KaplanMeierFit fit) =>
        new(fit, fit.Curves.Count > 1 ? fit.LogRank() : null, "Kaplan-Meier curves", "Time")
        {
            Reference = fit.Curves.Count > 0 ? fit.Curves[0].Group : "",
        };

    public static SurvivalSource Of(SurvivalResult result)
    {
        string by = SettingText.Of(result, "by");
        string title = $"Time to {SettingText.Of(result, "event")}{(by.Length > 0 ? $", by {by}" : "")}";
        return new(result.Fit, result.Test, title, SettingText.Of(result, "time"))
        {
            Reference = result.RestrictedMeans.Reference,
            HazardRatios = result.HazardRatios,
        };
    }

    public CurveWords Words(string title, string yLabel, string intervals, CurveFigureOptions options)
    {
        IReadOnlyList<SurvivalContrast> ratios = options.HazardRatio ? HazardRatios ?? Fit.HazardRatios(Reference) : [];
        string against = $"ratio v {Reference} ({FigureText.Level(Fit.Options.Level)} CI)";
        return new CurveWords(title, yLabel, TimeLabel, TestInWords(), intervals, "")
        {
            Comparison = ratios is [var only] ? $"Hazard {against}: {InWords(only)}" : "",
            Notes =
                ratios.Count > 1
                    ? [$"Hazard {against}: {string.Join("; ", ratios.Select(r => $"{r.Group} {InWords(r)}"))}."]
                    : [],
        };
    }

    public string TestInWords()
    {
        if (Test is not { } test)
        {
            return "";
        }
        string title = string.Concat(test.Weight.Name[..1].ToUpperInvariant(), test.Weight.Name.AsSpan(1));
        string name =
            (test.IsStratified ? $"Stratified {test.Weight.Name} test" : $"{title} test")
            + (
                test.Weight is { Rho: 0, Gamma: 0 }
                    ? ""
                    : Invariant($", Fleming-Harrington weights ({test.Weight.Rho:0.##}, {test.Weight.Gamma:0.##})")
            );
        return test.Test.PValue is { } p ? $"{name}: {FigureText.PValue(p)}"
            : test.Test.Reason is { } reason ? $"{name}: none ({reason})"
            : "";
    }

    public string IntervalNote() =>
        Fit.Options.Interval == IntervalTransform.None
            ? ""
            : $"Bands: {FigureText.Level(Fit.Options.Level)} confidence intervals, point by point ({Fit.Options.Interval.ToWord()}).";

    public string BandNote(BandKind kind, IReadOnlyList<ConfidenceBand> bands)
    {
        string name = kind == BandKind.HallWellner ? "Hall-Wellner" : "equal-precision";
        string scale = Fit.Options.Interval.ToWord();
        string[] without =
        [
            .. bands
                .Zip(Fit.Curves)
                .Where(b => b.First.Reason is not null)
                .GroupBy(b => b.First.Reason!, b => b.Second.Group, StringComparer.Ordinal)
                .Select(g => $"no band for {string.Join(", ", g)}: {g.Key}"),
        ];
        string all =
            $"Bands: {FigureText.Level(Fit.Options.Level)} {name} bands, for the whole curve at once ({scale}).";
        return without.Length == 0 ? all : $"{all} {SurvivalFigures.Capital(string.Join("; ", without))}.";
    }

    public string MedianNote(string unit)
    {
        string level = FigureText.Level(Fit.Options.Level);
        int decimals = Decimals();
        IEnumerable<string> medians = Fit.Curves.Select(curve =>
        {
            ConfidenceInterval? limits = curve.Median.Interval;
            string text = FigureText.WithInterval(curve.Median.Value, limits?.Lower, limits?.Upper, decimals);
            return Fit.Curves.Count > 1 ? $"{curve.Group}: {text}" : text;
        });
        string inUnit = unit.Length > 0 ? $", {unit}" : "";
        return $"Median ({level} CI{inUnit}): {string.Join("; ", medians)}. NE: not estimable.";
    }

    /// <summary>The unit of time: as the options say, else as the column's name does.</summary>
    public string UnitOf(CurveFigureOptions options) => options.TimeUnit.Length > 0 ? options.TimeUnit : UnitIn(Time);

    /// <summary>The unit that a column's name tells: one called days, day or follow_up_days counts days.</summary>
    public static string UnitIn(string column)
    {
        string[] parts = column.ToLowerInvariant().Split([' ', '_', '-', '.', '(', ')']);
        return parts.Contains("days") || parts.Contains("day") ? "days"
            : parts.Contains("sessions") || parts.Contains("session") ? "sessions"
            : "";
    }

    // Whole days stay whole; of times in years a whole number says too little.
    private int Decimals()
    {
        IEnumerable<double> shown = Fit
            .Curves.Select(curve => curve.Median)
            .SelectMany(m => new[] { m.Value, m.Interval?.Lower, m.Interval?.Upper })
            .OfType<double>();
        return shown.All(v => v == Math.Round(v)) ? 0
            : Fit.Curves.Max(curve => curve.LongestTime) >= 10 ? 1
            : 2;
    }

    private static string InWords(SurvivalContrast ratio) =>
        ratio.Estimate.Value is null
            ? $"none ({ratio.Estimate.Reason})"
            : FigureText.WithInterval(
                ratio.Estimate.Value,
                ratio.Estimate.Interval?.Lower,
                ratio.Estimate.Interval?.Upper,
                2
            );
}
