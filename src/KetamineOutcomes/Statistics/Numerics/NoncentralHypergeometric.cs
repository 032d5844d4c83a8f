namespace KetamineOutcomes.Statistics.Numerics;

/// <summary>Fisher's noncentral hypergeometric distribution of the upper left cell k of a 2×2 table with fixed margins, at a log odds ratio.</summary>
/// <remarks>P(k) ∝ C(n₁, k) C(n₂, m − k) e^(kθ). Terms are summed outward from the mode by their ratio and stop when they no longer count: the work grows with the
/// standard deviation, not with the support, and nothing overflows for counts to 1e9.</remarks>
internal sealed class NoncentralHypergeometric
{
    private readonly double n1;
    private readonly double n2;
    private readonly double m;

    /// <summary>Fixes the margins.</summary>
    /// <param name="n1">People in the first group.</param>
    /// <param name="n2">People in the second group.</param>
    /// <param name="m">Events in both groups together.</param>
    public NoncentralHypergeometric(double n1, double n2, double m)
    {
        this.n1 = n1;
        this.n2 = n2;
        this.m = m;
        Low = Math.Max(0, m - n2);
        High = Math.Min(n1, m);
    }

    /// <summary>Smallest possible k.</summary>
    public double Low { get; }

    /// <summary>Largest possible k.</summary>
    public double High { get; }

    /// <summary>P(X = k).</summary>
    public double Pmf(double k, double logOdds) =>
        k < Low || k > High ? 0 : Math.Exp(LogWeight(k, logOdds)) / Total(logOdds).Sum;

    /// <summary>P(X ≤ k).</summary>
    public double Lower(double k, double logOdds) => Tail(k, logOdds, -1);

    /// <summary>P(X ≥ k): k included.</summary>
    public double Upper(double k, double logOdds) => Tail(k, logOdds, 1);

    /// <summary>The mean.</summary>
    public double Mean(double logOdds)
    {
        (double sum, double first) = Total(logOdds);
        return Mode(logOdds) + first / sum;
    }

    /// <summary>The conditional maximum likelihood estimate of the log odds ratio: the one whose mean is k.</summary>
    /// <param name="k">The cell seen.</param>
    /// <returns>The estimate; −∞ at the support's lower end, +∞ at its upper.</returns>
    public double ConditionalEstimate(double k)
    {
        if (k <= Low || k >= High)
        {
            return k <= Low ? double.NegativeInfinity : double.PositiveInfinity;
        }
        return Solve(theta => (Mean(theta) - k) / Math.Max(1, ApproximateDeviation(theta)), Guess(k));
    }

    /// <summary>The log odds ratio at which P(X ≥ k) = p: a lower limit when p = α/2.</summary>
    public double LogOddsAtUpper(double k, double p) =>
        k <= Low ? double.NegativeInfinity : Solve(theta => Probit(Upper(k, theta)) - Normal.Quantile(p), Guess(k));

    /// <summary>The log odds ratio at which P(X ≤ k) = p: an upper limit when p = α/2.</summary>
    public double LogOddsAtLower(double k, double p) =>
        k >= High ? double.PositiveInfinity : Solve(theta => Normal.Quantile(p) - Probit(Lower(k, theta)), Guess(k));

    /// <summary>Fisher's two-sided p: the tables no likelier than k, within a relative 1e-7, under odds ratio 1.</summary>
    public double TwoSided(double k)
    {
        if (Low == High)
        {
            return 1;
        }
        double limit = LogWeight(k, 0) + 1e-7;
        double mode = Mode(0);
        if (LogWeight(mode, 0) <= limit)
        {
            return 1;
        }
        bool above = k > mode;
        // The far side's first table that is unlikely enough, found by halving: weights fall away from the mode.
        double near = mode;
        double far = above ? Low - 1 : High + 1;
        while (Math.Abs(far - near) > 1)
        {
            double middle = Math.Floor((near + far) / 2);
            (near, far) = LogWeight(middle, 0) <= limit ? (near, middle) : (middle, far);
        }
        return Math.Min(1, above ? Upper(k, 0) + Lower(far, 0) : Lower(k, 0) + Upper(far, 0));
    }

    /// <summary>A mean that is right to the order of 1: that of two independent binomials given their total.</summary>
    public double ApproximateMean(double logOdds)
    {
        if (Low == High)
        {
            return Low;
        }
        // k(n2 − m + k) = e^θ (n1 − k)(m − k), the positive root without cancellation.
        double psi = Math.Exp(Math.Clamp(logOdds, -300, 300));
        if (Math.Abs(psi - 1) < 1e-12)
        {
            return n1 / (n1 + n2) * m;
        }
        double a = psi - 1;
        double b = -(psi * (n1 + m) + n2 - m);
        double c = psi * n1 * m;
        double root = Math.Sqrt(Math.Max(0, b * b - 4 * a * c));
        double q = -0.5 * (b - root);
        return Math.Clamp(c / q, Low, High);
    }

