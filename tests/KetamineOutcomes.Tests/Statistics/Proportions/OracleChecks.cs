using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Tests.Statistics.Proportions;

/// <summary>How proportions are held against golden values.</summary>
internal static class OracleChecks
{
    /// <summary>Relative 1e-10, with an absolute floor where the oracle's own arithmetic ends (limits near 0 or 1).</summary>
    public static void AssertNumber(GoldenRow row, string column, double? actual, double floor = 1e-15)
    {
        if (row.Number(column) is not { } expected || double.IsInfinity(expected))
        {
            Assert.True(actual is null, $"{column}: expected none, found {actual}");
            return;
        }
        Assert.True(actual is not null, $"{column}: expected {expected:R}, found none");
        Assert.True(
            Math.Abs(actual.Value - expected) <= Math.Max(Tolerance.ClosedForm * Math.Abs(expected), floor),
            $"{column}: expected {expected:R}, found {actual.Value:R}"
        );
    }

    public static void AssertLimits(GoldenRow row, string name, ConfidenceInterval? interval, double floor = 1e-15)
    {
        AssertNumber(row, name + "Lower", interval?.Lower, floor);
        AssertNumber(row, name + "Upper", interval?.Upper, floor);
    }

    public static BinomialCount Count(GoldenRow row, string events, string people) =>
        new((long)row.Value(events), (long)row.Value(people));
}
