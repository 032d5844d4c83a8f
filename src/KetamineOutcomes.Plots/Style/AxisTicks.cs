using ScottPlot;
using ScottPlot.TickGenerators;

namespace KetamineOutcomes.Plots.Style;

/// <summary>Ticks set by hand: what stands under a tick (a risk table) must not move when the figure's size does.</summary>
internal static class AxisTicks
{
    private static readonly double[] DaySteps = [1, 2, 7, 14, 28, 30, 60, 90, 180, 365, 730, 1825, 3650];

    /// <summary>Multiples of 1, 2 or 5 that cover a range, about as many as asked; the first is at or below the
    /// range's start and the last at or above its end when <paramref name="outside"/>, else all lie within.</summary>
    public static double[] Linear(double from, double to, int about, bool outside = false)
    {
        if (!(to > from))
        {
            return [from];
        }
        double rough = (to - from) / Math.Max(1, about);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double fraction = rough / power;
        // The nearest of 1, 2, 5 and 10 on a logarithmic scale.
        double step =
            power
            * (
                fraction < 1.42 ? 1
                : fraction < 3.17 ? 2
                : fraction < 7.08 ? 5
                : 10
            );
        return Multiples(from, to, step, outside);
    }

    /// <summary>Times from 0: days in weeks, months and years, sessions whole, anything else as <see cref="Linear"/>; as
    /// many as fit beside one another at most.</summary>
    public static double[] Times(double longest, TimeScale scale, int most = 8)
    {
        double[] all = Times(longest, scale);
        for (int about = 5; all.Length > most + 1 && about >= 1; about--)
        {
            all = Linear(0, longest, about);
        }
        return all;
    }

    private static double[] Times(double longest, TimeScale scale)
    {
        if (!(longest > 0))
        {
            return [0];
        }
        if (scale == TimeScale.Other)
        {
            return Linear(0, longest, 6);
        }
        if (scale == TimeScale.Whole)
        {
            return Multiples(0, longest, Math.Max(1, Linear(0, longest, 8) is [var a, var b, ..] ? b - a : 1), false);
        }
        double[] fitting = DaySteps.Where(s => longest / s is >= 2.999 and <= 8.001).ToArray();
        if (fitting.Length == 0)
        {
            return Linear(0, longest, 6);
        }
        double[] whole = fitting.Where(s => Math.Abs(longest / s - Math.Round(longest / s)) < 1e-9).ToArray();
        return Multiples(0, longest, whole.Length > 0 ? whole[0] : fitting[0], false);
    }

    /// <summary>Values for a ratio axis from the usual ladder, inside a range, about as many as asked at most; both range ends are
    /// logarithms to base 10.</summary>
    public static double[] Ratios(double logFrom, double logTo, int most = 7)
    {
        double[] ladder =
        [
            0.001,
            0.002,
            0.005,
            0.01,
            0.02,
            0.05,
            0.1,
            0.25,
            0.5,
            1,
            2,
            4,
            10,
            20,
            50,
            100,
            200,
            500,
            1000,
        ];
        double[] inside = ladder.Where(v => Math.Log10(v) >= logFrom - 1e-9 && Math.Log10(v) <= logTo + 1e-9).ToArray();
        // 1 and the powers of ten first, then the others outwards from 1, each far enough from those before.
        double apart = (logTo - logFrom) / most;
        var kept = new List<double>();
        foreach (double value in inside.OrderBy(v => !IsPowerOfTen(v)).ThenBy(v => Math.Abs(Math.Log10(v))))
        {
            if (kept.TrueForAll(k => Math.Abs(Math.Log10(value / k)) >= apart))
            {
                kept.Add(value);
            }
        }
        return [.. kept.Order()];
    }

    /// <summary>Values 1, 2 and 5 times powers of ten for a logarithmic axis, as many as fit at most, powers of ten first; both
    /// range ends are logarithms to base 10. A range with few of them has round values between too.</summary>
    public static double[] Logarithmic(double logFrom, double logTo, int most)
    {
        double[] steps = [1, 2, 5];
        int first = (int)Math.Floor(logFrom);
        int last = (int)Math.Ceiling(logTo);
        double apart = (logTo - logFrom) / most;
        var kept = new List<double>();
        foreach (double step in steps)
        {
            for (int power = first; power <= last; power++)
            {
                Keep(step * Math.Pow(10, power));
            }
        }
        if (kept.Count < 4)
        {
            foreach (double value in Linear(Math.Pow(10, logFrom), Math.Pow(10, logTo), most).Where(v => v > 0))
            {
                Keep(value);
            }
        }
        return [.. kept.Order()];

        void Keep(double value)
        {
            double log = Math.Log10(value);
            if (
                log >= logFrom - 1e-9
                && log <= logTo + 1e-9
                && kept.TrueForAll(k => Math.Abs(Math.Log10(k) - log) >= apart)
            )
            {
                kept.Add(value);
            }
        }
    }

    private static bool IsPowerOfTen(double v) => Math.Abs(Math.Log10(v) - Math.Round(Math.Log10(v))) < 1e-9;

    /// <summary>Sets an axis' ticks.</summary>
    public static void Set(IAxis axis, IReadOnlyList<double> positions, Func<double, string> label) =>
        axis.TickGenerator = new NumericManual([.. positions], [.. positions.Select(label)]);

    /// <summary>Sets an axis' ticks with numbers that all have the same decimals.</summary>
    public static void SetEven(IAxis axis, IReadOnlyList<double> positions)
    {
        string[] shortest = [.. positions.Select(FigureText.Tick)];
        int decimals = shortest.Max(text =>
            text.Contains('.', StringComparison.Ordinal)
                ? text.Length - 1 - text.IndexOf('.', StringComparison.Ordinal)
                : 0
        );
        bool plain =
            decimals is > 0 and <= 10 && !Array.Exists(shortest, t => t.Contains('E', StringComparison.Ordinal));
        Set(axis, positions, plain ? v => v == 0 ? "0" : FigureText.Number(v, decimals) : FigureText.Tick);
    }

    private static double[] Multiples(double from, double to, double step, bool outside)
    {
        double slack = step * 1e-9;
        double first = outside ? Math.Floor((from + slack) / step) : Math.Ceiling((from - slack) / step);
        double last = outside ? Math.Ceiling((to - slack) / step) : Math.Floor((to + slack) / step);
        int count = (int)(last - first) + 1;
        // A product, not a running sum, rounded: 3 × 0.1 would print as 0.30000000000000004.
        int decimals = (int)Math.Clamp(3 - Math.Floor(Math.Log10(step)), 0, 15);
        return Enumerable
            .Range(0, Math.Max(1, count))
            .Select(i => decimals < 15 ? Math.Round((first + i) * step, decimals) : (first + i) * step)
            .ToArray();
    }
}

/// <summary>What a time axis counts.</summary>
internal enum TimeScale
{
    /// <summary>Anything: steps of 1, 2 and 5.</summary>
    Other,

    /// <summary>Days: steps of weeks, months, years.</summary>
    Days,

    /// <summary>Sessions or visits: whole numbers.</summary>
    Whole,
}
