namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Highest and lowest change of a vital sign after dosing, by participant: in one session, or averaged over
/// sessions.</summary>
internal sealed class SessionPeaks(int session)
{
    private readonly List<PersonMean> peaks = [];
    private readonly List<PersonMean> troughs = [];

    /// <summary>Session number; 0 for all sessions together.</summary>
    public int Session => session;

    /// <summary>Highest reading after minute 0 minus the baseline.</summary>
    public IReadOnlyList<PersonMean> Peaks => peaks;

    /// <summary>Lowest reading after minute 0 minus the baseline.</summary>
    public IReadOnlyList<PersonMean> Troughs => troughs;

    /// <summary>Adds a session of a participant. Participants come in ascending order.</summary>
    public void Add(int subject, double peak, double trough)
    {
        PersonMean.Add(peaks, subject, peak);
        PersonMean.Add(troughs, subject, trough);
    }
}
