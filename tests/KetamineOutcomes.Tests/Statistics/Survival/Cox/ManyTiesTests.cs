using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Tests.Statistics.Survival.Cox;

/// <summary>A frequency may tie any number of people: the cost does not grow with it, and the sums stay exact.</summary>
public class ManyTiesTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1e-9, 5000)]
    [InlineData(0.2, 1)]
    [InlineData(7, 0.3)]
    [InlineData(1e6, 2)]
    public void Sums_over_tied_steps_are_those_of_the_definition(double rest, double events)
    {
        const int People = 20_000;
        var terms = new EventTimeTerms(1)
        {
            RestRisk = rest,
            EventRisk = events,
            People = People,
        };
        double logs = terms.SumSteps(efron: true);
        double[] q = Enumerable.Range(1, People).Select(j => (double)j / People).ToArray();
        double D(double share) => rest + share * events;
        Tolerance.AssertClose(q.Sum(s => Math.Log(D(s))), logs, 1e-12);
        Tolerance.AssertClose(q.Sum(s => 1 / D(s)), terms.Inverse, 1e-12);
        Tolerance.AssertClose(q.Sum(s => 1 / (D(s) * D(s))), terms.InverseSquare, 1e-12);
        Tolerance.AssertClose(q.Sum(s => s / D(s)), terms.Share, 1e-12);
        Tolerance.AssertClose(q.Sum(s => s / (D(s) * D(s))), terms.ShareSquare, 1e-12);
        Tolerance.AssertClose(q.Sum(s => s * s / (D(s) * D(s))), terms.SquareShare, 1e-12);
    }

    [Fact]
    public void Two_thousand_million_people_are_no_more_work_and_the_exact_rule_says_that_they_are_too_many()
    {
        EventTimes times = EventTimes.FromEventFlag([1, 2, 3, 4], [true, true, true, false]);
        Column[] x = [new NumericColumn("x", [1, 0, 2, 1])];
        var people = new FrequencyWeights([2147483648, 1, 5, 3]);
        Assert.NotNull(CoxRegression.Fit(times, x, frequencies: people).Coefficients[0]);
        TrialDataException error = Assert.Throws<TrialDataException>(() =>
            CoxRegression.Fit(times, x, new() { Ties = CoxTies.Exact }, frequencies: people)
        );
        Assert.Contains("out of reach", error.Message, StringComparison.Ordinal);
    }
}
