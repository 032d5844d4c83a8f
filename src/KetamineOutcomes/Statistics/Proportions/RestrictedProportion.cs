namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Proportions most likely when their difference, ratio or odds ratio is given.</summary>
internal static class RestrictedProportion
{
    /// <summary>The reference's p₀ when p₁ = p₀ + δ.</summary>
    public static double ForDifference(BinomialCount group, BinomialCount reference, double delta)
    {
        double low = Math.Max(0, -delta);
        double high = Math.Min(1, 1 - delta);
        if (low >= high)
        {
            return low;
        }
        (double x1, double y1) = (group.Events, group.NonEvents);
        (double x0, double y0) = (reference.Events, reference.NonEvents);
        double p = Math.Clamp(CubicRoot(group, reference, delta), low, high);
        if (!(p > low && p < high))
        {
            p = low + (high - low) / 2;
        }
        // The score falls strictly, so that a bracketed Newton finds its only root, or the end it leans against.
        for (int i = 0; i < 200; i++)
        {
            double score = 0;
            double slope = 0;
            Add(x0, p);
            Add(-y0, 1 - p);
            Add(x1, p + delta);
            Add(-y1, 1 - p - delta);
            if (score > 0)
            {
                low = p;
            }
            else
            {
                high = p;
            }
            double next = p + score / slope;
            if (!(next > low && next < high))
            {
                next = low + (high - low) / 2;
            }
            if (Math.Abs(next - p) <= 1e-16 * p)
            {
                return next;
            }
            p = next;

            void Add(double count, double probability)
            {
                if (count != 0)
                {
                    score += count / probability;
                    slope += Math.Abs(count) / (probability * probability);
                }
            }
        }
        return p;
    }

    /// <summary>The reference's p₀ when p₁ = φ p₀: the smaller root of φNp² − Bp + M = 0.</summary>
    public static double ForRiskRatio(BinomialCount group, BinomialCount reference, double ratio)
    {
        double first = ratio * ((double)reference.Events + group.N);
        double second = (double)group.Events + reference.N;
        double root = Math.Sqrt(
            (first - second) * (first - second) + 4 * ratio * group.NonEvents * reference.NonEvents
        );
        return Math.Min(2 * ((double)group.Events + reference.Events) / (first + second + root), 1);
    }

    /// <summary>Expected events of the first group given the margins and the odds ratio ψ (continuous, not conditional).</summary>
    public static double ExpectedEvents(double n1, double n0, double events, double oddsRatio)
    {
        double c = n0 - events;
        double b = oddsRatio * (n1 + events) + c;
        double root = Math.Sqrt(
            oddsRatio * oddsRatio * (n1 - events) * (n1 - events)
                + 2 * oddsRatio * (n1 * n0 + events * (n1 + n0 - events))
                + c * c
        );
        double expected = b >= 0 ? 2 * oddsRatio * n1 * events / (b + root) : (b - root) / (2 * (oddsRatio - 1));
        return Math.Clamp(expected, Math.Max(0, events - n0), Math.Min(n1, events));
    }

    /// <summary>Asymptotic variance of that count: 1 / (sum of the reciprocals of the four expected cells).</summary>
    public static double CellVariance(double n1, double n0, double events, double expected)
    {
        double information =
            1 / expected + 1 / (n1 - expected) + 1 / (events - expected) + 1 / (n0 - events + expected);
        return double.IsFinite(information) ? 1 / information : 0;
    }

    // Miettinen and Nurminen's closed form, good to some ten digits: the starting value.
    private static double CubicRoot(BinomialCount group, BinomialCount reference, double delta)
    {
        double n = (double)group.N + reference.N;
        double events = (double)group.Events + reference.Events;
        double l2 = ((group.N + 2.0 * reference.N) * delta - n - events) / (3 * n);
        double l1 = ((reference.N * delta - n - 2.0 * reference.Events) * delta + events) / n;
        double l0 = reference.Events * delta * (1 - delta) / n;
        double q = l2 * l2 * l2 - l1 * l2 / 2 + l0 / 2;
        double p = Math.CopySign(Math.Sqrt(Math.Max(l2 * l2 - l1 / 3, 0)), q);
        double angle = (Math.PI + Math.Acos(Math.Clamp(q / (p * p * p), -1, 1))) / 3;
        return 2 * p * Math.Cos(angle) - l2;
    }
}
