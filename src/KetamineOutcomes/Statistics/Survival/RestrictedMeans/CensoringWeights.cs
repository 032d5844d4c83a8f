using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.RestrictedMeans;

/// <summary>Weights 1/G(t−) of those whose min(T, τ) is known, G by arm; and the censoring behind them, for the variance.</summary>
internal sealed class CensoringWeights
{
    private readonly double[] times;
    private readonly bool[] isEvent;
    private readonly double[] people;
    private readonly double tau;
    private readonly int[][] byArm; // rows of an arm by time, events before censorings

    public CensoringWeights(double[] times, bool[] isEvent, double[] people, Factor arms, double tau)
    {
        this.times = times;
        this.isEvent = isEvent;
        this.people = people;
        this.tau = tau;
        Restricted = Array.ConvertAll(times, time => Math.Min(time, tau));
        Weights = new double[times.Length];
        byArm = arms
            .Levels.Select((_, a) => Enumerable.Range(0, times.Length).Where(i => arms.Codes[i] == a).ToArray())
            .ToArray();
        var shorter = new List<string>();
        for (int a = 0; a < byArm.Length; a++)
        {
            Array.Sort(byArm[a], Earlier);
            Weigh(byArm[a]);
            if (byArm[a].Length > 0 && times[byArm[a][^1]] < tau && !isEvent[byArm[a][^1]])
            {
                shorter.Add(arms.Levels[a]);
            }
        }
        Short = shorter;
    }

    /// <summary>min(T, τ), one a row.</summary>
    public double[] Restricted { get; }

    /// <summary>One a row; 0 where the time was cut before τ.</summary>
    public double[] Weights { get; }

    /// <summary>Arms whose last time is censored before τ, so that the mean to τ rests on those before.</summary>
    public IReadOnlyList<string> Short { get; }

    /// <summary>Adds to each row's influence what estimating G adds: ∫ q/Y dM, q the sum of scores of those with later restricted
    /// times, Y those who could be censored, M the row's censoring martingale.</summary>
    /// <param name="scores">Weight times residual times design row, one a row and column, without people.</param>
    /// <param name="influence">The same layout; added to, for one person of the row.</param>
    /// <param name="columns">Columns.</param>
    public void AddTo(double[] influence, double[] scores, int columns)
    {
        foreach (int[] rows in byArm)
        {
            var later = new double[columns];
            foreach (int row in rows)
            {
                for (int c = 0; c < columns; c++)
                {
                    later[c] += people[row] * scores[row * columns + c];
                }
            }
            var compensator = new double[columns]; // Σ q·dN/Y² so far
            double atRisk = rows.Sum(row => people[row]);
            for (int i = 0; i < rows.Length; )
            {
                double time = times[rows[i]];
                int end = i;
                double censored = 0;
                double gone = 0;
                while (end < rows.Length && times[rows[end]] == time)
                {
                    int row = rows[end++];
                    for (int c = 0; c < columns; c++)
                    {
                        later[c] -= people[row] * scores[row * columns + c];
                    }
                    if (isEvent[row])
                    {
                        atRisk -= people[row];
                        Settle(influence, row, compensator, columns);
                    }
                    else
                    {
                        censored += people[row];
                        gone += people[row];
                    }
                }
                bool counts = time < tau && censored > 0;
                for (int c = 0; c < columns && counts; c++)
                {
                    compensator[c] += later[c] * censored / (atRisk * atRisk);
                }
                for (int k = i; k < end; k++)
                {
                    int row = rows[k];
                    if (!isEvent[row])
                    {
                        for (int c = 0; c < columns && counts; c++)
                        {
                            influence[row * columns + c] += later[c] / atRisk;
                        }
                        Settle(influence, row, compensator, columns);
                    }
                }
                atRisk -= gone;
                i = end;
            }
        }
    }

    private static void Settle(double[] influence, int row, double[] compensator, int columns)
    {
        for (int c = 0; c < columns; c++)
        {
            influence[row * columns + c] -= compensator[c];
        }
    }

    private void Weigh(int[] rows)
    {
        double free = 1;
        double atRisk = rows.Sum(row => people[row]);
        for (int i = 0; i < rows.Length; )
        {
            double time = times[rows[i]];
            double censored = 0;
            for (; i < rows.Length && times[rows[i]] == time; i++)
            {
                int row = rows[i];
                Weights[row] = isEvent[row] || time >= tau ? 1 / free : 0;
                atRisk -= isEvent[row] ? people[row] : 0;
                censored += isEvent[row] ? 0 : people[row];
            }
            if (time < tau && censored > 0)
            {
                free *= (atRisk - censored) / atRisk;
                atRisk -= censored;
            }
        }
    }

    private int Earlier(int a, int b) =>
        times[a] != times[b] ? times[a].CompareTo(times[b])
        : isEvent[a] != isEvent[b] ? (isEvent[a] ? -1 : 1)
        : a.CompareTo(b);
}
