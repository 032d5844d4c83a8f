using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>What one event time of one stratum adds to the partial likelihood; filled anew for each.</summary>
/// <remarks>Covariate means over the risk set are held as <see cref="Origin"/> + s · <see cref="Gap"/>: the origin is the mean
/// of those at risk without the tied events, the gap leads from there to the events' own mean, and s is the events' share of
/// the denominator. Nothing is subtracted that was added before.</remarks>
internal sealed class EventTimeTerms
{
    public EventTimeTerms(int columns)
    {
        Gap = new double[columns];
        Score = new double[columns];
        Information = new double[columns * (columns + 1) / 2];
    }

    /// <summary>Index of the stratum.</summary>
    public int Stratum { get; set; }

    /// <summary>First row with this time.</summary>
    public int First { get; set; }

    /// <summary>First row with an event at this time.</summary>
    public int FirstEvent { get; set; }

    /// <summary>The row after the last with this time.</summary>
    public int End { get; set; }

    /// <summary>People with the event.</summary>
    public double People { get; set; }

    /// <summary>Their weights' sum.</summary>
    public double Weight { get; set; }

    /// <summary>What was taken from linear predictors before their exponentials were summed.</summary>
    public double Shift { get; set; }

    /// <summary>Summed risk of those at risk who have no event now.</summary>
    public double RestRisk { get; set; }

    /// <summary>Summed risk of those with the event now; 0 where they are counted with the rest.</summary>
    public double EventRisk { get; set; }

    public double[] Origin { get; set; } = [];

    /// <summary>Mean of the tied events less the origin.</summary>
    public double[] Gap { get; }

    /// <summary>Mean weight of an event: that of each tied step.</summary>
    public double Average { get; set; }

    /// <summary>Σ 1/D over the tied steps, D the step's denominator (shifted).</summary>
    public double Inverse { get; set; }

    /// <summary>Σ 1/D².</summary>
    public double InverseSquare { get; set; }

    /// <summary>Σ q/D, q the share of the tied events still in the denominator.</summary>
    public double Share { get; set; }

    /// <summary>Σ q/D².</summary>
    public double ShareSquare { get; set; }

    /// <summary>Σ q²/D².</summary>
    public double SquareShare { get; set; }

    public double LogLikelihood { get; set; }

    public double[] Score { get; }

    /// <summary>Lower triangle by rows.</summary>
    public double[] Information { get; }

    /// <summary>Sums over the tied steps, k = 0 … people − 1 with q = 1 − k/people (Efron), or all with q = 1 (Breslow).</summary>
    public double SumSteps(bool efron)
    {
        double logs = 0;
        (Inverse, InverseSquare, Share, ShareSquare, SquareShare) = (0, 0, 0, 0, 0);
        if (!efron || People == 1)
        {
            double all = RestRisk + EventRisk;
            Inverse = Share = People / all;
            InverseSquare = ShareSquare = SquareShare = Share / all;
            return People * Math.Log(all);
        }
        // Frequencies may tie any number of people: beyond a few thousand the sum over j = 1 … people (q = j/people) is its first
        // terms and, by Euler and Maclaurin's midpoint rule, an integral over the rest; exact to rounding.
        double direct = People <= MostSteps ? People : FirstSteps;
        for (double j = 1; j <= direct; j++)
        {
            logs += AddSteps(j / People, 1);
        }
        return direct < People ? logs + IntegrateSteps(direct + 0.5) : logs;
    }

    private const double MostSteps = 4096;
    private const double FirstSteps = 1024;
    private static readonly (double[] Nodes, double[] Weights) Rule = GaussLegendre.Rule(16);

    /// <summary>Adds so many steps with a share q; returns their logarithms.</summary>
    private double AddSteps(double q, double steps)
    {
        double denominator = RestRisk + q * EventRisk;
        double inverse = 1 / denominator;
        double share = q * inverse;
        Inverse += steps * inverse;
        InverseSquare += steps * inverse * inverse;
        Share += steps * share;
        ShareSquare += steps * share * inverse;
        SquareShare += steps * share * share;
        return steps * Math.Log(denominator);
    }

    /// <summary>The steps j above <paramref name="from"/>, a half: ∫ f − f′/24 at both ends; panels double, since f bends on the scale
    /// of j.</summary>
    private double IntegrateSteps(double from)
    {
        double end = People + 0.5;
        double logs = 0;
        for (double low = from; low < end; )
        {
            double high = Math.Min(end, 2 * low);
            double half = (high - low) / 2;
            for (int i = 0; i < Rule.Nodes.Length; i++)
            {
                logs += AddSteps((low + half * (1 + Rule.Nodes[i])) / People, half * Rule.Weights[i]);
            }
            low = high;
        }
        return logs + AddSlopes(from, 1.0 / 24) + AddSlopes(end, -1.0 / 24);
    }

    private double AddSlopes(double j, double factor)
    {
        double q = j / People;
        double denominator = RestRisk + q * EventRisk;
        double inverse = 1 / denominator;
        double fall = EventRisk / People * inverse; // −(1/D)′·D
        double rise = RestRisk / People * inverse * inverse; // (q/D)′
        Inverse -= factor * fall * inverse;
        InverseSquare -= 2 * factor * fall * inverse * inverse;
        Share += factor * rise;
        ShareSquare += factor * inverse * (rise - q * inverse * fall);
        SquareShare += 2 * factor * q * inverse * rise;
        return factor * fall;
    }
}
