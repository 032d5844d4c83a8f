namespace KetamineOutcomes.Plots.Marks;

/// <summary>A piece of the area between two step functions in which the same one is the higher.</summary>
/// <param name="X">The corners' x.</param>
/// <param name="Lower">The lower function there.</param>
/// <param name="Upper">The higher one.</param>
/// <param name="Higher">Which curve is the higher.</param>
internal sealed record StepArea(double[] X, double[] Lower, double[] Upper, int Higher)
{
    /// <summary>The pieces between the first two survival curves in a window, or below the only one.</summary>
    public static List<StepArea> Between(IReadOnlyList<Curve> curves, double from, double to)
    {
        var pieces = new List<StepArea>();
        if (curves.Count == 0)
        {
            return pieces;
        }
        double[] times =
        [
            .. curves
                .SelectMany(c => c.Times)
                .Where(t => t > from && t < to)
                .Append(from)
                .Append(to)
                .Distinct()
                .Order(),
        ];
        var (x, low, high) = (new List<double>(), new List<double>(), new List<double>());
        int higher = 0;
        for (int i = 0; i + 1 < times.Length; i++)
        {
            double first = curves[0].ValueAt(times[i], 1);
            double second = curves.Count > 1 ? curves[1].ValueAt(times[i], 1) : 0;
            int now = first >= second ? 0 : 1;
            if (now != higher)
            {
                Close();
                higher = now;
            }
            x.AddRange([times[i], times[i + 1]]);
            low.AddRange([Math.Min(first, second), Math.Min(first, second)]);
            high.AddRange([Math.Max(first, second), Math.Max(first, second)]);
        }
        Close();
        return pieces;

        void Close()
        {
            if (x.Count > 0)
            {
                pieces.Add(new StepArea([.. x], [.. low], [.. high], higher));
            }
            x.Clear();
            low.Clear();
            high.Clear();
        }
    }
}
