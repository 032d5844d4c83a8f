using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>One-way analysis of variance: do the means of two or more groups differ?</summary>
/// <remarks>F = (between/(k−1)) / (within/(n−k)), with one variance for all groups; with two groups F is the square of
/// the pooled t. Groups without anybody are left out.</remarks>
public static class Anova
{
    private const string Name = "one-way analysis of variance";

    /// <summary>Tests from the groups' summaries.</summary>
    /// <param name="groups">One summary a group.</param>
    /// <returns>F with its numerator (<see cref="TestResult.DegreesOfFreedom"/>) and denominator degrees of freedom.</returns>
    public static TestResult Test(IReadOnlyList<Moments> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Moments all = default;
        int present = 0;
        double within = 0;
        for (int g = 0; g < groups.Count; g++)
        {
            all = all.Merge(groups[g]);
            present += groups[g].Count > 0 ? 1 : 0;
            within += groups[g].SumOfSquares;
        }
        if (present < 2)
        {
            return TestResult.NotDefined(Name, "there are fewer than two groups with values");
        }
        double df1 = present - 1;
        double df2 = all.Count - present;
        if (df2 < 1)
        {
            return TestResult.NotDefined(Name, "no group has two people, so there is no spread to compare with");
        }
        double between = 0;
        for (int g = 0; g < groups.Count; g++)
        {
            between += groups[g].SquaresAbout(all);
        }
        double f = between / df1 / (within / df2);
        return within == 0 || !double.IsFinite(f)
            ? new TestResult(Name, null, df1, null, "there is no spread within the groups")
            {
                DenominatorDegreesOfFreedom = df2,
            }
            : new TestResult(Name, f, df1, FisherF.UpperTail(f, df1, df2)) { DenominatorDegreesOfFreedom = df2 };
    }
}
