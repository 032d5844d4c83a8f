using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>The rows of a Fine-Gray model in order of time, with how each ended and the curve of censoring.</summary>
internal sealed record FineGrayRows
{
    /// <summary>Rows in order of time, their covariates standardised.</summary>
    public required CoxRows Rows { get; init; }

    /// <summary>How each row ended.</summary>
    public required Ending[] Endings { get; init; }

    /// <summary>The group of censoring of each row.</summary>
    public required int[] Group { get; init; }

    /// <summary>Number of groups of censoring.</summary>
    public required int Groups { get; init; }

    /// <summary>The first row of each distinct time, and the number of rows at the end.</summary>
    public required int[] Starts { get; init; }

    /// <summary>G just before each distinct time, by group: time · groups + group.</summary>
    public required double[] Before { get; init; }

    /// <summary>Number of distinct times.</summary>
    public int Times => Starts.Length - 1;

    /// <param name="rows">The rows in order.</param>
    /// <param name="input">Where their causes are; its cluster holds the groups of censoring.</param>
    /// <param name="cause">Code of the cause modelled.</param>
    public static FineGrayRows Of(CoxRows rows, CoxInput input, int cause)
    {
        var endings = new Ending[rows.Count];
        var group = new int[rows.Count];
        for (int row = 0; row < endings.Length; row++)
        {
            int code = input.Times.Events[rows.Source[row]];
            endings[row] =
                code == 0 ? Ending.Censored
                : code == cause ? Ending.Cause
                : Ending.Other;
            group[row] = input.Cluster is null ? 0 : input.Cluster.Codes[rows.Source[row]];
        }
        int groups = input.Cluster?.Levels.Count ?? 1;
        int[] starts = StartsOf(rows);
        return new FineGrayRows
        {
            Rows = rows,
            Endings = endings,
            Group = group,
            Groups = groups,
            Starts = starts,
            Before = CensoringBefore(rows, endings, group, groups, starts),
        };
    }

    private static int[] StartsOf(CoxRows rows)
    {
        var starts = new List<int>();
        for (int row = 0; row < rows.Count; row++)
        {
            if (row == 0 || rows.Time[row] != rows.Time[row - 1])
            {
                starts.Add(row);
            }
        }
        starts.Add(rows.Count);
        return [.. starts];
    }

    private static double[] CensoringBefore(CoxRows rows, Ending[] endings, int[] group, int groups, int[] starts)
    {
        var atRisk = new double[groups];
        for (int row = 0; row < rows.Count; row++)
        {
            atRisk[group[row]] += rows.PeopleOf(row);
        }
        var curve = new double[groups];
        Array.Fill(curve, 1);
        var censored = new double[groups];
        var leaving = new double[groups];
        var before = new double[(starts.Length - 1) * groups];
        for (int time = 0; time + 1 < starts.Length; time++)
        {
            for (int g = 0; g < groups; g++)
            {
                // People are whole numbers, so that nobody left is exactly 0.
                before[time * groups + g] = atRisk[g] > 0 ? curve[g] : 0;
            }
            for (int row = starts[time]; row < starts[time + 1]; row++)
            {
                leaving[group[row]] += rows.PeopleOf(row);
                censored[group[row]] += endings[row] == Ending.Censored ? rows.PeopleOf(row) : 0;
            }
            for (int g = 0; g < groups; g++)
            {
                if (leaving[g] > 0)
                {
                    curve[g] *= (atRisk[g] - censored[g]) / atRisk[g];
                    atRisk[g] -= leaving[g];
                    (leaving[g], censored[g]) = (0, 0);
                }
            }
        }
        return before;
    }

    /// <summary>How a row ended.</summary>
    internal enum Ending : byte
    {
        Censored,
        Cause,
        Other,
    }
}
