using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Landmark analysis: the clock begins at a time that was fixed beforehand, for those still followed and without the
/// event then.</summary>
/// <remarks>Groups that are known only at the landmark (response by day 28) may then be compared; from day 0 responders would
/// be credited with the time it took them to respond. Anderson et al. (1983), doi:10.1200/JCO.1983.1.11.710.</remarks>
public static class Landmark
{
    /// <summary>The rows still followed after the landmark: time above it.</summary>
    /// <param name="times">Times and events, without entry times.</param>
    /// <param name="landmark">The landmark, 0 or more.</param>
    /// <returns>Their indices, ascending: for <see cref="Column.Take"/> on the columns beside them.</returns>
    /// <exception cref="ArgumentException">There are entry times.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The landmark is negative or not finite.</exception>
    public static int[] Rows(EventTimes times, double landmark)
    {
        Refuse(times, landmark);
        var rows = new int[times.Length];
        int count = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            if (times.Times[row] > landmark)
            {
                rows[count++] = row;
            }
        }
        Array.Resize(ref rows, count);
        return rows;
    }

    /// <summary>Times and events of those rows, counted from the landmark.</summary>
    /// <param name="times">Times and events, without entry times.</param>
    /// <param name="landmark">The landmark, 0 or more.</param>
    /// <returns>The times, one for each of <see cref="Rows"/>.</returns>
    /// <exception cref="ArgumentException">There are entry times.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The landmark is negative or not finite.</exception>
    public static EventTimes From(EventTimes times, double landmark)
    {
        int[] rows = Rows(times, landmark);
        var shifted = new double[rows.Length];
        var events = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            shifted[i] = times.Times[rows[i]] - landmark;
            events[i] = times.Events[rows[i]];
        }
        return EventTimes.FromCauses(shifted, events, times.Causes, null);
    }

    private static void Refuse(EventTimes times, double landmark)
    {
        if (times.HasEntry)
        {
            throw new ArgumentException("A landmark and entry times do not go together.", nameof(times));
        }
        if (!(landmark >= 0 && double.IsFinite(landmark)))
        {
            throw new ArgumentOutOfRangeException(nameof(landmark), "A landmark is a finite time of 0 or more.");
        }
    }
}
