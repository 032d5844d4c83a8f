using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tests.Statistics.Survival;

/// <summary>What figures of curves draw, against Golden/r-survival-3.5.3/curves.R.</summary>
public sealed class CurveReadingOracleTests
{
    [Fact]
    public void Hazard_ratios_between_groups_are_coxph_s()
    {
        foreach (
            var rows in GoldenTable
                .Read(SurvivalCase.Folder + "hazard_ratios.csv")
                .Rows.GroupBy(r => (Case: r.Text("case"), Stratified: r.Text("stratified") == "1"))
        )
        {
            KaplanMeierFit fit = KaplanMeier.Fit(SurvivalCase.Read(rows.Key.Case).Table(rows.Key.Stratified));
            string reference = fit.Table.Groups.Single(g => rows.All(r => r.Text("group") != g));
            IReadOnlyList<SurvivalContrast> ratios = fit.HazardRatios(reference);
            Assert.Equal(rows.Count(), ratios.Count);
            foreach (GoldenRow row in rows)
            {
                SurvivalContrast ratio = ratios.Single(r => r.Group == row.Text("group"));
                Tolerance.AssertClose(row.Value("estimate"), ratio.Estimate.Value!.Value, 1e-7);
                Tolerance.AssertClose(row.Value("se"), ratio.Estimate.StandardError!.Value, 1e-7);
                Tolerance.AssertClose(row.Value("lower"), ratio.Estimate.Interval!.Lower!.Value, 1e-7);
                Tolerance.AssertClose(row.Value("upper"), ratio.Estimate.Interval!.Upper!.Value, 1e-7);
                Tolerance.AssertClose(row.Value("p"), ratio.Test!.PValue!.Value, 1e-6);
            }
        }
    }

    [Fact]
    public void Swapping_the_reference_inverts_the_ratio()
    {
        KaplanMeierFit fit = KaplanMeier.Fit(SurvivalCase.Read("small").Table());
        SurvivalContrast one = fit.HazardRatios("IV").Single(r => r.Group == "PO");
        SurvivalContrast other = fit.HazardRatios("PO").Single(r => r.Group == "IV");

        Tolerance.AssertClose(1 / one.Estimate.Value!.Value, other.Estimate.Value!.Value, 1e-7);
        Tolerance.AssertClose(1 / one.Estimate.Interval!.Lower!.Value, other.Estimate.Interval!.Upper!.Value, 1e-7);
    }

    [Fact]
    public void Where_there_is_no_ratio_there_is_a_reason()
    {
        KaplanMeierFit weighted = KaplanMeier.Fit(SurvivalCase.Read("small_weight").Table());
        var by = Factor.FromTexts("arm", ["A", "A", "B", "B"]);
        KaplanMeierFit silent = KaplanMeier.Fit(
            EventTimes.FromEventFlag([1, 2, 3, 4], [false, false, false, false]),
            by
        );
        KaplanMeierFit apart = KaplanMeier.Fit(EventTimes.FromEventFlag([1, 2, 3, 4], [true, true, false, false]), by);
        KaplanMeierFit alone = KaplanMeier.Fit(EventTimes.FromEventFlag([1, 2], [true, false]));

        Assert.All(
            new[] { weighted, silent, apart }.SelectMany(fit => fit.HazardRatios()),
            ratio =>
            {
                Assert.Null(ratio.Estimate.Value);
                Assert.NotEmpty(ratio.Estimate.Reason!);
            }
        );
        Assert.Empty(alone.HazardRatios());
        Assert.Throws<KeyNotFoundException>(() => silent.HazardRatios("C"));
    }

    [Fact]
    public void Log_minus_log_survival_is_survfit_s()
    {
        var groups = GoldenTable
            .Read(SurvivalCase.Folder + "log_log.csv")
            .Rows.GroupBy(r => (Case: r.Text("case"), Group: r.Text("group")));
        foreach (var rows in groups)
        {
            GoldenRow[] expected = [.. rows];
            IReadOnlyList<LogLogPoint> points = KaplanMeier
                .Fit(SurvivalCase.Read(rows.Key.Case).Table())[rows.Key.Group]
                .LogLog();
            Assert.Equal(expected.Length, points.Count);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i].Value("time"), points[i].Time);
                Tolerance.AssertClose(expected[i].Value("value"), points[i].Value, 1e-10);
                Tolerance.AssertClose(expected[i].Value("lower"), points[i].Lower!.Value, 1e-9);
                Tolerance.AssertClose(expected[i].Value("upper"), points[i].Upper!.Value, 1e-9);
            }
        }
    }

    [Fact]
    public void A_coefficient_over_time_is_the_spline_s()
    {
        Dataset data = Dataset.ReadCsv(TestFiles.Shared("data/real/surv_veteran.csv"));
        double[] Values(string name) => ((NumericColumn)data[name]).Values.ToArray();
        CoxFit fit = CoxRegression.Fit(
            EventTimes.FromEventFlag(Values("time"), [.. Values("status").Select(v => v == 1)]),
            [data["trt"], data["karno"], data["prior"]]
        );
        foreach (
            var rows in GoldenTable
                .Read(SurvivalCase.Folder + "coefficient_over_time.csv")
                .Rows.GroupBy(r => r.Text("term"))
        )
        {
            CoefficientOverTime found = fit.OverTime(rows.Key);
            GoldenRow[] smooth = [.. rows.Where(r => r.Text("kind") == "smooth")];
            GoldenRow[] residuals = [.. rows.Where(r => r.Text("kind") == "residual")];
            Assert.Equal(smooth.Length, found.Smooth.Count);
            Assert.Equal(residuals.Length, found.Residuals.Count);
            for (int i = 0; i < smooth.Length; i++)
            {
                Assert.Equal(smooth[i].Value("time"), found.Smooth[i].Scaled, 1e-10);
                Assert.Equal(smooth[i].Value("value"), found.Smooth[i].Value, 1e-7);
                Assert.Equal(smooth[i].Value("lower"), found.Smooth[i].Lower, 1e-7);
                Assert.Equal(smooth[i].Value("upper"), found.Smooth[i].Upper, 1e-7);
            }
            // Tied events come in another order.
            double[] ours = [.. found.Residuals.OrderBy(r => r.Scaled).ThenBy(r => r.Value).Select(r => r.Value)];
            double[] theirs =
            [
                .. residuals.OrderBy(r => r.Value("time")).ThenBy(r => r.Value("value")).Select(r => r.Value("value")),
            ];
            Assert.All(ours.Zip(theirs), pair => Assert.Equal(pair.Second, pair.First, 1e-7));
        }
        Assert.Throws<KeyNotFoundException>(() => fit.OverTime("age"));
    }

    [Fact]
    public void Of_few_events_there_is_no_smooth_curve()
    {
        CoxFit fit = CoxRegression.Fit(
            EventTimes.FromEventFlag([1, 2, 3, 4, 5, 6], [true, true, false, true, false, true]),
            [new NumericColumn("x", [3, 1, 2, 4, 5, 2])]
        );
        CoefficientOverTime found = fit.OverTime("x");

        Assert.Empty(found.Smooth);
        Assert.NotEmpty(found.Reason!);
        Assert.Equal(4, found.Residuals.Count);
    }
}
