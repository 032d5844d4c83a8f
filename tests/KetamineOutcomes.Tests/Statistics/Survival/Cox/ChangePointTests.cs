using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.Cox;
using KetamineOutcomes.Tests.Statistics.Survival.Influence;

namespace KetamineOutcomes.Tests.Statistics.Survival.Cox;

public sealed class ChangePointTests
{
    private static readonly SiteTrial Trial = SiteTrial.Read();

    [Fact]
    public void Ratios_before_and_after_and_their_difference_agree_with_survSplit_and_coxph()
    {
        foreach (GoldenRow row in GoldenTable.Read(SurvivalCase.Folder + "change_point.csv").Rows)
        {
            Column[] covariates = row.Value("adjusted") == 1 ? [Trial.Age] : [];
            ChangePointFit fit = ChangePoint.Fit(Trial.Times, Trial.Arm, row.Value("cut"), "placebo", covariates);
            string what = $"{row.Text("cut")} {row.Text("adjusted")}";
            Check("before", fit.Before);
            Check("after", fit.After);
            Check("difference", fit.Change);
            Tolerance.AssertClose(row.Value("wald"), fit.Change[0].Test.PValue, 1e-6, what);
            Tolerance.AssertClose(row.Value("chisq"), fit.Test.Statistic, 1e-6, what);
            Tolerance.AssertClose(row.Value("lr"), fit.Test.PValue, 1e-6, what);
            Assert.Equal(row.Value("events_before"), fit.EventsBefore);
            Assert.Equal(row.Value("events_after"), fit.EventsAfter);

            void Check(string column, IReadOnlyList<CoxCoefficient> coefficients)
            {
                CoxCoefficient own = Assert.Single(coefficients);
                Assert.Equal("esketamine", own.Term);
                Tolerance.AssertClose(row.Value(column), own.Estimate.Value, Tolerance.Fit, what);
                Tolerance.AssertClose(row.Value(column + "_se"), own.Estimate.StandardError, Tolerance.Fit, what);
            }
        }
    }

    [Fact]
    public void The_halves_are_censoring_at_the_point_and_a_landmark_there()
    {
        const double At = 40;
        ChangePointFit fit = ChangePoint.Fit(Trial.Times, Trial.Arm, At);
        double[] cut = [.. Trial.Times.Times.ToArray().Select(t => Math.Min(t, At))];
        bool[] isEvent = [.. Trial.Times.Events.ToArray().Zip(Trial.Times.Times.ToArray(), (e, t) => e > 0 && t <= At)];
        CoxFit before = CoxRegression.Fit(EventTimes.FromEventFlag(cut, isEvent), [Trial.Arm]);
        CoxFit after = CoxRegression.Fit(
            Landmark.From(Trial.Times, At),
            [Trial.Arm.Take(Landmark.Rows(Trial.Times, At))]
        );
        Tolerance.AssertClose(before.Coefficients[0].Estimate.ValueOrThrow(), fit.Before[0].Estimate.Value, 1e-9);
        Tolerance.AssertClose(after.Coefficients[0].Estimate.ValueOrThrow(), fit.After[0].Estimate.Value, 1e-9);
        CoxFit whole = CoxRegression.Fit(Trial.Times, [Trial.Arm]);
        Tolerance.AssertClose(whole.Coefficients[0].Estimate.ValueOrThrow(), fit.Constant[0].Estimate.Value, 1e-9);
    }

    [Fact]
    public void Order_units_and_reference_do_what_they_must()
    {
        ChangePointFit fit = ChangePoint.Fit(Trial.Times, Trial.Arm, 40);
        SiteTrial weeks = Trial.Take([.. Enumerable.Range(0, Trial.Times.Length).Reverse()], 1 / 7.0);
        ChangePointFit inWeeks = ChangePoint.Fit(weeks.Times, weeks.Arm, 40 / 7.0);
        ChangePointFit swapped = ChangePoint.Fit(Trial.Times, Trial.Arm, 40, "esketamine");
        Tolerance.AssertClose(fit.Change[0].Estimate.ValueOrThrow(), inWeeks.Change[0].Estimate.Value, 1e-8);
        Tolerance.AssertClose(-fit.Change[0].Estimate.ValueOrThrow(), swapped.Change[0].Estimate.Value, 1e-8);
        Tolerance.AssertClose(
            fit.After[0].Estimate.ValueOrThrow() - fit.Before[0].Estimate.ValueOrThrow(),
            fit.Change[0].Estimate.Value,
            1e-7
        );
        Assert.Contains("After over before", fit.ToTable().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_half_without_events_has_a_reason_and_the_other_its_ratio()
    {
        ChangePointFit late = ChangePoint.Fit(Trial.Times, Trial.Arm, 1000);
        Assert.Equal(0, late.EventsAfter);
        Assert.NotNull(late.Before[0].Estimate.Value);
        Assert.NotNull(late.After[0].Estimate.Reason);
        Assert.NotNull(late.Change[0].Estimate.Reason);
        Assert.NotNull(late.Test.Reason);
    }

    [Fact]
    public void A_time_that_rounding_sets_beside_the_point_lies_at_it()
    {
        EventTimes times = EventTimes.FromEventFlag(
            [1, 2, 3, 3 + 1e-12, 5, 6, 7, 8],
            [true, true, true, true, true, false, true, true],
            [0, 0, 0, 0, 3 - 1e-12, 0, 3, 0]
        );
        var arm = Factor.FromTexts("arm", ["A", "B", "A", "B", "A", "B", "B", "A"]);
        ChangePointFit fit = ChangePoint.Fit(times, arm, 3);
        Assert.Equal(4, fit.EventsBefore);
        Assert.Equal(3, fit.EventsAfter);
    }

    [Fact]
    public void Rows_without_a_value_are_dropped_and_counted_and_faults_are_refused()
    {
        Factor arm = Factor.FromTexts("arm", ["A", "B", null, "B", "A", "B"]);
        EventTimes times = EventTimes.FromEventFlag([1, 2, 3, 4, 5, 6], [true, true, true, true, true, true]);
        var age = new NumericColumn("age", [1, double.NaN, 4, 3, 8, 6]);
        ChangePointFit fit = ChangePoint.Fit(times, arm, 3, covariates: [age]);
        Assert.Equal(4, fit.Rows.Used);
        Assert.Equal(2, fit.Rows.Dropped.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => ChangePoint.Fit(times, arm, 0));
        Assert.Throws<ArgumentException>(() => ChangePoint.Fit(times, arm, 3, "C"));
        Assert.Throws<ArgumentException>(() =>
            ChangePoint.Fit(times, Factor.FromTexts("arm", ["A", "A", "A", "A", "A", "A"]), 3)
        );
    }

    [Fact]
    public void Curves_cross_where_the_upper_comes_to_lie_below()
    {
        // A: 1 → 0.5 at 1, then flat. B: 1 until 4, 0.5 at 4 (they touch), 0 at 6: B is above until 6, then below.
        EventTimes times = EventTimes.FromEventFlag([1, 9, 4, 6, 9], [true, false, true, true, false]);
        KaplanMeierFit fit = KaplanMeier.Fit(times, Factor.FromTexts("arm", ["A", "A", "B", "B", "B"]));
        CurveCrossing crossing = Assert.Single(CurveCrossings.Between(fit["A"], fit["B"]));
        Assert.Equal(new CurveCrossing(6, "A"), crossing);
        Assert.Empty(CurveCrossings.Between(fit["A"], fit["A"]));
    }
}
