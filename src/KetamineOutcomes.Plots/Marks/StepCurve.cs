namespace KetamineOutcomes.Plots.Marks;

/// <summary>A step function from (0, 1), thinned to what a screen or printer can show.</summary>
internal static class StepCurve
{
    /// <summary>Indices of the points to draw: all of a short curve; of a long one the last in each half
    /// pixel, so that the drawn step is never further than that from the true one.</summary>
    public static int[] Keep(IReadOnlyList<double> times, double longest, int pixels)
    {
        int n = times.Count;
        if (n <= pixels)
        {
            return Enumerable.Range(0, n).ToArray();
        }
        double width = longest / (2.0 * pixels);
        var kept = new List<int>();
        for (int i = 0; i < n; i++)
        {
            bool lastOfItsBin = i == n - 1 || Math.Floor(times[i + 1] / width) > Math.Floor(times[i] / width);
            if (lastOfItsBin)
            {
                kept.Add(i);
            }
        }
        return [.. kept];
    }

    /// <summary>Marks far enough apart to be told from one another.</summary>
    public static List<int> Apart(IReadOnlyList<double> times, IEnumerable<int> candidates, double distance)
    {
        var kept = new List<int>();
        double last = double.NegativeInfinity;
        foreach (int i in candidates)
        {
            if (times[i] - last >= distance)
            {
                kept.Add(i);
                last = times[i];
            }
        }
        return kept;
    }

    /// <summary>The corners of a band between two step functions: runs of neighbouring points that have both limits.</summary>
    /// <returns>For each run the x of the corners with the lower and the upper limit there.</returns>
    public static List<(double[] X, double[] Lower, double[] Upper)> Bands(
        IReadOnlyList<double> times,
        IReadOnlyList<double> lower,
        IReadOnlyList<double> upper,
        IReadOnlyList<int> kept
    )
    {
        var runs = new List<(double[], double[], double[])>();
        var (x, low, high) = (new List<double>(), new List<double>(), new List<double>());
        for (int k = 0; k < kept.Count; k++)
        {
            int i = kept[k];
            bool has = double.IsFinite(lower[i]) && double.IsFinite(upper[i]);
            if (has)
            {
                double end = k + 1 < kept.Count ? times[kept[k + 1]] : times[i];
                x.AddRange([times[i], end]);
                low.AddRange([lower[i], lower[i]]);
                high.AddRange([upper[i], upper[i]]);
            }
            if (x.Count > 0 && (!has || k == kept.Count - 1))
            {
                runs.Add(([.. x], [.. low], [.. high]));
                x.Clear();
                low.Clear();
                high.Clear();
            }
        }
        return runs;
    }
}
