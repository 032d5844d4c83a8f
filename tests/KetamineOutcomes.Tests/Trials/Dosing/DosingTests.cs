using KetamineOutcomes.Trials.Dosing;

namespace KetamineOutcomes.Tests.Trials.Dosing;

public sealed class DosingTests
{
    [Theory]
    [InlineData("IV", DosingRoute.Intravenous)]
    [InlineData("i.v.", DosingRoute.Intravenous)]
    [InlineData("Intravenous infusion", DosingRoute.Intravenous)]
    [InlineData("im", DosingRoute.Intramuscular)]
    [InlineData("sub-cutaneous", DosingRoute.Subcutaneous)]
    [InlineData("Nasal Spray", DosingRoute.Intranasal)]
    [InlineData("intranasal", DosingRoute.Intranasal)]
    [InlineData("sublingual", DosingRoute.Sublingual)]
    [InlineData("per os", DosingRoute.Oral)]
    [InlineData("oral", DosingRoute.Oral)]
    [InlineData("transdermal", DosingRoute.Transdermal)]
    [InlineData("topical", DosingRoute.Topical)]
    [InlineData("rectal", DosingRoute.Rectal)]
    [InlineData("none", DosingRoute.None)]
    public void Spellings_lead_to_the_route(string word, DosingRoute route) =>
        Assert.Equal(route, DosingRoutes.Find(word));

    [Theory]
    [InlineData("")]
    [InlineData("V")]
    [InlineData("into the nose")]
    public void Other_words_lead_nowhere(string word) => Assert.Null(DosingRoutes.Find(word));

    [Fact]
    public void Every_route_has_a_code_that_leads_back_to_it()
    {
        Assert.Equal(["IV", "IM", "SC", "IN", "SL", "PO", "TD", "TOP", "PR", "NONE"], DosingRoutes.Codes);
        foreach (DosingRoute route in Enum.GetValues<DosingRoute>())
        {
            Assert.Equal(route, DosingRoutes.Find(route.Code()));
            Assert.Equal(route, DosingRoutes.Find(route.Name()));
        }
    }

    [Theory]
    [InlineData("mg", DoseUnit.Milligrams)]
    [InlineData("MG", DoseUnit.Milligrams)]
    [InlineData("mg/kg", DoseUnit.MilligramsPerKilogram)]
    [InlineData("mg per kg", DoseUnit.MilligramsPerKilogram)]
    [InlineData("mg / kg", DoseUnit.MilligramsPerKilogram)]
    public void Units_are_recognised(string word, DoseUnit unit) => Assert.Equal(unit, DoseUnits.Find(word));

    [Theory]
    [InlineData("µg")]
    [InlineData("g")]
    [InlineData("mg/m2")]
    public void Other_units_are_not_converted(string word) => Assert.Null(DoseUnits.Find(word));

    [Fact]
    public void Doses_convert_with_a_body_weight_alone()
    {
        var perKilogram = new Dose(0.5, DoseUnit.MilligramsPerKilogram);
        var milligrams = new Dose(56, DoseUnit.Milligrams);
        Assert.Equal(35, perKilogram.InMilligrams(70));
        Assert.Null(perKilogram.InMilligrams(null));
        Assert.Equal(0.5, perKilogram.InMilligramsPerKilogram(null));
        Assert.Equal(0.8, milligrams.InMilligramsPerKilogram(70));
        Assert.Null(milligrams.InMilligramsPerKilogram(null));
        Assert.Equal(56, milligrams.InMilligrams(null));
        Assert.Throws<ArgumentOutOfRangeException>(() => perKilogram.InMilligrams(0));
        Assert.Equal("0.5 mg/kg", perKilogram.ToString());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_dose_is_finite_and_not_negative(double amount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dose(amount, DoseUnit.Milligrams));

    [Fact]
    public void Bioavailability_is_a_share_within_its_bounds_with_a_source()
    {
        Assert.Equal(
            Enum.GetValues<DosingRoute>().Where(route => route != DosingRoute.None),
            Bioavailability.Defaults.Select(row => row.Route)
        );
        Assert.All(
            Bioavailability.Defaults,
            row =>
            {
                Assert.NotEmpty(row.Source);
                Assert.True((row.Low ?? 0) <= (row.Share ?? 0) && (row.Share ?? 0) <= (row.High ?? 1));
                Assert.True(row.High is null or <= 1);
            }
        );
        Assert.Equal(0.32, Bioavailability.Defaults.Single(row => row.Route == DosingRoute.Sublingual).Share);
    }
}
