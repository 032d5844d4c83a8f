namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Records from before the day of consent: <c>consent_day</c> or <c>consent_date</c> in subjects.csv.</summary>
internal static class ConsentRules
{
    /// <summary>Records assessments, sessions and adverse events before consent. In a crossover days count from each period's dose
    /// and are not compared.</summary>
    public static void Check(TrialParts parts)
    {
        var reader = new TableReader(parts.SubjectSource, parts.Problems);
        int[] own = Enumerable.Range(0, parts.Subjects.Count).ToArray();
        if (parts.Days.Read(reader, own, "consent_day") is not { } consent || parts.Assessments.Period is not null)
        {
            return;
        }
        Check(parts, parts.AssessmentSource, "day", "assessment", consent, parts.SubjectOfAssessment, parts.Day);
        if (parts.Sessions is { } sessions)
        {
            Check(parts, parts.SessionSource!, "day", "session", consent, sessions.Subject, sessions.Day);
        }
        if (parts.AdverseEvents is { StartDay: { } starts } events)
        {
            Check(parts, parts.AdverseEventSource!, "start_day", "event", consent, events.Subject, starts);
        }
    }

    private static void Check(
        TrialParts parts,
        SourceTable table,
        string dayColumn,
        string what,
        double[] consent,
        IReadOnlyList<int> subjects,
        IReadOnlyList<double> days
    )
    {
        string column = table.Find(dayColumn) is not null ? dayColumn : DayReader.DateColumn(dayColumn);
        for (int row = 0; row < subjects.Count; row++)
        {
            // Consent is a date and days may be fractions: within the day of consent nothing is said.
            if (subjects[row] >= 0 && days[row] < Math.Floor(consent[subjects[row]]))
            {
                parts.Problems.Add(
                    TrialRules.BeforeConsent,
                    table,
                    row,
                    column,
                    $"The {what} is before the participant's consent.",
                    "Check both days; nothing may be recorded before consent."
                );
            }
        }
    }
}
