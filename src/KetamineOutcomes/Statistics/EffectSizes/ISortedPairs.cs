namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Many numbers made from pairs of few (differences, averages), known only by how they are counted.</summary>
internal interface ISortedPairs
{
    /// <summary>How many numbers there are.</summary>
    double Total { get; }

    double Smallest { get; }

    double Largest { get; }

    /// <summary>How many numbers are at or below a value, and its neighbours among them: the largest at or below (minus
    /// infinity without one) and the smallest above (infinity without one).</summary>
    PairCount Count(double value);
}

/// <summary>What <see cref="ISortedPairs.Count"/> finds.</summary>
internal readonly record struct PairCount(double AtOrBelow, double Below, double Above);
