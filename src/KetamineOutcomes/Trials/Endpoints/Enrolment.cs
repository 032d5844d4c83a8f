namespace KetamineOutcomes.Trials.Endpoints;

/// <summary>Who enters an analysis and who does not, with the first reason that kept each one out.</summary>
internal sealed class Enrolment
{
    private readonly List<string> reasons = [];
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly int[] reasonOf;

    /// <summary>Everybody is in.</summary>
    /// <param name="units">Number of units.</param>
    public Enrolment(int units)
    {
        reasonOf = new int[units];
        Array.Fill(reasonOf, -1);
    }

    /// <summary>Number of units, in or out.</summary>
    public int Count => reasonOf.Length;

    /// <summary>The reasons, in the order in which they were first found.</summary>
    public IReadOnlyList<string> Reasons => reasons;

    /// <summary>Whether a unit is in.</summary>
    /// <param name="unit">The unit.</param>
    public bool IsIn(int unit) => reasonOf[unit] < 0;

    /// <summary>Why a unit is out; <c>null</c> when it is in.</summary>
    /// <param name="unit">The unit.</param>
    public string? ReasonOf(int unit) => reasonOf[unit] < 0 ? null : reasons[reasonOf[unit]];

    /// <summary>Leaves a unit out; the first reason given is the one that is counted.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="reason">Why.</param>
    public void LeaveOut(int unit, string reason)
    {
        if (reasonOf[unit] >= 0)
        {
            return;
        }
        if (!codes.TryGetValue(reason, out int code))
        {
            codes[reason] = code = reasons.Count;
            reasons.Add(reason);
        }
        reasonOf[unit] = code;
    }

    /// <summary>The units that are in, in order.</summary>
    public int[] In()
    {
        int[] units = new int[Count];
        int n = 0;
        for (int unit = 0; unit < Count; unit++)
        {
            if (IsIn(unit))
            {
                units[n++] = unit;
            }
        }
        return units[..n];
    }

    /// <summary>How many are out for each reason, in the reasons' order.</summary>
    public int[] Counts()
    {
        int[] counts = new int[reasons.Count];
        foreach (int reason in reasonOf)
        {
            if (reason >= 0)
            {
                counts[reason]++;
            }
        }
        return counts;
    }
}
