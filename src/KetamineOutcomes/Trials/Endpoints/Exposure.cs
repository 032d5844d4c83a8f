namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>"Exposure = days from day 0 to the participant's last record in any table, at least 1." And sessions given.</summary>
/// <remarks>A record's day is the last one it names: the end of an adverse event, of follow-up or of a medication. A reading of
/// vital signs stands on its session's day. In a crossover days count from each period's dose, so that the longest period
/// is the exposure.</remarks>
internal static class Exposure
{
    /// <summary>Days of exposure, one a participant, at least 1.</summary>
    /// <param name="trial">The trial.</param>
    public static double[] Days(Trial trial)
    {
        double[] last = new double[trial.Subjects.Count];
        Array.Fill(last, 1);
        Extend(last, trial.Assessments.Subject, trial.Assessments.Day);
        Extend(last, trial.Sessions?.Subject, trial.Sessions?.Day);
        Extend(last, trial.FollowUp?.Subject, trial.FollowUp?.StartDay);
        Extend(last, trial.FollowUp?.Subject, trial.FollowUp?.EndDay);
        Extend(last, trial.AdverseEvents?.Subject, trial.AdverseEvents?.StartDay);
        Extend(last, trial.AdverseEvents?.Subject, trial.AdverseEvents?.EndDay);
        foreach (OtherTable table in trial.OtherTables.Values)
        {
            Extend(last, table.Subject, table.LastDay);
        }
        return last;
    }

    /// <summary>Sessions given, one a participant; <c>null</c> without sessions.csv.</summary>
    /// <param name="trial">The trial.</param>
    public static int[]? Sessions(Trial trial)
    {
        if (trial.Sessions is not { } sessions)
        {
            return null;
        }
        int[] given = new int[trial.Subjects.Count];
        foreach (int subject in sessions.Subject)
        {
            if (subject >= 0)
            {
                given[subject]++;
            }
        }
        return given;
    }

    private static void Extend(double[] last, IReadOnlyList<int>? subjects, IReadOnlyList<double>? days)
    {
        if (subjects is null || days is null)
        {
            return;
        }
        for (int row = 0; row < days.Count; row++)
        {
            int subject = subjects[row];
            if (subject >= 0 && days[row] > last[subject])
            {
                last[subject] = days[row];
            }
        }
    }
}
