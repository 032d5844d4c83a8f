namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Scores and covariance of Gray's test in one stratum: two passes forward in time.</summary>
/// <remarks><para>h_r = Y_r/S_r(t−), dF⁰ = d/Σh, a_kr = (1−F⁰)^ρ h_k(1{k=r} − h_r/Σh), C_kr(t) = Σ a_kr dF⁰/(1−F⁰(t−)). Linearised in
/// the groups' estimates, the score of k moves by a_kr + (1−v)(C_kr(τ)−C_kr(t)) for each unit of the cause's
/// increment in r and by −v(C_kr(τ)−C_kr(t)) for the other causes', v = (1−F⁰(t))/S_r(t). The first pass gives scores and C(τ), the
/// second the covariance Σ over r and t of the products times the increments' variances, S_r(t−)dF⁰/Y_r for the cause (equality
/// assumed) and S_r(t−)²d₂r/Y_r² for the others, each with its correction for ties.</para></remarks>
internal sealed class GrayStratum
{
    private readonly JoinedTable joined;
    private readonly int[] lines;
    private readonly int[] entries;
    private readonly int cause;
    private readonly double rho;
    private readonly int groups;

    private readonly double[] atRisk;
    private readonly double[] own;
    private readonly double[] other;
    private readonly double[] leavers;
    private readonly double[] survival;
    private readonly double[] incidence;
    private readonly double[] share; // h
    private double pooled; // F⁰ just before the time in hand

    private readonly double[] observed;
    private readonly double[] expected;
    private readonly double[] covariance;
    private readonly double[] sums; // C up to and including the time in hand
    private readonly double[] totals; // C at the end
    private readonly double[] influence;

    private GrayStratum(JoinedTable joined, int[] lines, int[] entries, int cause, double rho)
    {
        this.joined = joined;
        this.lines = lines;
        this.entries = entries;
        this.cause = cause;
        this.rho = rho;
        groups = joined.Table.Groups.Count;
        (atRisk, own, other, leavers) = (
            new double[groups],
            new double[groups],
            new double[groups],
            new double[groups]
        );
        (survival, incidence, share) = (new double[groups], new double[groups], new double[groups]);
        (observed, expected, influence) = (new double[groups], new double[groups], new double[groups]);
        covariance = new double[groups * groups];
        sums = new double[groups * groups];
        totals = new double[groups * groups];
    }

    /// <summary>Why the scores are not defined, or null.</summary>
    public string? Reason { get; private set; }

    public static IEnumerable<GrayStratum> Of(JoinedTable joined, int cause, double rho)
    {
        int strata = joined.Table.Strata.Count;
        int groups = Math.Max(1, joined.Table.Groups.Count);
        var all = new int[joined.Time.Length];
        for (int line = 0; line < all.Length; line++)
        {
            all[line] = line;
        }
        if (strata == 1)
        {
            return [new GrayStratum(joined, all, joined.EntryOrder, cause, rho)];
        }
        ILookup<int, int> lines = all.ToLookup(line => joined.CellOf(line) / groups);
        ILookup<int, int> entries = joined.EntryOrder.ToLookup(line => joined.CellOf(line) / groups);
        return Enumerable
            .Range(0, strata)
            .Select(s => new GrayStratum(joined, [.. lines[s]], [.. entries[s]], cause, rho));
    }

    public void AddTo(double[] allObserved, double[] allExpected, double[] allCovariance)
    {
        Pass(second: false);
        sums.CopyTo(totals, 0);
        if (Reason is null)
        {
            Pass(second: true);
        }
        for (int g = 0; g < groups; g++)
        {
            allObserved[g] += observed[g];
            allExpected[g] += expected[g];
        }
        for (int i = 0; i < covariance.Length; i++)
        {
            allCovariance[i] += covariance[i];
        }
    }

    private void Pass(bool second)
    {
        Begin();
        int entry = 0;
        for (int start = 0; start < lines.Length; )
        {
            double time = joined.Time[lines[start]];
            for (; entry < entries.Length && joined.Entry![entries[entry]] < time; entry++)
            {
                atRisk[joined.GroupOf(entries[entry])] += joined.Lines.People[entries[entry]];
            }
            int end = start;
            bool any = false;
            for (; end < lines.Length && joined.Time[lines[end]] == time; end++)
            {
                int line = lines[end];
                int group = joined.GroupOf(line);
                int outcome = joined.OutcomeOf(line);
                double people = joined.Lines.People[line];
                leavers[group] += people;
                if (outcome > 0)
                {
                    (outcome - 1 == cause ? own : other)[group] += people;
                    any = true;
                }
            }
            if (any)
            {
                Step(second);
            }
            for (int g = 0; g < groups; g++)
            {
                atRisk[g] -= leavers[g];
                (leavers[g], own[g], other[g]) = (0, 0, 0);
            }
            start = end;
        }
    }

