namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Tied events taken as if they had come one after the other.</summary>
internal static class TiedEvents
{
    /// <summary>Below, terms are added one by one; above, by Euler and Maclaurin's formula, whose error is then below 1e-18.</summary>
    private const double Few = 1000;

    /// <summary>Σ 1/m and Σ 1/m² over m = n−d+1 … n, whatever the size of d.</summary>
    /// <param name="events">d, a whole number.</param>
    /// <param name="atRisk">n, not below d.</param>
    public static (double Rise, double Spread) OneByOne(double events, double atRisk)
    {
        double rise = 0;
        double spread = 0;
        double m = atRisk - events + 1;
        double last = events > Few ? Math.Min(atRisk, Few) : atRisk;
        for (; m <= last; m++)
        {
            rise += 1 / m;
            spread += 1 / (m * m);
        }
        if (m < atRisk)
        {
            (double a, double b) = (1 / m, 1 / atRisk);
            rise += Math.Log(atRisk / m) + (a + b) / 2 + (a * a - b * b) / 12 - (Fourth(a) - Fourth(b)) / 120;
            spread += a - b + (a * a + b * b) / 2 + (a * a * a - b * b * b) / 6 - (a * Fourth(a) - b * Fourth(b)) / 30;
        }
        else if (m == atRisk)
        {
            rise += 1 / m;
            spread += 1 / (m * m);
        }
        return (rise, spread);
    }

    private static double Fourth(double value) => value * value * value * value;
}
