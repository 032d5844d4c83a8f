using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.Data;

public class FactorTests
{
    [Fact]
    public void Numbers_become_levels_by_their_shortest_form_ascending()
    {
        Factor factor = new NumericColumn("x", [10, 2, double.NaN, -0.0, 2, 0.5, 0, 1e21]).AsFactor();
        Assert.Equal(["0", "0.5", "2", "10", "1E+21"], factor.Levels);
        Assert.Equal([3, 2, -1, 0, 2, 1, 0, 4], factor.Codes.ToArray());
    }

    [Fact]
    public void Levels_that_are_numbers_become_numbers()
    {
        Factor factor = Factor.FromTexts("x", ["10", null, "2.50"]);
        Assert.Equal([10, double.NaN, 2.5], factor.AsNumeric()!.Values.ToArray());
        Assert.Null(Factor.FromTexts("x", ["10", "ten"]).AsNumeric());
        Assert.Null(Factor.FromTexts("x", ["10", "007"]).AsNumeric());
    }

    [Fact]
    public void Natural_order_puts_week_2_before_week_10_and_day_minus_1_before_day_0()
    {
        string[] names = ["Week 10", "Week 2", "Day 0", "Day -1", "Screening", "V10", "V9", "Day 0.5"];
        Assert.Equal(
            ["Day -1", "Day 0", "Day 0.5", "Screening", "V9", "V10", "Week 2", "Week 10"],
            Factor.FromTexts("visit", names).InNaturalOrder().Levels
        );
    }

    [Fact]
    public void Unused_levels_can_be_left_out()
    {
        Factor factor = new Factor("x", [2, 0, -1], ["a", "b", "c"]).WithoutUnusedLevels();
        Assert.Equal(["a", "c"], factor.Levels);
        Assert.Equal([1, 0, -1], factor.Codes.ToArray());
    }
}