    private void Begin()
    {
        Array.Clear(atRisk);
        Array.Fill(survival, 1);
        Array.Clear(incidence);
        Array.Clear(sums);
        pooled = 0;
        if (joined.Entry is null)
        {
            foreach (int line in lines)
            {
                atRisk[joined.GroupOf(line)] += joined.Lines.People[line];
            }
        }
    }

    private void Step(bool second)
    {
        double allShares = 0;
        double allReduced = 0;
        double events = 0;
        for (int g = 0; g < groups; g++)
        {
            if (atRisk[g] > 0 && !(survival[g] > 0))
            {
                Reason = "a group's curve reached 0 before others of the group entered";
                return;
            }
            share[g] = atRisk[g] > 0 ? atRisk[g] / survival[g] : 0;
            allShares += share[g];
            allReduced += share[g] * (1 - incidence[g]);
            events += own[g];
        }
        double weight = rho == 0 ? 1 : Math.Pow(1 - pooled, rho);
        double rise = events / allShares;
        if (second)
        {
            AddSums(weight, rise / (1 - pooled), allShares);
            AddCovariance(weight, rise, allShares, events);
        }
        else if (events > 0)
        {
            AddSums(weight, rise / (1 - pooled), allShares);
            for (int g = 0; g < groups; g++)
            {
                observed[g] += weight * own[g];
                double reduced = share[g] * (1 - incidence[g]);
                expected[g] += reduced > 0 ? weight * events * reduced / allReduced : 0;
            }
        }
        for (int g = 0; g < groups; g++)
        {
            if (atRisk[g] > 0)
            {
                incidence[g] = Math.Min(1, incidence[g] + survival[g] * own[g] / atRisk[g]);
                survival[g] = After(g);
            }
        }
        pooled += rise;
    }

    private double After(int g)
    {
        double staying = atRisk[g] - own[g] - other[g];
        return staying > 0 ? survival[g] * staying / atRisk[g] : 0;
    }

    private double Weight(int k, int r, double weight, double allShares) =>
        weight * share[k] * ((k == r ? 1 : 0) - share[r] / allShares);

    private void AddSums(double weight, double hazard, double allShares)
    {
        if (!(hazard > 0))
        {
            return;
        }
        for (int r = 0; r < groups; r++)
        {
            for (int k = 0; share[r] > 0 && k < groups; k++)
            {
                sums[r * groups + k] += Weight(k, r, weight, allShares) * hazard;
            }
        }
    }

    private void AddCovariance(double weight, double rise, double allShares, double events)
    {
        for (int r = 0; r < groups; r++)
        {
            if (!(atRisk[r] > 0))
            {
                continue;
            }
            double after = After(r);
            double turn = after > 0 ? (1 - pooled - rise) / after : 0;
            if (rise > 0)
            {
                double people = allShares * survival[r];
                double ties = events > 1 ? 1 - (events - 1) / (people - 1) : 1;
                for (int k = 0; k < groups; k++)
                {
                    double toCome = totals[r * groups + k] - sums[r * groups + k];
                    influence[k] = Weight(k, r, weight, allShares) + (1 - turn) * toCome;
                }
                AddProducts(ties * survival[r] * rise / atRisk[r]);
            }
            if (other[r] > 0 && after > 0)
            {
                double ties = other[r] > 1 ? (atRisk[r] - other[r]) / (atRisk[r] - 1) : 1;
                for (int k = 0; k < groups; k++)
                {
                    influence[k] = turn * (totals[r * groups + k] - sums[r * groups + k]);
                }
                double ratio = survival[r] / atRisk[r];
                AddProducts(ties * ratio * ratio * other[r]);
            }
        }
    }

    private void AddProducts(double variance)
    {
        for (int k = 0; k < groups; k++)
        {
            for (int j = 0; j < groups; j++)
            {
                covariance[k * groups + j] += variance * influence[k] * influence[j];
            }
        }
    }
}
