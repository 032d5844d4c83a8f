using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Draws that several tables need.</summary>
internal static class Draws
{
    /// <summary>A normal cut to its limits by drawing again; the mean after 1,000 tries.</summary>
    public static double Normal(RandomStream random, SpreadDesign spread)
    {
        for (int i = 0; i < 1000; i++)
        {
            double value = spread.Mean + spread.StandardDeviation * random.NextNormal();
            if (value >= spread.Minimum && value <= spread.Maximum)
            {
                return value;
            }
        }
        return Math.Clamp(spread.Mean, spread.Minimum, spread.Maximum);
    }

    /// <summary>The index of a category drawn by its share.</summary>
    public static int Category(RandomStream random, IReadOnlyList<double> shares)
    {
        double left = random.NextDouble();
        for (int i = 0; i < shares.Count - 1; i++)
        {
            left -= shares[i];
            if (left < 0)
            {
                return i;
            }
        }
        return shares.Count - 1;
    }

    /// <summary>Time to an event at a constant hazard per day; never when the hazard is 0.</summary>
    public static double Wait(RandomStream random, double hazard)
    {
        double exponential = random.NextExponential();
        return hazard > 0 ? exponential / hazard : double.PositiveInfinity;
    }

    public static double Round(double value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>A value rounded and cut to its range.</summary>
    public static double Score(double value, double minimum, double maximum) =>
        Math.Clamp(Math.Floor(value + 0.5), minimum, maximum);
}
