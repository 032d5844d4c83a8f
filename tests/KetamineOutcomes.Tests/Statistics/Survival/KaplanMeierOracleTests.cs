using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival;

/// <summary>Curves, values at times, quantiles and restricted means against R's survival.</summary>
public class KaplanMeierOracleTests
{
    public static TheoryData<string> Cases { get; } = new(SurvivalCase.Names);

    private static readonly ILookup<string, GoldenRow> Curves = Golden("km_curve.csv");
    private static readonly ILookup<string, GoldenRow> AtTimes = Golden("km_at.csv");
    private static readonly ILookup<string, GoldenRow> Quantiles = Golden("km_quantile.csv");
    private static readonly ILookup<string, GoldenRow> Means = Golden("km_mean.csv");

    [Theory, MemberData(nameof(Cases))]
    public void Curves_agree_with_survfit(string name)
    {
        foreach ((KaplanMeierFit fit, IGrouping<string, GoldenRow> rows) in Fits(name, Curves))
        {
            KaplanMeierCurve curve = fit[rows.Key];
            Assert.Equal(rows.Count(), curve.Count);
            foreach ((SurvivalPoint point, GoldenRow row) in curve.Zip(rows))
            {
                string at = $"{name} {rows.Key} {row.Text("conf")} at {row.Text("time")}";
                Assert.Equal(row.Value("time"), point.Time);
                Close(row, "n.risk", point.AtRisk, at);
                Close(row, "n.event", point.Events, at);
                Close(row, "n.censor", point.Censored, at);
                Close(row, "surv", point.Survival, at);
                Close(row, "std.err", point.StandardError, at);
                Close(row, "lower", point.Lower, at);
                Close(row, "upper", point.Upper, at);
                Close(row, "cumhaz", point.CumulativeHazard, at);
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Values_at_times_agree_with_summary_survfit(string name)
    {
        foreach ((KaplanMeierFit fit, IGrouping<string, GoldenRow> rows) in Fits(name, AtTimes))
        {
            KaplanMeierCurve curve = fit[rows.Key];
            double before = 0;
            foreach (GoldenRow row in rows)
            {
                double time = row.Value("time");
                string at = $"{name} {rows.Key} {row.Text("conf")} at {time}";
                if (!fit.Table.HasEntry)
                {
                    // With entries R counts those at risk at its next time; ours is entry < t <= time (its own test).
                    Close(row, "n.risk", curve.AtRiskAt(time), at);
                }
                Close(row, "n.event", curve.EventsUpTo(time) - before, at);
                before = curve.EventsUpTo(time);
                Estimate estimate = curve.SurvivalAt(time);
                if (row.Text("beyond") == "TRUE")
                {
                    Assert.Null(estimate.Value);
                    Assert.StartsWith("beyond the group's follow-up", estimate.Reason, StringComparison.Ordinal);
                    continue;
                }
                Close(row, "surv", estimate.Value, at);
                if (estimate.Value is > 0 and < 1)
                {
                    Close(row, "std.err", estimate.StandardError, at);
                    // Before the first time R gives limits of 1 on every scale, also where they divide by zero.
                    Close(row, "lower", estimate.Interval!.Lower, at);
                    Close(row, "upper", estimate.Interval!.Upper, at);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Quantiles_agree_with_quantile_survfit(string name)
    {
        foreach ((KaplanMeierFit fit, IGrouping<string, GoldenRow> rows) in Fits(name, Quantiles))
        {
            foreach (GoldenRow row in rows)
            {
                string at = $"{name} {rows.Key} {row.Text("conf")} p {row.Text("p")}";
                Estimate quantile = fit[rows.Key].Quantile(row.Value("p"));
                Close(row, "estimate", quantile.Value, at);
                Close(row, "lower", quantile.Interval!.Lower, at);
                Close(row, "upper", quantile.Interval!.Upper, at);
                Assert.True(
                    quantile.Value is not null && quantile.Interval!.Upper is not null || quantile.Reason is not null
                );
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Restricted_means_agree_with_survfit(string name)
    {
        KaplanMeierFit fit = KaplanMeier.Fit(SurvivalCase.Read(name).Table());
        Assert.NotEmpty(Means[name]);
        foreach (GoldenRow row in Means[name])
        {
            KaplanMeierCurve curve = fit[row.Text("group")];
            string at = $"{name} {row.Text("group")} to {row.Text("tau")}";
            Assert.Equal(row.Value("n"), curve.People);
            Close(row, "events", curve.Events, at);
            Estimate mean = curve.RestrictedMean(row.Value("tau"));
            if (mean.Value is null)
            {
                Assert.True(curve.LongestTime < row.Value("tau"), at);
                continue;
            }
            Close(row, "estimate", mean.Value, at);
            Close(row, "std.err", mean.StandardError, at);
        }
    }

    private static IEnumerable<(KaplanMeierFit Fit, IGrouping<string, GoldenRow> Rows)> Fits(
        string name,
        ILookup<string, GoldenRow> golden
    )
    {
        EventTable table = SurvivalCase.Read(name).Table();
        Assert.NotEmpty(golden[name]);
        foreach (IGrouping<string, GoldenRow> kind in golden[name].GroupBy(row => row.Text("conf")))
        {
            IntervalTransform interval = Enum.Parse<IntervalTransform>(kind.Key.Replace("-", ""), ignoreCase: true);
            KaplanMeierFit fit = KaplanMeier.Fit(table, new() { Interval = interval });
            foreach (IGrouping<string, GoldenRow> group in kind.GroupBy(row => row.Text("group")))
            {
                yield return (fit, group);
            }
        }
    }

    private static void Close(GoldenRow row, string column, double? actual, string where)
    {
        if (row.Number(column) is { } expected)
        {
            // R's limits near 0 and 1 carry its rounding; 1e-14 absolute is below any digit of theirs.
            if (actual is not { } value || Math.Abs(value - expected) > 1e-14)
            {
                Tolerance.AssertClose(expected, actual, what: $"{where}, {column}");
            }
        }
        else
        {
            Assert.True(actual is null, $"{where}, {column}: expected null, found {actual}");
        }
    }

    private static ILookup<string, GoldenRow> Golden(string file) =>
        GoldenTable.Read(SurvivalCase.Folder + file).Rows.ToLookup(row => row.Text("case"));
}
