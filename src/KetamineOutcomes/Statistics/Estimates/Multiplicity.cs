using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Estimates;

/// <summary>Adjusts the p-values of a family of tests for multiplicity.</summary>
/// <remarks>Tests without a p-value stay without one and do not count in the family, as in R's <c>p.adjust</c>.</remarks>
public static class Multiplicity
{
    /// <summary>Adjusted p-values, in the order given.</summary>
    /// <param name="pValues">P-values in [0, 1]; <c>null</c> where a test has none.</param>
    /// <param name="method">The method.</param>
    /// <returns>One adjusted p-value a test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value lies outside [0, 1].</exception>
    public static IReadOnlyList<double?> Adjust(IReadOnlyList<double?> pValues, MultiplicityMethod method)
    {
        var order = new List<int>(pValues.Count);
        for (int i = 0; i < pValues.Count; i++)
        {
            if (pValues[i] is { } p)
            {
                if (!(p >= 0 && p <= 1))
                {
                    throw new ArgumentOutOfRangeException(nameof(pValues), "A p-value lies between 0 and 1.");
                }
                order.Add(i);
            }
        }
        order.Sort((a, b) => pValues[a]!.Value.CompareTo(pValues[b]!.Value));
        var adjusted = new double?[pValues.Count];
        int m = order.Count;
        for (int rank = 0; rank < m; rank++)
        {
            double p = pValues[order[rank]]!.Value;
            adjusted[order[rank]] = method switch
            {
                MultiplicityMethod.Bonferroni => Math.Min(1, m * p),
                MultiplicityMethod.Holm or MultiplicityMethod.Hochberg => Math.Min(1, (m - rank) * p),
                // 1 - (1 - p)^m without cancellation for small p.
                MultiplicityMethod.Sidak when p == 1 => 1,
                MultiplicityMethod.Sidak => -SpecialFunctions.Expm1(m * SpecialFunctions.Log1p(-p)),
                _ => p,
            };
        }
        MakeMonotone(adjusted, order, method);
        return adjusted;
    }

    /// <summary>Holm: never below a smaller p's; Hochberg: never above a larger p's.</summary>
    private static void MakeMonotone(double?[] adjusted, List<int> order, MultiplicityMethod method)
    {
        for (int rank = 1; rank < order.Count && method == MultiplicityMethod.Holm; rank++)
        {
            adjusted[order[rank]] = Math.Max(adjusted[order[rank]]!.Value, adjusted[order[rank - 1]]!.Value);
        }
        for (int rank = order.Count - 2; rank >= 0 && method == MultiplicityMethod.Hochberg; rank--)
        {
            adjusted[order[rank]] = Math.Min(adjusted[order[rank]]!.Value, adjusted[order[rank + 1]]!.Value);
        }
    }
}
