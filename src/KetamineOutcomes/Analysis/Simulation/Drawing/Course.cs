namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>A participant's course: visits with scores, the end, and the follow-up when there was one.</summary>
internal sealed class Course
{
    public List<ScoredVisit> Visits { get; } = [];

    /// <summary>The baseline score.</summary>
    public double Baseline => Visits[0].Score;

    /// <summary>Last day in the trial.</summary>
    public double EndDay { get; set; }

    /// <summary>Why the trial ended for the participant.</summary>
    public string EndReason { get; set; } = "completed";

    /// <summary>First day of maintenance; null when it was not entered.</summary>
    public double? FollowUpStart { get; set; }

    /// <summary>The follow-up's status word.</summary>
    public string Status { get; set; } = "";

    /// <summary>The follow-up's reason.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The score on a day between visits: the straight line between the neighbours.</summary>
    public double ScoreAt(double day)
    {
        ScoredVisit before = Visits[0];
        foreach (ScoredVisit visit in Visits)
        {
            if (visit.Day >= day)
            {
                double span = visit.Day - before.Day;
                return span <= 0
                    ? visit.Score
                    : before.Score + (visit.Score - before.Score) * (day - before.Day) / span;
            }
            before = visit;
        }
        return before.Score;
    }
}
