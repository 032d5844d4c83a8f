namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Inverts a tail: Newton's method on the logarithm of the tail, kept inside a bracket that only shrinks.</summary>
internal static class QuantileSearch
{
    /// <summary>A tail's value and the derivative of its logarithm.</summary>
    public delegate (double Tail, double Slope) LogTail(double u);

    /// <summary>u with tail(u) = p.</summary>
    /// <param name="tail">A tail that rises or falls everywhere.</param>
    /// <param name="p">Its value, in (0, 1).</param>
    /// <param name="start">A first guess.</param>
    /// <param name="width">How far a first step may go.</param>
    /// <param name="rising">Whether the tail rises with u.</param>
    /// <returns>The solution, to rounding.</returns>
    public static double Solve(LogTail tail, double p, double start, double width, bool rising)
    {
        double target = Math.Log(p);
        double below = double.NegativeInfinity;
        double above = double.PositiveInfinity;
        double u = start;
        double limit = width;
        for (int i = 0; i < 400; i++)
        {
            (double value, double slope) = tail(u);
            double gap =
                value > 0
                    ? (
                        Math.Abs(value - p) < 0.1 * p
                            ? SpecialFunctions.Log1p((value - p) / p)
                            : Math.Log(value) - target
                    )
                    : double.NegativeInfinity;
            if (gap == 0)
            {
                return u;
            }
            if (gap < 0 == rising)
            {
                below = u;
            }
            else
            {
                above = u;
            }
            double step = -gap / slope;
            if (double.IsNaN(step) || Math.Abs(step) > limit)
            {
                step = gap < 0 == rising ? limit : -limit;
                limit *= 2;
            }
            double next = u + step;
            if (!(next > below && next < above))
            {
                next = double.IsInfinity(below) || double.IsInfinity(above) ? u + step : 0.5 * (below + above);
            }
            if (Math.Abs(next - u) <= 2e-16 * Math.Abs(u) || next == below || next == above)
            {
                return next;
            }
            u = next;
        }
        return u;
    }
}
