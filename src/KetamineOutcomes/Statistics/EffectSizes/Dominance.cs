namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>How often a person of one sample stands above, level with or below one of another, over all pairs, found
/// without looking at the pairs: one walk through both sorted samples.</summary>
/// <param name="N1">People of the first sample.</param>
/// <param name="N2">People of the second.</param>
/// <param name="Above">Pairs in which the first is higher.</param>
/// <param name="Tied">Pairs with equal values.</param>
/// <param name="TieSum">Σ (t³ − t) over people with equal values in both samples together.</param>
internal readonly record struct Dominance(double N1, double N2, double Above, double Tied, double TieSum)
{
    public double Pairs => N1 * N2;

    /// <summary>Cliff's δ: (above − below) / pairs.</summary>
    public double Delta => (2 * Above + Tied - Pairs) / Pairs;

    /// <summary>Mann and Whitney's U of the first sample: pairs above, ties counting one half.</summary>
    public double U => Above + Tied / 2;

    public bool HasTies => TieSum > 0;

    public static Dominance Of(SortedSample first, SortedSample second)
    {
        double above = 0;
        double tied = 0;
        double tieSum = 0;
        var walk = new RankWalk(first, second);
        while (walk.Next())
        {
            above += walk.FirstHere * walk.SecondBelow;
            tied += walk.FirstHere * walk.SecondHere;
            double here = walk.FirstHere + walk.SecondHere;
            tieSum += (here * here - 1) * here;
        }
        return new Dominance(first.Total, second.Total, above, tied, tieSum);
    }

    /// <summary>Cliff's consistent variance of δ: ((n₂−1) s²_i. + (n₁−1) s²_.j + s²_ij) / (n₁ n₂), from the variances of
    /// row means, column means and single signs; null with fewer than two people in either sample.</summary>
    public double? DeltaVariance(SortedSample first, SortedSample second)
    {
        if (N1 < 2 || N2 < 2)
        {
            return null;
        }
        double delta = Delta;
        double rows = 0;
        double columns = 0;
        var walk = new RankWalk(first, second);
        while (walk.Next())
        {
            double row = (2 * walk.SecondBelow + walk.SecondHere - N2) / N2 - delta;
            double column = (N1 - 2 * walk.FirstBelow - walk.FirstHere) / N1 - delta;
            rows += walk.FirstHere * row * row;
            columns += walk.SecondHere * column * column;
        }
        double below = Pairs - Above - Tied;
        double single = Above * (1 - delta) * (1 - delta) + below * (1 + delta) * (1 + delta) + Tied * delta * delta;
        return ((N2 - 1) * (rows / (N1 - 1)) + (N1 - 1) * (columns / (N2 - 1)) + single / ((N1 - 1) * (N2 - 1)))
            / Pairs;
    }
}
