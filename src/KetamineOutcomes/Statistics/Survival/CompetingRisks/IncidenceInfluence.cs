namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Infinitesimal jackknife of one group's incidence, in one pass over its people.</summary>
/// <remarks><para>With b(t) = Σ d/(n(n−d)) and a(t) = Σ S(u−)d_k/n² + F(u)·d/(n(n−d)), a person of weight w who entered at e moves
/// F(t), while there, by −w·{a(t) − a(e) − F(t)(b(t) − b(e))}. Who leaves at x with the cause adds S(x−)/n, and from then on every
/// rise of F by δ moves by −w·δ·B, B = 1{event}/(n(x)−d(x)) − (b(x)−b(e)). The variance is the sum of squares; with equal weights
/// of 1 it is the delta form.</para>
/// <para>The area ∫₀^τ F moves by the integral of these.</para></remarks>
internal sealed class IncidenceInfluence
{
    private readonly JoinedTable joined;
    private readonly int group;
    private readonly CauseColumns columns;
    private readonly CurveColumns curve;
    private readonly int cause;
    private readonly double[] hazard; // b
    private readonly double[] sum; // a

    private IncidenceInfluence(JoinedTable joined, int group, CauseColumns columns, int cause)
    {
        this.joined = joined;
        this.group = group;
        this.columns = columns;
        this.cause = cause;
        curve = columns.Curve;
        hazard = new double[curve.Length];
        sum = new double[curve.Length];
        double b = 0;
        double a = 0;
        for (int i = 0; i < curve.Length; i++)
        {
            double step = Step(i);
            b += step;
            a += OwnStep(i) + columns.Incidence[cause][i] * step;
            hazard[i] = b;
            sum[i] = a;
        }
    }

    /// <summary>Standard errors at the group's times.</summary>
    public static double[] Errors(JoinedTable joined, int group, CauseColumns columns, int cause) =>
        new IncidenceInfluence(joined, group, columns, cause).Errors();

    /// <summary>Variance of the area from 0 to tau.</summary>
    /// <param name="joined">The table.</param>
    /// <param name="group">The group.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="rise">∫ from each time to tau of what F rises above its value there.</param>
    /// <param name="tau">End of the area.</param>
    public static double AreaVariance(
        JoinedTable joined,
        int group,
        CauseColumns columns,
        int cause,
        ReadOnlySpan<double> rise,
        double tau
    ) => new IncidenceInfluence(joined, group, columns, cause).AreaVariance(rise, tau);

    private double[] Errors()
    {
        ReadOnlySpan<int> lines = joined.LinesOf(group);
        double[] squared = joined.Lines.SquaredWeight;
        double[] incidence = columns.Incidence[cause];
        var errors = new double[curve.Length];
        var present = new InfluenceOfPresent();
        var left = new InfluenceOfLeft();
        int[] entries = EntryOrder();
        if (joined.Entry is null)
        {
            foreach (int line in lines)
            {
                present.Add(squared[line], 0, 0);
            }
        }
        double reach = 0; // a(t) − F(t)b(t), without the cancellation
        double last = 0;
        int entry = 0;
        int next = 0;
        for (int i = 0; i < curve.Length; i++)
        {
            for (; entry < entries.Length && joined.Entry![entries[entry]] < curve.Time[i]; entry++)
            {
                (double b, double a) = AtEntry(entries[entry]);
                present.Add(squared[entries[entry]], b, a);
            }
            double rise = incidence[i] - last;
            last = incidence[i];
            left.Rise(rise);
            reach += OwnStep(i) - rise * (i == 0 ? 0 : hazard[i - 1]);
            for (; next < lines.Length && joined.Time[lines[next]] == curve.Time[i]; next++)
            {
                int line = lines[next];
                (double b, double a) = AtEntry(line);
                present.Add(-squared[line], b, a);
                double influence = a - last * b - reach;
                double leaving = b - hazard[i];
                if (joined.OutcomeOf(line) is > 0 and int outcome)
                {
                    influence += outcome - 1 == cause ? columns.SurvivalBefore(i) / curve.AtRisk[i] : 0;
                    leaving += curve.Remaining[i] > 0 ? 1 / curve.Remaining[i] : 0;
                }
                left.Add(squared[line], influence, leaving);
            }
            errors[i] = Math.Sqrt(Math.Max(0, left.Square + present.Square(reach, last)));
        }
        return errors;
    }

    private double AreaVariance(ReadOnlySpan<double> rise, double tau)
    {
        var sums = new double[curve.Length];
        double total = 0;
        int last = curve.IndexAt(tau, 0);
        for (int i = 0; i < sums.Length; i++)
        {
            total += i > last ? 0 : (tau - curve.Time[i]) * OwnStep(i) - rise[i] * Step(i);
            sums[i] = total;
        }
        double variance = 0;
        foreach (int line in joined.LinesOf(group))
        {
            int left = curve.IndexAt(joined.Time[line], 0);
            int entered = joined.Entry is null ? -1 : curve.IndexAt(joined.Entry[line], 0);
            double influence = (entered < 0 ? 0 : sums[entered]) - sums[left];
            if (left <= last && joined.OutcomeOf(line) is > 0 and int outcome)
            {
                influence +=
                    outcome - 1 == cause
                        ? (tau - curve.Time[left]) * columns.SurvivalBefore(left) / curve.AtRisk[left]
                        : 0;
                influence -= curve.Remaining[left] > 0 ? rise[left] / curve.Remaining[left] : 0;
            }
            variance += joined.Lines.SquaredWeight[line] * influence * influence;
        }
        return variance;
    }

    private double Step(int i) => curve.Remaining[i] > 0 ? curve.Events[i] / (curve.AtRisk[i] * curve.Remaining[i]) : 0;

    private double OwnStep(int i) =>
        columns.Events[cause][i] > 0
            ? columns.SurvivalBefore(i) * columns.Events[cause][i] / (curve.AtRisk[i] * curve.AtRisk[i])
            : 0;

    /// <summary>b and a at a line's entry.</summary>
    private (double Hazard, double Sum) AtEntry(int line)
    {
        int entered = joined.Entry is null ? -1 : curve.IndexAt(joined.Entry[line], 0);
        return entered < 0 ? (0, 0) : (hazard[entered], sum[entered]);
    }

    private int[] EntryOrder()
    {
        if (joined.Entry is null)
        {
            return [];
        }
        var order = new int[joined.LinesOf(group).Length];
        int count = 0;
        foreach (int line in joined.EntryOrder)
        {
            if (joined.GroupOf(line) == group)
            {
                order[count++] = line;
            }
        }
        return order;
    }
}
