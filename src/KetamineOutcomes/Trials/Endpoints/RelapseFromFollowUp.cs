namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>"Time to relapse from <c>follow_up</c>: <c>end_day − start_day</c>; event = status <c>relapse</c>; every other
/// status censors."</summary>
internal static class RelapseFromFollowUp
{
    /// <summary>The status that is the event.</summary>
    public const string Relapse = "relapse";

    /// <summary>How maintenance ended, one a participant: 1 relapse, k + 2 the k-th competing status, 0 otherwise.</summary>
    /// <param name="followUp">The follow-up.</param>
    /// <param name="competing">The statuses that compete.</param>
    /// <param name="participants">How many participants there are.</param>
    public static int[] Endings(FollowUpTable followUp, IReadOnlyList<string> competing, int participants)
    {
        int[] endings = new int[participants];
        for (int row = 0; row < followUp.Count; row++)
        {
            string status = followUp.Status.Codes[row] < 0 ? "" : followUp.Status.TextAt(row);
            for (int k = 0; k < competing.Count; k++)
            {
                if (status == competing[k])
                {
                    endings[followUp.Subject[row]] = k + 2;
                }
            }
            if (status == Relapse)
            {
                endings[followUp.Subject[row]] = 1;
            }
        }
        return endings;
    }

    /// <summary>Days in maintenance and whether they ended in relapse, one a participant.</summary>
    /// <param name="followUp">The follow-up.</param>
    /// <param name="enrolment">Who is in, one a participant; the reasons are added to it.</param>
    public static TimeEndpoint Of(FollowUpTable followUp, Enrolment enrolment)
    {
        double[] time = new double[enrolment.Count];
        bool[] isEvent = new bool[enrolment.Count];
        Array.Fill(time, double.NaN);
        for (int row = 0; row < followUp.Count; row++)
        {
            int subject = followUp.Subject[row];
            double days = followUp.EndDay[row] - followUp.StartDay[row];
            if (double.IsNaN(days))
            {
                enrolment.LeaveOut(subject, "no start or end of follow-up");
            }
            else if (followUp.Status.Codes[row] < 0)
            {
                enrolment.LeaveOut(subject, "no status at the end of follow-up");
            }
            else
            {
                time[subject] = days;
                isEvent[subject] = followUp.Status.TextAt(row) == Relapse;
            }
        }
        for (int subject = 0; subject < time.Length; subject++)
        {
            if (double.IsNaN(time[subject]))
            {
                enrolment.LeaveOut(subject, "not in follow-up");
            }
        }
        return new TimeEndpoint(time, isEvent);
    }
}
