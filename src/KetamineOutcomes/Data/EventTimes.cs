namespace KetamineOutcomes.Data;

/// <summary>Times to an event or to censoring, one a row: the checked input of every survival estimator.</summary>
/// <remarks>Times are finite and not negative. <see cref="Events"/> holds 0 for censored and k for cause k (1 when there is
/// one kind of event). Entry times, when given, are below the row's time (left truncation).</remarks>
public sealed class EventTimes
{
    private readonly double[] times;
    private readonly int[] events;
    private readonly double[]? entry;

    private EventTimes(double[] times, int[] events, IReadOnlyList<string> causes, double[]? entry)
    {
        this.times = times;
        this.events = events;
        this.entry = entry;
        Causes = causes;
    }

    /// <summary>Time of event or censoring, one a row.</summary>
    public ReadOnlySpan<double> Times => times;

    /// <summary>0 for censored, k for the k-th of <see cref="Causes"/>, one a row.</summary>
    public ReadOnlySpan<int> Events => events;

    /// <summary>Entry (left truncation) times, one a row; empty when everybody is at risk from the start.</summary>
    public ReadOnlySpan<double> Entry => entry;

    /// <summary>Whether rows have entry times.</summary>
    public bool HasEntry => entry is not null;

    /// <summary>Names of the causes, in the order of their codes from 1.</summary>
    public IReadOnlyList<string> Causes { get; }

    /// <summary>Number of rows.</summary>
    public int Length => times.Length;

    /// <summary>From times and flags, true for an event.</summary>
    /// <param name="times">Times, finite and not negative, one a row.</param>
    /// <param name="isEvent">Whether the row ended in the event.</param>
    /// <param name="entry">Entry times below the row's time, or <c>null</c>.</param>
    /// <returns>The checked times.</returns>
    /// <exception cref="TrialDataException">A time is missing, negative or infinite, or an entry is not below its time;
    /// every offending row is counted.</exception>
    public static EventTimes FromEventFlag(
        ReadOnlySpan<double> times,
        ReadOnlySpan<bool> isEvent,
        double[]? entry = null
    )
    {
        int[] events = new int[isEvent.Length];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = isEvent[i] ? 1 : 0;
        }
        return FromCauses(times, events, ["event"], entry);
    }

    /// <summary>From times and CDISC's censoring column: 0 is the event, 1 or more is censored.</summary>
    /// <param name="times">Times, finite and not negative, one a row.</param>
    /// <param name="cnsr">CNSR, one a row.</param>
    /// <returns>The checked times.</returns>
    /// <exception cref="TrialDataException">As <see cref="FromEventFlag"/>.</exception>
    public static EventTimes FromCnsr(ReadOnlySpan<double> times, ReadOnlySpan<int> cnsr)
    {
        int[] events = new int[cnsr.Length];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = cnsr[i] == 0 ? 1 : 0;
        }
        return FromCauses(times, events, ["event"], null);
    }

    /// <summary>From times and cause codes.</summary>
    /// <param name="times">Times, finite and not negative, one a row.</param>
    /// <param name="events">0 for censored, k for the k-th cause.</param>
    /// <param name="causes">Names of the causes.</param>
    /// <param name="entry">Entry times below the row's time, or <c>null</c>.</param>
    /// <returns>The checked times.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a code has no cause.</exception>
    /// <exception cref="TrialDataException">As <see cref="FromEventFlag"/>.</exception>
    public static EventTimes FromCauses(
        ReadOnlySpan<double> times,
        int[] events,
        IReadOnlyList<string> causes,
        double[]? entry
    )
    {
        if (times.Length != events.Length || entry is not null && entry.Length != times.Length)
        {
            throw new ArgumentException("Times, events and entries differ in length.");
        }
        int badTimes = 0;
        int badEntries = 0;
        for (int i = 0; i < times.Length; i++)
        {
            badTimes += times[i] >= 0 && double.IsFinite(times[i]) ? 0 : 1;
            badEntries += entry is null || entry[i] < times[i] ? 0 : 1;
            if ((uint)events[i] > (uint)causes.Count)
            {
                throw new ArgumentException("An event code has no cause.", nameof(events));
            }
        }
        var problems = new List<DataProblem>();
        if (badTimes > 0)
        {
            problems.Add(
                DataProblem.Error(
                    "negative-time",
                    Invariant($"{badTimes} of {times.Length} times are missing, negative or infinite."),
                    "A time is a finite number of 0 or more; drop or mend these rows."
                )
            );
        }
        if (badEntries > 0)
        {
            problems.Add(
                DataProblem.Error(
                    "entry-after-time",
                    Invariant($"{badEntries} of {times.Length} entry times are missing or not below the row's time."),
                    "A participant enters before leaving; drop or mend these rows."
                )
            );
        }
        return problems.Count > 0
            ? throw new TrialDataException(problems)
            : new EventTimes(times.ToArray(), events, causes, entry);
    }
}
