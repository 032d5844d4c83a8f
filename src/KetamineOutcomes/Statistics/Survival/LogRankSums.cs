using System.Numerics;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Observed, expected and covariance of a log-rank test: one pass over a joined table.</summary>
internal sealed class LogRankSums
{
    private readonly JoinedTable joined;
    private readonly LogRankWeight weight;
    private readonly int groups;
    private readonly double[] observed;
    private readonly double[] expected;
    private readonly double[] covariance;

    /// <summary>By cell: people, their weights and squared weights at risk, and events and leavers at the time in hand.</summary>
    private readonly Cells atRisk;
    private readonly double[] eventPeople;
    private readonly double[] eventWeight;

    /// <summary>By group, at the event time in hand: share of the weight at risk, and share·Σw² − own Σw².</summary>
    private readonly double[] share;
    private readonly double[] balance;

    /// <summary>By stratum: the pooled curve just before the time in hand, Peto's, and whether the time touches it.</summary>
    private readonly double[] survival;
    private readonly double[] petoSurvival;
    private readonly bool[] touched;

    private LogRankSums(JoinedTable joined, LogRankWeight weight)
    {
        this.joined = joined;
        this.weight = weight;
        groups = joined.Table.Groups.Count;
        observed = new double[groups];
        expected = new double[groups];
        covariance = new double[groups * groups];
        share = new double[groups];
        balance = new double[groups];
        int cells = joined.Table.CellCount;
        atRisk = new Cells(cells);
        eventPeople = new double[cells];
        eventWeight = new double[cells];
        survival = new double[joined.Table.Strata.Count];
        petoSurvival = new double[survival.Length];
        touched = new bool[survival.Length];
        Array.Fill(survival, 1);
        Array.Fill(petoSurvival, 1);
    }

    public static LogRankTest Test(JoinedTable joined, LogRankWeight weight)
    {
        var sums = new LogRankSums(joined, weight);
        sums.Run();
        sums.MirrorCovariance();
        EventTable table = joined.Table;
        var parts = new LogRankGroup[sums.groups];
        for (int g = 0; g < parts.Length; g++)
        {
            parts[g] = new LogRankGroup(table.Groups[g], table.PeopleIn(g), sums.observed[g], sums.expected[g]);
        }
        return new LogRankTest
        {
            Test = sums.Finish(),
            Covariance = sums.covariance,
            Weight = weight,
            IsStratified = table.IsStratified,
            Groups = parts,
        };
    }

    private TestResult Finish()
    {
        string name = weight.Name;
        if (groups < 2)
        {
            return TestResult.NotDefined(name, "there is one group: nothing to compare");
        }
        var scores = new double[groups];
        int compared = 0;
        double events = 0;
        for (int g = 0; g < groups; g++)
        {
            scores[g] = observed[g] - expected[g];
            compared += expected[g] > 0 ? 1 : 0;
            events += observed[g];
        }
        if (!(events > 0))
        {
            return TestResult.NotDefined(
                name,
                weight.Gamma > 0 ? "no event has a weight above 0" : "there is no event"
            );
        }
        if (compared < 2)
        {
            return TestResult.NotDefined(name, "only one group was at risk when events happened");
        }
        (double statistic, int rank) = QuadraticForm.Of(scores, [.. covariance]);
        return rank == 0
            ? TestResult.NotDefined(
                name,
                "the test has no variance: at every event either one group or nobody else was at risk"
            )
            : new TestResult(name, statistic, rank, ChiSquared.UpperTail(statistic, rank));
    }

    private void Run()
    {
        EventLines lines = joined.Lines;
        if (joined.Entry is null)
        {
            for (int line = 0; line < lines.Count; line++)
            {
                atRisk.Add(joined.CellOf(line), lines, line);
            }
        }
        int entry = 0;
        for (int start = 0; start < lines.Count; )
        {
            double time = joined.Time[start];
            int end = start + 1;
            while (end < lines.Count && joined.Time[end] == time)
            {
                end++;
            }
            while (entry < joined.EntryOrder.Length && joined.Entry![joined.EntryOrder[entry]] < time)
            {
                int line = joined.EntryOrder[entry++];
                atRisk.Add(joined.CellOf(line), lines, line);
            }
            Step(start, end);
            start = end;
        }
    }

