using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Which times differ by rounding alone.</summary>
/// <remarks>Neighbours among the distinct times and entries are tied when their gap is at most 2⁻²⁶, absolute or relative to
/// the mean of those distinct values (R's rule); chains join to their first member.</remarks>
internal sealed class TiedTimes
{
    private const double Tolerance = 1.0 / (1 << 26);

    private readonly double[] distinct;

    private TiedTimes(double[] distinct, double gap, bool any)
    {
        this.distinct = distinct;
        Gap = gap;
        Any = any;
    }

    /// <summary>Largest gap between two times that are still the same time.</summary>
    public double Gap { get; }

    /// <summary>Whether any times that differ are the same.</summary>
    public bool Any { get; }

    /// <summary>Looks at all times.</summary>
    /// <param name="times">Times, ascending.</param>
    /// <param name="entries">Entry times in any order, or null.</param>
    public static TiedTimes Of(double[] times, double[]? entries)
    {
        double[] distinct = Distinct(times, entries);
        double sum = 0;
        foreach (double value in distinct)
        {
            sum += Math.Abs(value);
        }
        double gap = Tolerance * Math.Max(1, distinct.Length > 0 ? sum / distinct.Length : 1);
        bool any = false;
        for (int i = 1; i < distinct.Length && !any; i++)
        {
            any = distinct[i] - distinct[i - 1] <= gap;
        }
        return new TiedTimes(distinct, gap, any);
    }

    /// <summary>Times or entries with those that are tied made equal.</summary>
    public double[] Join(double[] values)
    {
        var first = new double[distinct.Length];
        for (int i = 0; i < first.Length; i++)
        {
            first[i] = i > 0 && distinct[i] - distinct[i - 1] <= Gap ? first[i - 1] : distinct[i];
        }
        var joined = new double[values.Length];
        for (int i = 0; i < joined.Length; i++)
        {
            joined[i] =
                i > 0 && values[i] == values[i - 1] ? joined[i - 1] : first[Array.BinarySearch(distinct, values[i])];
        }
        return joined;
    }

    /// <summary>Refuses rows whose entry and time are the same once joined.</summary>
    /// <exception cref="TrialDataException">There are such rows.</exception>
    public static void RefuseEmptySpells(double[] time, double[]? entry)
    {
        if (entry is null)
        {
            return;
        }
        int empty = 0;
        for (int i = 0; i < time.Length; i++)
        {
            empty += entry[i] < time[i] ? 0 : 1;
        }
        if (empty > 0)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "entry-after-time",
                    Invariant($"{empty} entry times differ from the row's time by rounding alone."),
                    "A participant enters before leaving; drop or mend these rows."
                )
            );
        }
    }

    private static double[] Distinct(double[] times, double[]? entries)
    {
        double[] all = times;
        if (entries is not null)
        {
            all = [.. times, .. entries];
            Array.Sort(all);
        }
        var distinct = new double[all.Length];
        int count = 0;
        foreach (double value in all)
        {
            if (count == 0 || distinct[count - 1] != value)
            {
                distinct[count++] = value;
            }
        }
        Array.Resize(ref distinct, count);
        return distinct;
    }
}
