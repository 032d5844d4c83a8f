using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Reading;
using KetamineOutcomes.Trials.Reading.Rules;

namespace KetamineOutcomes.Analysis.Plausibility;

/// <summary>Pairs of participants with the same scores of every scale on the same days: one person twice, or a copy.</summary>
/// <remarks>Short records are equal by chance. A record's information is I = −ln p(first score) − Σ ln p(change), with the shares of
/// first scores and of changes from score to score that this trial has on the scale; of several scales the largest, since
/// they go together. Of n people n(n−1)/2 · e⁻ᴵ pairs are expected to share a record by chance; a pair is pointed out when
/// that is below <see cref="TrialPlausibility.FalseAlarms"/>. Days add to the information and are not counted. Found by a hash of each
/// record, then compared number by number: linear in the rows. A copy with one change is not found.</remarks>
internal static class EqualRecords
{
    public static void Check(TrialParts parts, ProblemList problems)
    {
        AssessmentOrder order = parts.Order;
        var hashes = new ulong[order.SubjectCount];
        var subjects = new int[order.SubjectCount];
        int people = 0;
        for (int subject = 0; subject < order.SubjectCount; subject++)
        {
            if (order.Of(subject).Length > 1)
            {
                hashes[people] = Hash(parts, order.Of(subject));
                subjects[people++] = subject;
            }
        }
        Array.Sort(hashes, subjects, 0, people);
        StepShares? shares = null;
        for (int first = 0, i = 1; i < people; i++)
        {
            if (hashes[i] != hashes[first])
            {
                first = i;
                continue;
            }
            (int earlier, int later) = (Math.Min(subjects[first], subjects[i]), Math.Max(subjects[first], subjects[i]));
            shares ??= StepShares.Of(parts);
            double pairs = 0.5 * people * (people - 1.0);
            if (
                AreEqual(parts, order.Of(earlier), order.Of(later))
                && pairs * Math.Exp(-shares.Information(parts, order.Of(later))) < TrialPlausibility.FalseAlarms
            )
            {
                int line = parts.AssessmentSource.Data.LineOf(parts.AssessmentRows.Of(earlier)[0]);
                problems.Add(
                    TrialRules.EqualRecords,
                    parts.AssessmentSource,
                    parts.AssessmentRows.Of(later)[0],
                    "subject_id",
                    Invariant(
                        $"The participant has, day by day, the same {order.Of(later).Length} assessments as the one of line {line}."
                    ),
                    "Check whether one person was entered twice, or a record copied."
                );
            }
        }
    }

    private static ulong Hash(TrialParts parts, ReadOnlySpan<int> rows)
    {
        ulong hash = 14695981039346656037;
        foreach (int row in rows)
        {
            hash = Mix(hash, (ulong)(uint)parts.Assessments.Scale.Array[row]);
            hash = Mix(hash, BitConverter.DoubleToUInt64Bits(parts.Day[row] + 0.0));
            hash = Mix(hash, BitConverter.DoubleToUInt64Bits(parts.Score[row] + 0.0));
        }
        return hash;
    }

    // The finaliser of SplitMix64: every bit of the numbers reaches every bit of the hash.
    private static ulong Mix(ulong hash, ulong part)
    {
        ulong mixed = (hash ^ part) + 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private static bool AreEqual(TrialParts parts, ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }
        Factor scale = parts.Assessments.Scale;
        for (int i = 0; i < left.Length; i++)
        {
            if (
                scale.Array[left[i]] != scale.Array[right[i]]
                || !parts.Day[left[i]].Equals(parts.Day[right[i]])
                || !parts.Score[left[i]].Equals(parts.Score[right[i]])
            )
            {
                return false;
            }
        }
        return true;
    }
}
