using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Plausibility of follow_up.csv against assessments.csv.</summary>
internal static class FollowUpRules
{
    /// <summary>Records follow-ups that start before a response. No error: some trials follow everybody.</summary>
    /// <remarks>Only of people who were assessed after day 0 and by the start, with a baseline, on a scale that has a customary
    /// response. A response on one scale, or a score within its remission cutoff, is enough.</remarks>
    public static void Check(TrialParts parts)
    {
        if (parts.FollowUp is not { } followUp || parts.Assessments.Period is not null)
        {
            return;
        }
        RatingScale[] scales = parts
            .Assessments.Scale.Levels.Select(level => parts.Settings.Scales.Find(level)!)
            .ToArray();
        string column = parts.FollowUpSource!.Find("start_day") is not null ? "start_day" : "start_date";
        var baseline = new (double Day, double Score)[scales.Length];
        for (int row = 0; row < followUp.Count; row++)
        {
            if (followUp.Subject[row] >= 0 && HasResponded(parts, scales, followUp, row, baseline) == false)
            {
                parts.Problems.Add(
                    TrialRules.FollowUpBeforeResponse,
                    parts.FollowUpSource,
                    row,
                    column,
                    "The follow-up starts while no score of the participant is a response yet.",
                    "Nothing need be done if everybody is followed; else check start and scores."
                );
            }
        }
    }

    /// <summary>Whether one of the scores up to the start is a response; null when none can tell.</summary>
    private static bool? HasResponded(
        TrialParts parts,
        RatingScale[] scales,
        FollowUpTable followUp,
        int followUpRow,
        (double Day, double Score)[] baseline
    )
    {
        (int[] codes, double[] days, double[] scores) = (parts.Assessments.Scale.Array, parts.Day, parts.Score);
        ReadOnlySpan<int> rows = parts.AssessmentRows.Of(followUp.Subject[followUpRow]);
        Array.Fill(baseline, (double.NegativeInfinity, double.NaN));
        foreach (int row in rows)
        {
            int scale = codes[row];
            if (scale >= 0 && days[row] <= 0 && days[row] >= baseline[scale].Day && !double.IsNaN(scores[row]))
            {
                baseline[scale] = (days[row], scores[row]);
            }
        }
        bool isAssessed = false;
        bool isScoreMissing = false;
        foreach (int row in rows)
        {
            int scale = codes[row];
            if (scale < 0 || !(days[row] > 0 && days[row] <= followUp.StartDay[followUpRow]))
            {
                continue;
            }
            if (scales[scale].ResponseReduction is { } reduction && baseline[scale].Score > 0)
            {
                bool isHigher = scales[scale].Direction == ScaleDirection.HigherIsBetter;
                double sign = isHigher ? -1 : 1;
                double gain = sign * (baseline[scale].Score - scores[row]);
                bool isRemission = sign * scores[row] <= sign * scales[scale].RemissionCutoff;
                if (gain >= (reduction - 1e-12) * baseline[scale].Score || isRemission)
                {
                    return true;
                }
                isScoreMissing |= double.IsNaN(gain);
                isAssessed = true;
            }
        }
        return isAssessed && !isScoreMissing ? false : null;
    }
}
