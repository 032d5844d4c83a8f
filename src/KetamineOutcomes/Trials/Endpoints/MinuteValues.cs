namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>A vital sign at one minute: each participant's means over sessions, in the order of participants.</summary>
internal sealed class MinuteValues(double minute)
{
    private readonly List<PersonMean> values = [];
    private readonly List<PersonMean> changes = [];

    /// <summary>Minutes from the start of dosing.</summary>
    public double Minute => minute;

    /// <summary>Mean readings of the participants who have any.</summary>
    public IReadOnlyList<PersonMean> Values => values;

    /// <summary>Mean changes from the sessions' baselines, of the participants who have any.</summary>
    public IReadOnlyList<PersonMean> Changes => changes;

    /// <summary>Adds one session's reading; a NaN baseline adds no change. Participants come in ascending order.</summary>
    public void Add(int subject, double value, double baseline)
    {
        PersonMean.Add(values, subject, value);
        if (!double.IsNaN(baseline))
        {
            PersonMean.Add(changes, subject, value - baseline);
        }
    }
}
