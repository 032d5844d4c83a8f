namespace KetamineOutcomes.Statistics.Survival.IntervalCensored;

/// <summary>Turnbull's innermost intervals: a lower end followed by an upper end with no other end between; only they can hold
/// mass. Rows become ranges of them.</summary>
internal sealed class InnermostIntervals
{
    // At one time: exact times begin before it, upper ends close at it, other lower ends open after it.
    private const int Exact = 0;
    private const int Close = 1;
    private const int Open = 2;

    private InnermostIntervals(double[] lower, double[] upper, int[] first, int[] last)
    {
        Lower = lower;
        Upper = upper;
        First = first;
        Last = last;
    }

    public double[] Lower { get; }

    public double[] Upper { get; }

    /// <summary>First interval inside a row's.</summary>
    public int[] First { get; }

    /// <summary>Last interval inside a row's.</summary>
    public int[] Last { get; }

    public int Count => Lower.Length;

    public static InnermostIntervals Of(IntervalTimes times, IReadOnlyList<int> rows)
    {
        var ends = new (double Time, int Kind, int Row)[2 * rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            double from = times.Lower[rows[i]];
            double to = times.Upper[rows[i]];
            ends[2 * i] = (from, from == to ? Exact : Open, i);
            ends[2 * i + 1] = (to, Close, i);
        }
        Array.Sort(ends);
        var lower = new List<double>();
        var upper = new List<double>();
        var first = new int[rows.Count];
        var last = new int[rows.Count];
        for (int e = 0; e < ends.Length; e++)
        {
            if (ends[e].Kind == Close)
            {
                if (e > 0 && ends[e - 1].Kind != Close)
                {
                    lower.Add(ends[e - 1].Time);
                    upper.Add(ends[e].Time);
                }
                last[ends[e].Row] = lower.Count - 1;
            }
            else
            {
                first[ends[e].Row] = lower.Count;
            }
        }
        return new InnermostIntervals([.. lower], [.. upper], first, last);
    }
}
