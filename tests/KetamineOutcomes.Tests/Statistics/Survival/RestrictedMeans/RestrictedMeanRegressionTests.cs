using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.RestrictedMeans;

namespace KetamineOutcomes.Tests.Statistics.Survival.RestrictedMeans;

public class RestrictedMeanRegressionTests
{
    [Fact]
    public void Coefficients_and_errors_agree_with_R()
    {
        foreach (
            var group in GoldenTable
                .Read(SurvivalCase.Folder + "rmst_adjusted.csv")
                .Rows.GroupBy(r => (r.Text("case"), r.Value("tau")))
        )
        {
            (EventTimes times, Factor arm, Column[] covariates) = Case(group.Key.Item1);
            RestrictedMeanRegressionFit fit = RestrictedMeanRegression.Fit(times, arm, covariates, group.Key.Item2);
            foreach (GoldenRow row in group)
            {
                RestrictedMeanCoefficient coefficient = fit[row.Text("term")];
                Tolerance.AssertClose(row.Value("estimate"), coefficient.Estimate.Value, 1e-9, row.Text("term"));
                Tolerance.AssertClose(row.Value("se"), coefficient.Estimate.StandardError, 1e-9, row.Text("term"));
            }
        }
    }

    [Fact]
    public void Without_covariates_it_is_the_area_under_Kaplan_Meier()
    {
        SurvivalCase veteran = SurvivalCase.Read("veteran");
        RestrictedMeanRegressionFit fit = RestrictedMeanRegression.Fit(veteran.Times, veteran.By, [], 150);
        RestrictedMeanComparison curves = RestrictedMeanSurvivalTime.Compare(veteran.Times, veteran.By, 150);
        Tolerance.AssertClose(curves.Means[0].Estimate.Value!.Value, fit["intercept"].Estimate.Value, 1e-12);
        Tolerance.AssertClose(curves.Differences[0].Estimate.Value!.Value, fit.Coefficients[1].Estimate.Value, 1e-11);
        Assert.Equal(
            1,
            fit.Coefficients[1].Estimate.StandardError!.Value / curves.Differences[0].Estimate.StandardError!.Value,
            1e-3
        );
    }

    [Fact]
    public void Order_frequencies_units_and_references_do_what_they_must()
    {
        (EventTimes times, Factor arm, Column[] covariates) = Case("lung_adjusted");
        RestrictedMeanRegressionFit fit = RestrictedMeanRegression.Fit(times, arm, covariates, 500);
        int[] twice = [.. Enumerable.Range(0, times.Length).Reverse(), .. Enumerable.Range(0, times.Length)];
        RestrictedMeanRegressionFit repeated = RestrictedMeanRegression.Fit(
            Take(times, twice, 1),
            (Factor)arm.Take(twice),
            [.. covariates.Select(c => c.Take(twice))],
            500
        );
        RestrictedMeanRegressionFit weighted = RestrictedMeanRegression.Fit(
            times,
            arm,
            covariates,
            500,
            new() { Frequencies = new FrequencyWeights(Enumerable.Repeat(2.0, times.Length).ToArray()) }
        );
        RestrictedMeanRegressionFit weeks = RestrictedMeanRegression.Fit(
            Take(times, [.. Enumerable.Range(0, times.Length)], 7),
            arm,
            covariates,
            500.0 / 7
        );
        RestrictedMeanRegressionFit turned = RestrictedMeanRegression.Fit(
            times,
            arm,
            covariates,
            500,
            new() { References = new Dictionary<string, string> { ["sex"] = "2" } }
        );
        double value = fit["sex=2"].Estimate.Value!.Value;
        double error = fit["sex=2"].Estimate.StandardError!.Value;
        Tolerance.AssertClose(value, repeated["sex=2"].Estimate.Value, 1e-9);
        Tolerance.AssertClose(error / Math.Sqrt(2), repeated["sex=2"].Estimate.StandardError, 1e-9);
        Tolerance.AssertClose(error / Math.Sqrt(2), weighted["sex=2"].Estimate.StandardError, 1e-9);
        Tolerance.AssertClose(value / 7, weeks["sex=2"].Estimate.Value, 1e-9);
        Tolerance.AssertClose(-value, turned["sex=1"].Estimate.Value, 1e-9);
    }

    [Fact]
    public void Edges_give_reasons_or_are_refused()
    {
        Factor arm = Factor.FromTexts("arm", ["A", "A", "B", "B"]);
        EventTimes times = EventTimes.FromEventFlag([3, 6, 4, 5], [true, true, false, false]);
        RestrictedMeanRegressionFit fit = RestrictedMeanRegression.Fit(
            times,
            arm,
            [new NumericColumn("x", [1, 1, 1, 1])],
            10
        );
        Assert.NotNull(fit["x"].Estimate.Reason);
        Assert.Contains("nobody in 'B' was followed to tau", fit.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Throws<ArgumentOutOfRangeException>(() => RestrictedMeanRegression.Fit(times, arm, [], 0));
        Assert.Throws<ArgumentException>(() =>
            RestrictedMeanRegression.Fit(
                EventTimes.FromEventFlag([3], [true], [1]),
                Factor.FromTexts("arm", ["A"]),
                [],
                2
            )
        );
    }

    private static EventTimes Take(EventTimes times, int[] rows, double divide) =>
        EventTimes.FromEventFlag(
            rows.Select(r => times.Times[r] / divide).ToArray(),
            rows.Select(r => times.Events[r] > 0).ToArray()
        );

    private static (EventTimes Times, Factor Arm, Column[] Covariates) Case(string name)
    {
        (string file, string time, string status, double isEvent, string arm, string[] columns) = name switch
        {
            "veteran" => ("surv_veteran", "time", "status", 1.0, "trt", Array.Empty<string>()),
            "veteran_adjusted" => ("surv_veteran", "time", "status", 1.0, "trt", ["karno", "age"]),
            "lung_adjusted" => ("surv_lung", "time", "status", 2.0, "sex", ["age", "ph.ecog"]),
            _ => ("uis_time_to_relapse", "TIME", "CENSOR", 1.0, "TREAT", ["AGE", "BECK"]),
        };
        Dataset data = Dataset.ReadCsv(TestFiles.Shared($"data/real/{file}.csv"));
        int[] rows = Enumerable.Range(0, data.RowCount).Where(r => columns.All(c => !data[c].IsMissing(r))).ToArray();
        double[] Values(string column) => ((NumericColumn)data[column].Take(rows)).Values.ToArray();
        return (
            EventTimes.FromEventFlag(Values(time), Values(status).Select(v => v == isEvent).ToArray()),
            ((NumericColumn)data[arm].Take(rows)).AsFactor(),
            columns.Select(c => data[c].Take(rows)).ToArray()
        );
    }
}
