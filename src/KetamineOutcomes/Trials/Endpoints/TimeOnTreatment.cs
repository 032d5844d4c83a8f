namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Time on treatment: days from the first session to the last; the event is stopping before the sessions that were
/// planned, and who was given them all is censored at the last of them.</summary>
/// <remarks>Someone who stops after one session has the event at time 0. Sessions beyond those planned (maintenance) do not
/// count. People without a session are left out and counted.</remarks>
internal static class TimeOnTreatment
{
    /// <summary>Days on treatment and whether it was stopped, one a participant.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="planned">How many were planned, 1 or more.</param>
    /// <param name="enrolment">Who is in, one a participant; the reasons are added to it.</param>
    public static TimeEndpoint Of(SessionTable sessions, int planned, Enrolment enrolment)
    {
        SessionClock clock = SessionClock.Of(sessions, enrolment.Count);
        double[] time = new double[enrolment.Count];
        bool[] isEvent = new bool[enrolment.Count];
        for (int subject = 0; subject < time.Length; subject++)
        {
            ReadOnlySpan<double> days = clock.Days(subject);
            if (days.Length == 0)
            {
                time[subject] = double.NaN;
                enrolment.LeaveOut(subject, "no session");
                continue;
            }
            isEvent[subject] = days.Length < planned;
            time[subject] = days[Math.Min(days.Length, planned) - 1] - days[0];
        }
        return new TimeEndpoint(time, isEvent);
    }
}
