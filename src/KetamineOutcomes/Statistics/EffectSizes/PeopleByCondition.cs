using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>The row of each person under each condition.</summary>
internal sealed class PeopleByCondition
{
    private readonly int[][] rows;
    private readonly double[] values;
    private readonly double[] counts;

    private PeopleByCondition(int[][] rows, double[] values, double[] counts)
    {
        this.rows = rows;
        this.values = values;
        this.counts = counts;
    }

    public static PeopleByCondition Of(
        ReadOnlySpan<double> values,
        Factor by,
        Factor subject,
        ReadOnlySpan<double> counts
    )
    {
        if (subject.Length != values.Length)
        {
            throw new ArgumentException("Values and subjects differ in length.", nameof(subject));
        }
        int[][] rows = Enumerable.Range(0, by.Levels.Count).Select(_ => new int[subject.Levels.Count]).ToArray();
        foreach (int[] condition in rows)
        {
            Array.Fill(condition, -1);
        }
        int repeated = 0;
        int unequal = 0;
        int[] firstRow = new int[subject.Levels.Count];
        Array.Fill(firstRow, -1);
        for (int i = 0; i < values.Length; i++)
        {
            int person = subject.Codes[i];
            int condition = by.Codes[i];
            if (person < 0 || condition < 0 || double.IsNaN(values[i]))
            {
                continue;
            }
            repeated += rows[condition][person] >= 0 ? 1 : 0;
            rows[condition][person] = i;
            firstRow[person] = firstRow[person] < 0 ? i : firstRow[person];
            unequal += !counts.IsEmpty && counts[firstRow[person]] != counts[i] ? 1 : 0;
        }
        Refuse(repeated, unequal, by, subject);
        return new PeopleByCondition(rows, values.ToArray(), counts.ToArray());
    }

    /// <summary>Differences of those with a value under both conditions, and how many have only one.</summary>
    public (SortedSample Differences, double Unpaired) Differences(int condition, int reference)
    {
        var differences = new List<double>();
        var weights = new List<double>();
        double unpaired = 0;
        for (int person = 0; person < rows[condition].Length; person++)
        {
            int a = rows[condition][person];
            int b = rows[reference][person];
            if (a >= 0 && b >= 0)
            {
                differences.Add(values[a] - values[b]);
                weights.Add(counts.Length > 0 ? counts[a] : 1);
            }
            else if (a >= 0 || b >= 0)
            {
                unpaired += counts.Length > 0 ? counts[Math.Max(a, b)] : 1;
            }
        }
        return (SortedSample.Own([.. differences], counts.Length > 0 ? [.. weights] : null), unpaired);
    }

    private static void Refuse(int repeated, int unequal, Factor by, Factor subject)
    {
        var problems = new List<DataProblem>();
        if (repeated > 0)
        {
            problems.Add(
                DataProblem.Error(
                    "repeated-key",
                    Invariant(
                        $"{repeated} rows repeat a person of '{subject.Name}' under the same level of '{by.Name}'."
                    ),
                    "A paired comparison takes one row for each person and level; choose one with --where."
                ) with
                {
                    Column = subject.Name,
                }
            );
        }
        if (unequal > 0)
        {
            problems.Add(
                DataProblem.Error(
                    "unequal-frequency",
                    Invariant(
                        $"{unequal} rows give another frequency than an earlier row of the same '{subject.Name}'."
                    ),
                    "All rows of a person stand for the same number of people."
                ) with
                {
                    Column = subject.Name,
                }
            );
        }
        if (problems.Count > 0)
        {
            throw new TrialDataException(problems);
        }
    }
}
