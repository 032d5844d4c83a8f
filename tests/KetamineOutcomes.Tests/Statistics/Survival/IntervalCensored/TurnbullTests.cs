using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.IntervalCensored;

namespace KetamineOutcomes.Tests.Statistics.Survival.IntervalCensored;

public class TurnbullTests
{
    private const double Never = double.PositiveInfinity;

    [Fact]
    public void Masses_agree_with_self_consistency_run_to_the_end()
    {
        GoldenRow[] rows = [.. GoldenTable.Read(SurvivalCase.Folder + "turnbull_data.csv").Rows];
        TurnbullFit fit = Turnbull.Fit(
            Times(rows),
            Factor.FromTexts("arm", rows.Select(row => row.Text("group")).ToArray()),
            new FrequencyWeights(rows.Select(row => row.Value("people")).ToArray())
        );
        foreach (
            IGrouping<string, GoldenRow> group in GoldenTable
                .Read(SurvivalCase.Folder + "turnbull.csv")
                .Rows.GroupBy(r => r.Text("group"))
        )
        {
            TurnbullCurve curve = fit[group.Key];
            Assert.True(curve.Converged);
            Assert.Equal(group.Count(), curve.Intervals.Count);
            foreach ((GoldenRow row, TurnbullInterval interval) in group.Zip(curve.Intervals))
            {
                Assert.Equal(row.Value("lower"), interval.Lower);
                Assert.Equal(row.Value("upper"), interval.Upper ?? Never);
                Tolerance.AssertClose(row.Value("mass"), interval.Mass, Tolerance.Fit);
                Assert.Equal(row.Value("survival"), interval.Survival, 1e-8);
            }
        }
    }

    /// <summary>Time to cosmetic deterioration after radiotherapy alone: Finkelstein and Wolfe (1985); the estimate as Klein and
    /// Moeschberger (2003), example 5.2, print it; the book's iterations stop early, 0.0015 off in the last step.</summary>
    [Fact]
    public void Klein_and_Moeschberger_example_5_2()
    {
        double[] lower =
        [
            45,
            6,
            0,
            46,
            46,
            7,
            17,
            7,
            37,
            0,
            4,
            15,
            11,
            22,
            46,
            46,
            25,
            46,
            26,
            46,
            27,
            36,
            46,
            36,
            37,
            40,
            17,
            46,
            11,
            38,
            5,
            37,
            0,
            18,
            24,
            36,
            5,
            19,
            17,
            24,
            32,
            33,
            19,
            37,
            34,
            36,
        ];
        double[] upper =
        [
            Never,
            10,
            7,
            Never,
            Never,
            16,
            Never,
            14,
            44,
            8,
            11,
            Never,
            15,
            Never,
            Never,
            Never,
            37,
            Never,
            40,
            Never,
            34,
            44,
            Never,
            48,
            Never,
            Never,
            25,
            Never,
            18,
            Never,
            12,
            Never,
            5,
            Never,
            Never,
            Never,
            11,
            35,
            25,
            Never,
            Never,
            Never,
            26,
            Never,
            Never,
            Never,
        ];
        TurnbullCurve curve = Turnbull.Fit(IntervalTimes.Between(lower, upper)).Curves[0];
        (double At, double Printed)[] book =
        [
            (4, 1),
            (5, 0.954),
            (7, 0.920),
            (8, 0.832),
            (12, 0.761),
            (25, 0.668),
            (34, 0.586),
            (40, 0.467),
        ];
        Assert.All(
            book,
            row => Assert.Equal(row.Printed, curve.SurvivalAt(row.At).Value!.Value, row.At == 40 ? 1.6e-3 : 6e-4)
        );
        Assert.Equal((38.0, 40.0), (curve.Quantile(0.5)!.Lower, curve.Quantile(0.5)!.Upper!.Value));
        Assert.Contains("falls from", curve.SurvivalAt(4.5).Reason!, StringComparison.Ordinal);
        Assert.Null(curve.SurvivalAt(47).Value);
    }

    [Fact]
    public void Exact_and_right_censored_times_give_Kaplan_Meier()
    {
        (double[] times, bool[] events) = RandomTimes();
        KaplanMeierCurve kaplanMeier = KaplanMeier.Fit(EventTimes.FromEventFlag(times, events)).Curves[0];
        double[] upper = times.Zip(events, (time, seen) => seen ? time : Never).ToArray();
        TurnbullCurve curve = Turnbull.Fit(IntervalTimes.Between(times, upper)).Curves[0];
        foreach (SurvivalPoint point in kaplanMeier.Where(p => p.Events > 0))
        {
            Assert.Equal(point.Survival, curve.SurvivalAt(point.Time).Value!.Value, 1e-9);
        }
    }

