using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.Cox;
using KetamineOutcomes.Statistics.Survival.Recurrent;

namespace KetamineOutcomes.Tests.Statistics.Survival.Recurrent;

public class RecurrentTests
{
    private static readonly GoldenRow[] Rows = [.. GoldenTable.Read(SurvivalCase.Folder + "recurrent_data.csv").Rows];

    [Fact]
    public void Means_and_robust_errors_agree_with_survfit()
    {
        MeanCumulativeFit fit = MeanCumulativeFunction.Fit(Spells(Rows), Text(Rows, "arm"));
        foreach (
            var arm in GoldenTable.Read(SurvivalCase.Folder + "recurrent_mean.csv").Rows.GroupBy(r => r.Text("arm"))
        )
        {
            Assert.Equal(arm.Count(), fit[arm.Key].Steps.Count);
            foreach ((GoldenRow row, MeanCumulativeStep step) in arm.Zip(fit[arm.Key].Steps))
            {
                Assert.Equal(row.Value("time"), step.Time);
                Assert.Equal(row.Value("atrisk"), step.AtRisk);
                Assert.Equal(row.Value("events"), step.Events);
                Tolerance.AssertClose(row.Value("mean"), step.Mean);
                Tolerance.AssertClose(row.Value("se"), step.StandardError, 1e-9);
            }
        }
    }

    [Fact]
    public void Models_agree_with_coxph()
    {
        RecurrentSpells spells = Spells(Rows);
        Column[] covariates = [new NumericColumn("age", Rows.Select(r => r.Value("age")).ToArray()), Text(Rows, "arm")];
        foreach (GoldenRow row in GoldenTable.Read(SurvivalCase.Folder + "recurrent_cox.csv").Rows)
        {
            CoxFit fit = RecurrentRegression.Fit(spells, covariates, Enum.Parse<RecurrentModel>(row.Text("model")));
            CoxCoefficient coefficient = fit[row.Text("term")];
            Tolerance.AssertClose(row.Value("estimate"), coefficient.Estimate.Value, Tolerance.Fit);
            Assert.Equal(row.Number("robust") is not null, fit.IsRobust);
            Tolerance.AssertClose(
                row.Number("robust") ?? row.Value("se"),
                fit.IsRobust ? coefficient.RobustStandardError : coefficient.Estimate.StandardError,
                Tolerance.Fit
            );
        }
        Assert.Equal(Rows.Select(r => (int)r.Value("number")), spells.Number);
    }

    /// <summary>By hand: A has events at 2 and 5, B at 5, C none; all followed to 6. M(2) = 1/3, M(5) = 1/3 + 2/3 = 1. Influences at 5:
    /// A 1/3·(2/3) + 1/3·(1/3) = 1/3, B −1/9 + 1/9 = 0, C −1/9 − 2/9 = −1/3; variance 2/9.</summary>
    [Fact]
    public void Worked_by_hand()
    {
        RecurrentSpells spells = RecurrentSpells.From(
            EventTimes.FromEventFlag([2, 5, 6, 5, 6, 6], [true, true, false, true, false, false], [0, 2, 5, 0, 5, 0]),
            Factor.FromTexts("id", ["A", "A", "A", "B", "B", "C"])
        );
        MeanCumulativeCurve curve = MeanCumulativeFunction.Fit(spells).Curves[0];
        Tolerance.AssertClose(1.0 / 3, curve.At(3).Value, 1e-14);
        Tolerance.AssertClose(1, curve.At(6).Value, 1e-14);
        Tolerance.AssertClose(Math.Sqrt(2.0 / 9), curve.At(6).StandardError, 1e-14);
        Assert.Equal(0, curve.At(1).Value);
        Assert.NotNull(curve.At(7).Reason);
        Assert.Equal([1, 2, 3, 1, 2, 1], spells.Number);
        Assert.Equal(3, curve.People);
    }

    [Fact]
    public void With_one_event_a_person_the_mean_is_the_cumulative_hazard_and_order_does_not_matter()
    {
        SurvivalCase veteran = SurvivalCase.Read("veteran");
        Factor everyone = Factor.FromTexts(
            "id",
            Enumerable.Range(0, veteran.Times.Length).Select(i => $"P{i}").ToArray()
        );
        MeanCumulativeCurve curve = MeanCumulativeFunction.Fit(RecurrentSpells.From(veteran.Times, everyone)).Curves[0];
        KaplanMeierCurve single = KaplanMeier.Fit(veteran.Times).Curves[0];
        Tolerance.AssertClose(single.CumulativeHazardAt(200).Value!.Value, curve.At(200).Value, 1e-12);
        GoldenRow[] turned = [.. Rows.Reverse()];
        MeanCumulativeCurve there = MeanCumulativeFunction.Fit(Spells(Rows)).Curves[0];
        MeanCumulativeCurve back = MeanCumulativeFunction.Fit(Spells(turned)).Curves[0];
        Tolerance.AssertClose(there.Steps[^1].StandardError, back.Steps[^1].StandardError, 1e-12);
        Assert.Equal(there.Steps[^1].Mean, back.Steps[^1].Mean);
    }

    [Fact]
    public void Overlaps_are_counted_and_no_event_is_no_fault()
    {
        EventTimes times = EventTimes.FromEventFlag([5, 9], [true, false], [0, 4]);
        TrialDataException error = Assert.Throws<TrialDataException>(() =>
            RecurrentSpells.From(times, Factor.FromTexts("id", ["A", "A"]))
        );
        Assert.Contains("1 spells begin before", error.Message, StringComparison.Ordinal);
        RecurrentSpells quiet = RecurrentSpells.From(
            EventTimes.FromEventFlag([5], [false]),
            Factor.FromTexts("id", ["A"])
        );
        Assert.Equal(0, MeanCumulativeFunction.Fit(quiet).Curves[0].At(5).Value);
    }

    private static RecurrentSpells Spells(GoldenRow[] rows) =>
        RecurrentSpells.From(
            EventTimes.FromEventFlag(
                rows.Select(r => r.Value("stop")).ToArray(),
                rows.Select(r => r.Text("event") == "1").ToArray(),
                rows.Select(r => r.Value("start")).ToArray()
            ),
            Text(rows, "id")
        );

    private static Factor Text(GoldenRow[] rows, string column) =>
        Factor.FromTexts(column, rows.Select(r => r.Text(column)).ToArray());
}