    /// <summary>The matching standard deviation.</summary>
    public double ApproximateDeviation(double logOdds)
    {
        double k = ApproximateMean(logOdds);
        double sum = 1 / Math.Max(k, 0.5) + 1 / Math.Max(n1 - k, 0.5) + 1 / Math.Max(m - k, 0.5);
        return Math.Sqrt(1 / (sum + 1 / Math.Max(n2 - m + k, 0.5)));
    }

    private double Guess(double k)
    {
        double odds = (k + 0.5) / (n1 - k + 0.5) * ((n2 - m + k + 0.5) / (m - k + 0.5));
        return Math.Log(odds);
    }

    private static double Probit(double p) => Math.Clamp(Normal.Quantile(Math.Min(p, 1)), -38, 8.2);

    private static double Solve(Func<double, double> function, double guess)
    {
        double step = 0.5;
        double low = guess;
        double high = guess;
        while (function(low) > 0 && low > -700)
        {
            low -= step;
            step *= 2;
        }
        step = 0.5;
        while (function(high) < 0 && high < 700)
        {
            high += step;
            step *= 2;
        }
        return RootFinding.Brent(function, low, high, 1e-15);
    }

    /// <summary>Ratio of weights at k + 1 and k.</summary>
    private double Ratio(double k) => (n1 - k) / (k + 1) * ((m - k) / (n2 - m + k + 1));

    private double Mode(double logOdds)
    {
        if (Low == High)
        {
            return Low;
        }
        double k = Math.Clamp(Math.Floor(ApproximateMean(logOdds)), Low, High);
        double psi = Math.Exp(logOdds);
        while (k < High && Ratio(k) * psi > 1)
        {
            k++;
        }
        while (k > Low && Ratio(k - 1) * psi < 1)
        {
            k--;
        }
        return k;
    }

    /// <summary>ln of the weight of k, relative to the mode's: small where it matters, so that it keeps its accuracy.</summary>
    private double LogWeight(double k, double logOdds)
    {
        double mode = Mode(logOdds);
        return k == mode ? 0 : Product(k, logOdds) - Product(mode, logOdds);
    }

    /// <summary>ln of the product of two binomials whose odds ratio is e^θ and whose means sum to m: proportional to the weight.</summary>
    private double Product(double k, double logOdds)
    {
        double mean = ApproximateMean(logOdds);
        double p1 = mean / n1;
        double q1 = (n1 - mean) / n1;
        double p2 = (m - mean) / n2;
        double q2 = (n2 - m + mean) / n2;
        return p1 > 0 && q1 > 0 && p2 > 0 && q2 > 0
            ? Binomial.LogPmf(k, n1, p1, q1) + Binomial.LogPmf(m - k, n2, p2, q2)
            : SpecialFunctions.LogChoose(n1, k) + SpecialFunctions.LogChoose(n2, m - k) + k * logOdds;
    }

    /// <summary>Sum of the weights relative to the mode's, and of weight × (k − mode).</summary>
    private (double Sum, double First) Total(double logOdds)
    {
        double mode = Mode(logOdds);
        (double up, double firstUp) = Outward(mode, logOdds, 1);
        (double down, double firstDown) = Outward(mode, logOdds, -1);
        return (up + down - 1, firstUp + firstDown);
    }

    private double Tail(double k, double logOdds, int direction)
    {
        if (direction < 0 ? k < Low : k > High)
        {
            return 0;
        }
        if (direction < 0 ? k >= High : k <= Low)
        {
            return 1;
        }
        double mode = Mode(logOdds);
        double total = Total(logOdds).Sum;
        if (direction < 0 ? k <= mode : k >= mode)
        {
            return Math.Min(1, Math.Exp(LogWeight(k, logOdds)) * Outward(k, logOdds, direction).Sum / total);
        }
        double other = k + (direction < 0 ? 1 : -1);
        double complement = Math.Exp(LogWeight(other, logOdds)) * Outward(other, logOdds, -direction).Sum;
        return Math.Max(0, 1 - complement / total);
    }

    /// <summary>Sum of weights from k away from the mode, the first being 1; and of weight × distance from k.</summary>
    private (double Sum, double First) Outward(double k, double logOdds, int direction)
    {
        double psi = Math.Exp(direction * logOdds);
        double term = 1;
        double sum = 1;
        double first = 0;
        double distance = 0;
        while (term > 1e-22 * sum && (direction > 0 ? k < High : k > Low))
        {
            term *= direction > 0 ? Ratio(k) * psi : psi / Ratio(k - 1);
            k += direction;
            distance += direction;
            sum += term;
            first += term * distance;
        }
        return (sum, first);
    }
}