    /// <summary>The certificate of the maximum (Gentleman and Geyer): each interval's gradient is at most n, and n where there is
    /// mass; so is every seed's answer, with exact times, ties and wide intervals mixed.</summary>
    [Fact]
    public void The_gradient_certifies_the_maximum()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            int n = random.Next(1, 80);
            double[] lower = Enumerable.Range(0, n).Select(_ => (double)random.Next(0, 20)).ToArray();
            double[] upper = lower
                .Select(l =>
                    random.Next(5) switch
                    {
                        0 => l,
                        1 => Never,
                        _ => l + random.Next(1, 12),
                    }
                )
                .ToArray();
            TurnbullCurve curve = Turnbull.Fit(IntervalTimes.Between(lower, upper)).Curves[0];
            Assert.True(curve.Converged, FormattableString.Invariant($"seed {seed}"));
            Assert.Equal(1, curve.Intervals.Sum(i => i.Mass), 1e-12);
            bool Holds(TurnbullInterval at, int row) =>
                lower[row] == upper[row]
                    ? at.Lower == lower[row] && at.Upper == upper[row]
                    : (at.Lower > lower[row] || (at.Lower == lower[row] && at.Upper != at.Lower))
                        && (at.Upper ?? Never) <= upper[row];
            double[] inside = Enumerable
                .Range(0, n)
                .Select(row => curve.Intervals.Where(at => Holds(at, row)).Sum(at => at.Mass))
                .ToArray();
            Assert.All(inside, p => Assert.True(p > 0));
            Assert.All(
                curve.Intervals,
                at =>
                    Assert.Equal(
                        n,
                        Enumerable.Range(0, n).Where(row => Holds(at, row)).Sum(row => 1 / inside[row]),
                        1e-6
                    )
            );
        }
    }

    [Fact]
    public void Order_and_repetition_do_not_matter_and_time_may_be_scaled()
    {
        GoldenRow[] rows = [.. GoldenTable.Read(SurvivalCase.Folder + "turnbull_data.csv").Rows];
        TurnbullCurve whole = Turnbull.Fit(Times(rows)).Curves[0];
        TurnbullCurve again = Turnbull.Fit(Times([.. rows.Reverse(), .. rows])).Curves[0];
        TurnbullCurve weeks = Turnbull
            .Fit(
                IntervalTimes.Between(
                    rows.Select(r => r.Value("lower") / 7).ToArray(),
                    rows.Select(r => r.Value("upper") / 7).ToArray()
                )
            )
            .Curves[0];
        Assert.Equal(whole.Intervals.Count, again.Intervals.Count);
        foreach (
            (TurnbullInterval one, TurnbullInterval two, TurnbullInterval three) in whole.Intervals.Zip(
                again.Intervals,
                weeks.Intervals
            )
        )
        {
            Assert.Equal(one.Mass, two.Mass, 1e-9);
            Assert.Equal(one.Mass, three.Mass, 1e-9);
            Assert.Equal(one.Lower, 7 * three.Lower, 1e-9);
        }
    }

    [Fact]
    public void Faults_are_counted_and_nobody_is_no_fault()
    {
        TrialDataException error = Assert.Throws<TrialDataException>(() =>
            IntervalTimes.Between([1, -2, 5], [2, 3, 4])
        );
        Assert.Contains("1 of 3 rows have no time", error.Message, StringComparison.Ordinal);
        Assert.Contains("first is row 2", error.Message, StringComparison.Ordinal);
        Assert.NotNull(Turnbull.Fit(IntervalTimes.Between([], [])).Curves[0].SurvivalAt(1).Reason);
        TurnbullCurve unseen = Turnbull.Fit(IntervalTimes.Between([3, 5], [double.NaN, Never])).Curves[0];
        Assert.Equal(1, unseen.SurvivalAt(5).Value);
        Assert.Null(unseen.SurvivalAt(6).Value);
        Assert.Null(unseen.Quantile(0.5)!.Upper);
    }

    private static IntervalTimes Times(GoldenRow[] rows) =>
        IntervalTimes.Between(
            rows.Select(r => r.Value("lower")).ToArray(),
            rows.Select(r => r.Value("upper")).ToArray()
        );

    private static (double[] Times, bool[] Events) RandomTimes()
    {
        var random = new Random(5);
        return (
            Enumerable.Range(0, 60).Select(_ => (double)random.Next(1, 25)).ToArray(),
            Enumerable.Range(0, 60).Select(_ => random.Next(3) > 0).ToArray()
        );
    }
}
