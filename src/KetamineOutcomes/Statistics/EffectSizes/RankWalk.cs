namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Walks two sorted samples together, one distinct value a step: how many people of each stand there, and how
/// many stand below.</summary>
internal ref struct RankWalk
{
    private readonly SortedSample first;
    private readonly SortedSample second;
    private int i;
    private int j;

    public RankWalk(SortedSample first, SortedSample second)
    {
        this.first = first;
        this.second = second;
    }

    /// <summary>People of the first sample at this value.</summary>
    public double FirstHere { get; private set; }

    /// <summary>People of the second sample at this value.</summary>
    public double SecondHere { get; private set; }

    /// <summary>People of the first sample below this value.</summary>
    public double FirstBelow { get; private set; }

    /// <summary>People of the second sample below this value.</summary>
    public double SecondBelow { get; private set; }

    public bool Next()
    {
        FirstBelow += FirstHere;
        SecondBelow += SecondHere;
        FirstHere = 0;
        SecondHere = 0;
        ReadOnlySpan<double> x = first.Values;
        ReadOnlySpan<double> y = second.Values;
        if (i == x.Length && j == y.Length)
        {
            return false;
        }
        double value =
            j == y.Length ? x[i]
            : i == x.Length ? y[j]
            : Math.Min(x[i], y[j]);
        for (; i < x.Length && x[i] == value; i++)
        {
            FirstHere += first.CountAt(i);
        }
        for (; j < y.Length && y[j] == value; j++)
        {
            SecondHere += second.CountAt(j);
        }
        return true;
    }
}
