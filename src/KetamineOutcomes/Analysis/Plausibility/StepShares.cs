using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Analysis.Plausibility;

/// <summary>How often first scores and changes from score to score of a size occur in a trial, by scale: what a record says.</summary>
internal sealed class StepShares
{
    /// <summary>Steps beyond it count as this one.</summary>
    private const int Largest = 1000;

    private readonly long[][] firsts;
    private readonly long[][] steps;
    private readonly long[] people;
    private readonly long[] changes;

    private StepShares(int scales)
    {
        firsts = [.. Enumerable.Range(0, scales).Select(_ => new long[2 * Largest + 1])];
        steps = [.. Enumerable.Range(0, scales).Select(_ => new long[2 * Largest + 1])];
        people = new long[scales];
        changes = new long[scales];
    }

    /// <summary>Counts them; fractions are rounded, which makes steps look commoner than they are.</summary>
    public static StepShares Of(TrialParts parts)
    {
        var shares = new StepShares(parts.Assessments.Scale.Levels.Count);
        for (int subject = 0; subject < parts.Order.SubjectCount; subject++)
        {
            int before = -1;
            foreach (int row in parts.Order.Of(subject))
            {
                int scale = parts.Assessments.Scale.Array[row];
                if (scale < 0 || double.IsNaN(parts.Score[row]))
                {
                    continue;
                }
                if (Continues(parts, before, row))
                {
                    shares.steps[scale][Place(parts.Score[row] - parts.Score[before])]++;
                    shares.changes[scale]++;
                }
                else
                {
                    shares.firsts[scale][Place(parts.Score[row])]++;
                    shares.people[scale]++;
                }
                before = row;
            }
        }
        return shares;
    }

    /// <summary>A record's information in nats: the largest of its scales'.</summary>
    public double Information(TrialParts parts, ReadOnlySpan<int> rows)
    {
        (double most, double own) = (0, 0);
        int before = -1;
        foreach (int row in rows)
        {
            int scale = parts.Assessments.Scale.Array[row];
            if (scale < 0 || double.IsNaN(parts.Score[row]))
            {
                continue;
            }
            bool continues = Continues(parts, before, row);
            own = continues
                ? own - Math.Log((double)steps[scale][Place(parts.Score[row] - parts.Score[before])] / changes[scale])
                : -Math.Log((double)firsts[scale][Place(parts.Score[row])] / people[scale]);
            most = Math.Max(most, own);
            before = row;
        }
        return most;
    }

    private static bool Continues(TrialParts parts, int before, int row) =>
        before >= 0
        && parts.Assessments.Scale.Array[before] == parts.Assessments.Scale.Array[row]
        && parts.Order.IsSamePeriod(before, row);

    private static int Place(double step) => Largest + (int)Math.Clamp(Math.Round(step), -Largest, Largest);
}
