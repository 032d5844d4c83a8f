namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Where two survival curves cross.</summary>
public static class CurveCrossings
{
    // Two curves that meet by way of other fractions differ by rounding.
    private const double Same = 1e-12;

    /// <summary>The times at which the curve that was above comes to lie below, over the follow-up that both groups have. Curves
    /// that touch and part again as before do not cross.</summary>
    /// <remarks>Curves of like groups cross several times by chance, early and where few are at risk: a crossing is something to
    /// look at, and <see cref="Cox.ChangePoint"/> at one is exploratory.</remarks>
    /// <param name="first">A curve.</param>
    /// <param name="second">Another.</param>
    /// <returns>The crossings, ascending; none when one curve is never below the other.</returns>
    public static IReadOnlyList<CurveCrossing> Between(KaplanMeierCurve first, KaplanMeierCurve second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        double end = Math.Min(first.LongestTime ?? 0, second.LongestTime ?? 0);
        var crossings = new List<CurveCrossing>();
        (int i, int j, int side) = (0, 0, 0);
        (double above, double below) = (1, 1);
        while (i < first.Count || j < second.Count)
        {
            double time = Math.Min(
                i < first.Count ? first[i].Time : double.PositiveInfinity,
                j < second.Count ? second[j].Time : double.PositiveInfinity
            );
            if (time > end)
            {
                break;
            }
            for (; i < first.Count && first[i].Time <= time; i++)
            {
                above = first[i].Survival;
            }
            for (; j < second.Count && second[j].Time <= time; j++)
            {
                below = second[j].Survival;
            }
            int now =
                above - below > Same ? 1
                : below - above > Same ? -1
                : 0;
            if (now != 0 && side != 0 && now != side)
            {
                crossings.Add(new CurveCrossing(time, now > 0 ? first.Group : second.Group));
            }
            side = now != 0 ? now : side;
        }
        return crossings;
    }
}

/// <summary>A crossing of two survival curves.</summary>
/// <param name="Time">The time from which the other curve lies above.</param>
/// <param name="Above">The group whose curve does.</param>
public sealed record CurveCrossing(double Time, string Above);
