using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Tests.Statistics.Survival;

public class ConfidenceBandTests
{
    [Fact]
    public void Critical_values_agree_with_nested_integrals()
    {
        foreach (GoldenRow row in GoldenTable.Read(SurvivalCase.Folder + "bands_critical.csv").Rows)
        {
            (double a, double b, double level) = (row.Value("a"), row.Value("b"), row.Value("level"));
            Tolerance.AssertClose(row.Value("hw"), BandCriticalValue.HallWellner(a, b, level), 1e-8);
            Tolerance.AssertClose(row.Value("ep"), BandCriticalValue.EqualPrecision(a, b, level), 1e-10);
        }
    }

    /// <summary>Over the whole bridge the Hall-Wellner value is Kolmogorov's: 1.2238, 1.3581, 1.6276.</summary>
    [Theory]
    [InlineData(0.90, 1.2238478702)]
    [InlineData(0.95, 1.3580986393)]
    [InlineData(0.99, 1.6276236115)]
    public void The_whole_bridge_gives_Kolmogorovs_values(double level, double expected) =>
        Assert.Equal(expected, BandCriticalValue.HallWellner(0.001, 0.999, level), 1e-6);

    [Fact]
    public void Bands_agree_with_survfit_and_the_formulas()
    {
        SurvivalCase data = SurvivalCase.Read("small");
        foreach (
            var group in GoldenTable
                .Read(SurvivalCase.Folder + "bands.csv")
                .Rows.GroupBy(r => (r.Text("group"), r.Text("kind"), r.Text("conf")))
        )
        {
            (string name, string kind, string conf) = group.Key;
            var options = new KaplanMeierOptions { Interval = Enum.Parse<IntervalTransform>(conf) };
            ConfidenceBand band = KaplanMeier.Fit(data.Table(), options)[name].Band(Enum.Parse<BandKind>(kind));
            Assert.Equal(group.Count(), band.Points.Count);
            foreach ((GoldenRow row, BandPoint point) in group.Zip(band.Points))
            {
                Tolerance.AssertClose(row.Value("critical"), band.CriticalValue, 1e-8);
                Assert.Equal(row.Value("time"), point.Time);
                Assert.Equal(row.Value("lower"), point.Lower, 1e-8);
                Assert.Equal(row.Value("upper"), point.Upper, 1e-8);
            }
        }
    }

    [Fact]
    public void A_band_is_wider_than_the_pointwise_interval_and_wider_over_a_longer_time()
    {
        KaplanMeierCurve curve = KaplanMeier.Fit(SurvivalCase.Read("small").Table())["IV"];
        ConfidenceBand whole = curve.Band(BandKind.EqualPrecision);
        foreach (BandPoint point in whole.Points)
        {
            SurvivalPoint pointwise = curve.Single(p => p.Time == point.Time);
            Assert.True(point.Lower < pointwise.Lower && point.Upper > pointwise.Upper);
        }
        ConfidenceBand part = curve.Band(BandKind.EqualPrecision, 5, 15);
        Assert.True(part.From >= 5 && part.To <= 15 && part.CriticalValue < whole.CriticalValue);
        Assert.True(
            curve.Band(BandKind.HallWellner, 5, 15).CriticalValue <= curve.Band(BandKind.HallWellner).CriticalValue
        );
    }

    [Fact]
    public void Without_a_band_there_is_a_reason()
    {
        Assert.NotNull(
            KaplanMeier.Fit(SurvivalCase.Read("small_entry").Table())["IV"].Band(BandKind.HallWellner).Reason
        );
        KaplanMeierCurve none = KaplanMeier.Fit(EventTimes.FromEventFlag([1, 2], [false, false]))["all"];
        Assert.Contains("no event", none.Band(BandKind.HallWellner).Reason, StringComparison.Ordinal);
        KaplanMeierCurve one = KaplanMeier.Fit(EventTimes.FromEventFlag([1, 2], [true, false]))["all"];
        Assert.Contains("needs two", one.Band(BandKind.EqualPrecision).Reason, StringComparison.Ordinal);
        Assert.Empty(one.Band(BandKind.EqualPrecision).Points);
    }
}
