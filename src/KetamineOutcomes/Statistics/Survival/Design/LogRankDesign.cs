using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Design;

/// <summary>Events, people and power of a log-rank test of two arms, before a trial.</summary>
/// <remarks><para>Events d: Schoenfeld's (z₁₋α + z_power)²/(p(1−p)(log HR)²), p the share of people in the new arm; Freedman's
/// (z₁₋α + z_power)²(1 + r·HR)²/(r(1 − HR)²), r people in the new arm for each in the reference arm. α is halved for two sides.
/// People: d over the mean chance of a seen event (<see cref="StudyCalendar"/>), hazards constant.</para>
/// <para>Schoenfeld is the default: the one in common use, and the power of the Cox model's score test. Freedman asks for more
/// events when HR is far from 1 and arms are alike in size. SAS POWER's twosamplesurvival solves a finer model (Lakatos) and
/// lies between.</para>
/// <para>Schoenfeld (1983), doi:10.2307/2531021; Freedman (1982), doi:10.1002/sim.4780010204.</para></remarks>
public static class LogRankDesign
{
    /// <summary>Events and people needed.</summary>
    /// <param name="assumptions">Hazards, allocation, level, sides, formula.</param>
    /// <param name="power">Power asked for, in (0, 1).</param>
    /// <param name="calendar">How long people are watched; <c>null</c> for the events alone.</param>
    /// <returns>Events and people, before and after rounding up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The power is outside (0, 1) or not above the test's
    /// level.</exception>
    public static LogRankSampleSize SampleSize(
        LogRankAssumptions assumptions,
        double power = 0.9,
        StudyCalendar? calendar = null
    )
    {
        if (!(power > assumptions.OneSidedAlpha && power < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(power), "Power lies above the test's level and below 1.");
        }
        double z = Normal.UpperQuantile(assumptions.OneSidedAlpha) - Normal.UpperQuantile(power);
        double events = z * z / assumptions.InformationPerEvent;
        return new LogRankSampleSize
        {
            Assumptions = assumptions,
            Power = power,
            Calendar = calendar,
            Events = events,
        };
    }

    /// <summary>Power with a number of events.</summary>
    /// <param name="assumptions">Hazards, allocation, level, sides, formula.</param>
    /// <param name="events">Events in both arms together, above 0.</param>
    /// <returns>In (0, 1); of a two-sided test the chance of the right side alone.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no event.</exception>
    public static double Power(LogRankAssumptions assumptions, double events)
    {
        if (!(events > 0 && double.IsFinite(events)))
        {
            throw new ArgumentOutOfRangeException(nameof(events), "Power needs a number of events above 0.");
        }
        double signal = Math.Sqrt(events * assumptions.InformationPerEvent);
        return Normal.UpperTail(Normal.UpperQuantile(assumptions.OneSidedAlpha) - signal);
    }
}
