namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Baselines that stand twice, or that contradict one another.</summary>
/// <remarks>Several scores before the first dose are usual (screening, then baseline) and no fault; two under the same visit are
/// worth a look, since the last of them becomes the baseline.</remarks>
internal static class DoubleBaselineRules
{
    /// <summary>Earlier rows that a row is compared with: nobody has more scores before the first dose.</summary>
    private const int Compared = 16;

    /// <summary>Records second scores of a visit at or before day 0, unless they share their day: that is a repeated key.</summary>
    public static void CheckVisits(TrialParts parts)
    {
        AssessmentTable table = parts.Assessments;
        if (table.Visit is not { } visit)
        {
            return;
        }
        (int[] scales, int[] visits) = (table.Scale.Array, visit.Array);
        Span<int> earlier = stackalloc int[Compared];
        for (int subject = 0; subject < parts.AssessmentRows.SubjectCount; subject++)
        {
            int count = 0;
            foreach (int row in parts.AssessmentRows.Of(subject))
            {
                if (!(parts.Day[row] <= 0) || visits[row] < 0 || scales[row] < 0 || double.IsNaN(parts.Score[row]))
                {
                    continue;
                }
                foreach (int other in earlier[..Math.Min(count, Compared)])
                {
                    if (
                        scales[other] == scales[row]
                        && visits[other] == visits[row]
                        && parts.Day[other] != parts.Day[row]
                        && table.Period?[other] == table.Period?[row]
                        && table.Treatment?.Array[other] == table.Treatment?.Array[row]
                    )
                    {
                        Report(parts, row, other);
                        break;
                    }
                }
                earlier[count++ % Compared] = row;
            }
        }
    }

    /// <summary>Records values of the baseline column that differ within a participant and scale, and those that are none of the
    /// participant's scores at or before day 0. In a crossover every period has its own.</summary>
    /// <param name="parts">The trial.</param>
    /// <param name="given">The column's values: one a row of assessments.csv, or of subjects.csv.</param>
    /// <param name="isBySubject">Whether they belong to subjects.csv.</param>
    public static void CheckColumn(TrialParts parts, double[] given, bool isBySubject)
    {
        AssessmentTable table = parts.Assessments;
        if (table.Period is not null || table.Treatment is not null)
        {
            return;
        }
        var seen = new OwnBaseline[table.Scale.Levels.Count];
        for (int subject = 0; subject < parts.AssessmentRows.SubjectCount; subject++)
        {
            ReadOnlySpan<int> rows = parts.AssessmentRows.Of(subject);
            Array.Fill(seen, new OwnBaseline(double.NaN, -1, IsFound: false));
            foreach (int row in rows)
            {
                int scale = table.Scale.Array[row];
                if (scale >= 0)
                {
                    seen[scale] = Next(parts, seen[scale], row, given[isBySubject ? subject : row]);
                }
            }
            foreach (OwnBaseline own in seen)
            {
                if (own.FirstRow >= 0 && !own.IsFound && !double.IsNaN(own.Value))
                {
                    parts.Problems.Add(
                        TrialRules.BaselineMismatch,
                        parts.AssessmentSource,
                        own.FirstRow,
                        "score",
                        $"The column '{parts.Settings.Description.BaselineColumn}' gives another baseline than the scores at or before day 0.",
                        "Check which is right; analyses use the column."
                    );
                }
            }
        }
    }

    private static OwnBaseline Next(TrialParts parts, OwnBaseline own, int row, double given)
    {
        if (Math.Abs(given - own.Value) > 1e-9)
        {
            parts.Problems.Add(
                TrialRules.DoubleBaseline,
                parts.AssessmentSource,
                row,
                parts.Settings.Description.BaselineColumn,
                "The participant has another baseline of this scale on an earlier row.",
                "Keep one of them; analyses use the first."
            );
        }
        double value = double.IsNaN(own.Value) ? given : own.Value;
        bool isBefore = parts.Day[row] <= 0 && !double.IsNaN(parts.Score[row]);
        return new OwnBaseline(
            value,
            isBefore && own.FirstRow < 0 ? row : own.FirstRow,
            own.IsFound || (isBefore && Math.Abs(parts.Score[row] - given) <= 1e-9)
        );
    }

    private static void Report(TrialParts parts, int row, int other) =>
        parts.Problems.Add(
            TrialRules.DoubleBaseline,
            parts.AssessmentSource,
            row,
            "visit",
            Invariant(
                $"Line {parts.AssessmentSource.Data.LineOf(other)} has a score of this scale at this visit already, before the first dose as well."
            ),
            "Check the visits and days: the last score at or before day 0 becomes the baseline."
        );

    /// <summary>A participant's baseline of a scale by the column, the first row with a score at or before day 0, and whether one of
    /// those scores is the column's.</summary>
    private readonly record struct OwnBaseline(double Value, int FirstRow, bool IsFound);
}
