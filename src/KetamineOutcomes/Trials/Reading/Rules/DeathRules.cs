namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Records of people after the day of death that follow_up.csv gives.</summary>
internal static class DeathRules
{
    // Bills come later than that.
    private static readonly string[] Dated = ["biomarkers.csv", "cognition.csv", "diary.csv", "medications.csv"];

    /// <summary>Records assessments, sessions, events and what else has a day after death. In a crossover days count from each period's dose and
    /// are not compared.</summary>
    public static void Check(TrialParts parts)
    {
        if (DaysOfDeath(parts) is not { } died || parts.Assessments.Period is not null)
        {
            return;
        }
        AssessmentTable assessments = parts.Assessments;
        string day = parts.AssessmentSource.Find("day") is not null ? "day" : "date";
        Check(
            parts,
            TrialRules.AssessmentAfterDeath,
            parts.AssessmentSource,
            day,
            "assessment",
            died,
            assessments.Subject,
            assessments.Day
        );
        if (parts.Sessions is { } sessions)
        {
            day = parts.SessionSource!.Find("day") is not null ? "day" : "date";
            Check(
                parts,
                TrialRules.SessionAfterDeath,
                parts.SessionSource,
                day,
                "session",
                died,
                sessions.Subject,
                sessions.Day
            );
        }
        if (parts.AdverseEvents is { StartDay: { } starts } events)
        {
            day = parts.AdverseEventSource!.Find("start_day") is not null ? "start_day" : "start_date";
            Check(
                parts,
                TrialRules.EventAfterDeath,
                parts.AdverseEventSource,
                day,
                "event",
                died,
                events.Subject,
                starts
            );
        }
        foreach ((OtherTable table, SourceTable source) in parts.Others)
        {
            if (table.LastDay is { } last && Dated.Contains(source.Name))
            {
                Check(
                    parts,
                    TrialRules.RecordAfterDeath,
                    source,
                    DayColumn(source),
                    "record",
                    died,
                    table.Subject,
                    last
                );
            }
        }
    }

    private static string DayColumn(SourceTable source) =>
        ((ReadOnlySpan<string>)["day", "end_day", "start_day", "date", "end_date"])
            .ToArray()
            .FirstOrDefault(name => source.Find(name) is not null, "start_date");

    /// <summary>Each participant's day of death, infinite for the others; null when nobody died.</summary>
    private static double[]? DaysOfDeath(TrialParts parts)
    {
        int death = parts.FollowUp?.Status.Levels.ToList().IndexOf("death") ?? -1;
        if (death < 0)
        {
            return null;
        }
        FollowUpTable followUp = parts.FollowUp!;
        var died = new double[parts.Subjects.Count];
        Array.Fill(died, double.PositiveInfinity);
        for (int row = 0; row < followUp.Count; row++)
        {
            if (followUp.Subject[row] >= 0 && followUp.Status.Codes[row] == death)
            {
                died[followUp.Subject[row]] = followUp.EndDay[row];
            }
        }
        return died;
    }

    private static void Check(
        TrialParts parts,
        TrialRule rule,
        SourceTable table,
        string column,
        string what,
        double[] died,
        IReadOnlyList<int> subjects,
        IReadOnlyList<double> days
    )
    {
        for (int row = 0; row < subjects.Count; row++)
        {
            if (subjects[row] >= 0 && days[row] > died[subjects[row]])
            {
                parts.Problems.Add(
                    rule,
                    table,
                    row,
                    column,
                    $"The {what} is after the participant's death in {parts.FollowUpSource!.File}.",
                    "Check both days."
                );
            }
        }
    }
}