    /// <summary>One distinct time: compare within each stratum that has an event, then let people leave.</summary>
    private void Step(int start, int end)
    {
        EventLines lines = joined.Lines;
        for (int line = start; line < end; line++)
        {
            if (joined.IsEvent(line))
            {
                int cell = joined.CellOf(line);
                eventPeople[cell] += lines.People[line];
                eventWeight[cell] += lines.Weight[line];
                touched[cell / groups] = true;
            }
        }
        for (int line = start; line < end; line++)
        {
            int stratum = joined.CellOf(line) / groups;
            if (touched[stratum])
            {
                touched[stratum] = false;
                Compare(stratum);
            }
        }
        for (int line = start; line < end; line++)
        {
            int cell = joined.CellOf(line);
            eventPeople[cell] = 0;
            eventWeight[cell] = 0;
            atRisk.Remove(cell, lines, line);
        }
    }

    private void Compare(int stratum)
    {
        int from = stratum * groups;
        ReadOnlySpan<double> people = atRisk.People.AsSpan(from, groups);
        ReadOnlySpan<double> weights = atRisk.Weight.AsSpan(from, groups);
        ReadOnlySpan<double> squares = atRisk.SquaredWeight.AsSpan(from, groups);
        double n = 0;
        double all = 0;
        double allSquared = 0;
        double events = 0;
        double eventsWeighted = 0;
        for (int g = 0; g < groups; g++)
        {
            n += people[g];
            all += weights[g];
            allSquared += squares[g];
            events += eventPeople[from + g];
            eventsWeighted += eventWeight[from + g];
        }
        petoSurvival[stratum] *= 1 - eventsWeighted / (all + 1);
        double factor = weight.At(survival[stratum], petoSurvival[stratum], all);
        survival[stratum] *= n > events ? 1 - eventsWeighted / all : 0;
        double spread = n > 1 ? factor * factor * events * (n - events) / (n * (n - 1)) : 0;
        double perWeight = factor * eventsWeighted / all;
        for (int g = 0; g < groups; g++)
        {
            observed[g] += factor * eventWeight[from + g];
            expected[g] += perWeight * weights[g];
            share[g] = weights[g] / all;
            balance[g] = share[g] * allSquared - squares[g];
        }
        if (spread > 0)
        {
            AddCovariance(spread, people, squares);
        }
    }

    /// <summary>Adds spread·(δ·q_g − p_h·q_g − p_g·q_h + p_g·p_h·Q), q squared weights, p shares; the lower triangle
    /// alone.</summary>
    private void AddCovariance(double spread, ReadOnlySpan<double> people, ReadOnlySpan<double> squares)
    {
        bool weighted = joined.Table.HasSamplingWeights;
        for (int g = 0; g < groups; g++)
        {
            if (people[g] == 0)
            {
                continue;
            }
            Span<double> row = covariance.AsSpan(g * groups, g + 1);
            AddScaled(row, share, -spread * squares[g]);
            if (weighted)
            {
                // Without weights every balance is 0.
                AddScaled(row, balance, spread * share[g]);
            }
            row[g] += spread * squares[g];
        }
    }

    private static void AddScaled(Span<double> row, ReadOnlySpan<double> values, double factor)
    {
        int h = 0;
        var factors = new Vector<double>(factor);
        for (; h <= row.Length - Vector<double>.Count; h += Vector<double>.Count)
        {
            (new Vector<double>(row[h..]) + factors * new Vector<double>(values[h..])).CopyTo(row[h..]);
        }
        for (; h < row.Length; h++)
        {
            row[h] += factor * values[h];
        }
    }

    private void MirrorCovariance()
    {
        for (int g = 0; g < groups; g++)
        {
            for (int h = 0; h < g; h++)
            {
                covariance[h * groups + g] = covariance[g * groups + h];
            }
        }
    }

    /// <summary>People, weights and squared weights by cell.</summary>
    private sealed class Cells(int count)
    {
        public double[] People { get; } = new double[count];

        public double[] Weight { get; } = new double[count];

        public double[] SquaredWeight { get; } = new double[count];

        public void Add(int cell, EventLines lines, int line)
        {
            People[cell] += lines.People[line];
            Weight[cell] += lines.Weight[line];
            SquaredWeight[cell] += lines.SquaredWeight[line];
        }

        /// <summary>Takes people out; when nobody is left, nothing is left of their weights either.</summary>
        public void Remove(int cell, EventLines lines, int line)
        {
            People[cell] -= lines.People[line];
            bool isEmpty = People[cell] <= 0;
            Weight[cell] = isEmpty ? 0 : Weight[cell] - lines.Weight[line];
            SquaredWeight[cell] = isEmpty ? 0 : SquaredWeight[cell] - lines.SquaredWeight[line];
        }
    }
}
