using FsCheck.Xunit;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tests.Statistics.Survival.Cox;

public sealed class CoxPropertyTests
{
    private static CoxFitOptions Ties(int seed) => new() { Ties = (CoxTies)(Math.Abs(seed % 3)) };

    [Property(MaxTest = 40)]
    public void Row_order_does_not_matter(int seed)
    {
        var draw = new CoxDraw(seed, entry: seed % 2 == 0);
        CoxFit expected = draw.Fit(Ties(seed), strata: true);
        new Random(seed).Shuffle(draw.Rows);
        CoxDraw.AssertSame(expected, draw.Fit(Ties(seed), strata: true));
    }

    [Property(MaxTest = 40)]
    public void A_frequency_is_repeated_rows(int seed)
    {
        var draw = new CoxDraw(seed, entry: seed % 2 == 0);
        bool robust = Ties(seed).Ties != CoxTies.Exact;
        CoxFit weighted = draw.Fit(Ties(seed), frequency: true, weight: robust);
        draw.Rows = draw.Rows.SelectMany(r => Enumerable.Repeat(r, (int)r.Frequency)).ToArray();
        CoxFit repeated = draw.Fit(Ties(seed), weight: robust);
        CoxDraw.AssertSame(repeated, weighted);
        Assert.Equal((repeated.N, repeated.Events), (weighted.N, weighted.Events));
    }

    [Property(MaxTest = 20)]
    public void One_stratum_is_none(int seed)
    {
        var draw = new CoxDraw(seed);
        draw.Rows = draw.Rows.Select(r => r with { Site = "s" }).ToArray();
        CoxDraw.AssertSame(draw.Fit(Ties(seed)), draw.Fit(Ties(seed), strata: true), 1e-12);
    }

    [Property(MaxTest = 20)]
    public void Years_give_what_days_give_and_a_nanosecond_is_nothing(int seed)
    {
        var draw = new CoxDraw(seed, entry: seed % 2 == 0);
        CoxFit days = draw.Fit(Ties(seed), cluster: Ties(seed).Ties != CoxTies.Exact);
        CoxDraw.AssertSame(days, draw.Fit(Ties(seed), cluster: days.IsRobust, scale: 1 / 365.25));
        var random = new Random(seed);
        draw.Rows = draw.Rows.Select(r => r with { Time = r.Time + 1e-9 * random.Next(3) }).ToArray();
        CoxDraw.AssertSame(days, draw.Fit(Ties(seed), cluster: days.IsRobust));
    }

    [Property(MaxTest = 20)]
    public void A_person_cut_into_spells_is_the_person(int seed)
    {
        var draw = new CoxDraw(seed, entry: true);
        CoxFit whole = draw.Fit(Ties(seed), strata: true);
        draw.Rows = draw
            .Rows.SelectMany(r =>
                r.Time - r.Entry < 2
                    ? new[] { r }
                    : [r with { Time = r.Entry + 1, Event = false }, r with { Entry = r.Entry + 1 }]
            )
            .ToArray();
        CoxFit cut = draw.Fit(Ties(seed), strata: true);
        Tolerance.AssertClose(whole.LogLikelihood, cut.LogLikelihood, 1e-11);
        foreach ((CoxCoefficient one, CoxCoefficient two) in whole.Coefficients.Zip(cut.Coefficients))
        {
            Assert.Equal(one.Estimate.Value is null, two.Estimate.Value is null);
            if (one.Estimate.Value is { } value)
            {
                Assert.Equal(value, two.Estimate.Value!.Value, 1e-9);
            }
        }
    }

    [Property(MaxTest = 20)]
    public void Swapping_arms_flips_the_sign_and_a_wider_level_holds_a_narrower(int seed)
    {
        var draw = new CoxDraw(seed, people: 80);
        var swapped = new CoxFitOptions
        {
            Level = 0.99,
            References = new Dictionary<string, string> { ["arm"] = "b" },
        };
        CoxCoefficient one = draw.Fit()["arm=b"];
        CoxCoefficient two = draw.Fit(swapped)["arm=a"];
        Assert.Equal(-one.Estimate.Value!.Value, two.Estimate.Value!.Value, 1e-9);
        Assert.Equal(1, one.HazardRatio.Value!.Value * two.HazardRatio.Value!.Value, 1e-9);
        Assert.True(-two.Estimate.Interval!.Upper < one.Estimate.Interval!.Lower);
    }

    [Property(MaxTest = 20)]
    public void Rows_without_weight_are_no_rows(int seed)
    {
        var draw = new CoxDraw(seed);
        draw.Rows = draw.Rows.Select((r, i) => i % 4 == 0 ? r with { Weight = 0 } : r).ToArray();
        CoxFit with = draw.Fit(weight: true);
        draw.Rows = draw.Rows.Where(r => r.Weight > 0).ToArray();
        CoxDraw.AssertSame(draw.Fit(weight: true), with);
    }
}
