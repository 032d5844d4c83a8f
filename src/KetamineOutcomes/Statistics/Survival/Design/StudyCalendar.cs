namespace KetamineOutcomes.Statistics.Survival.Design;

/// <summary>How long people are watched: even recruitment, a time after the last one, and drop-out at a constant hazard.</summary>
/// <remarks>With event hazard λ, drop-out hazard η, accrual a and follow-up f after the last entry, the chance that a
/// participant's event is seen is λ/(λ+η)·(1 − (e^(−(λ+η)f) − e^(−(λ+η)(f+a)))/((λ+η)a)); with a = 0,
/// λ/(λ+η)·(1 − e^(−(λ+η)f)). Times and hazards share one unit (days, and per day).</remarks>
public sealed record StudyCalendar
{
    /// <summary>Makes a calendar.</summary>
    /// <param name="followUp">Time from the last entry to the end of the study, 0 or more.</param>
    /// <param name="accrual">Time over which people enter evenly, 0 or more; both may not be 0.</param>
    /// <param name="dropOutHazard">Hazard of leaving without an event, per unit of time, 0 or more, alike in all arms.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or nobody is watched at
    /// all.</exception>
    public StudyCalendar(double followUp, double accrual = 0, double dropOutHazard = 0)
    {
        FollowUp = NotNegative(followUp, nameof(followUp));
        Accrual = NotNegative(accrual, nameof(accrual));
        DropOutHazard = NotNegative(dropOutHazard, nameof(dropOutHazard));
        if (followUp + accrual == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(followUp), "Accrual and follow-up are both 0.");
        }
    }

    /// <summary>Time from the last entry to the end of the study.</summary>
    public double FollowUp { get; }

    /// <summary>Time over which people enter evenly.</summary>
    public double Accrual { get; }

    /// <summary>Hazard of leaving without an event.</summary>
    public double DropOutHazard { get; }

    /// <summary>The chance that a participant's event happens and is seen.</summary>
    /// <param name="hazard">Hazard of the event, above 0 and finite, constant over time.</param>
    /// <returns>In (0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The hazard is not above 0 and finite.</exception>
    public double ChanceOfEvent(double hazard)
    {
        if (!(hazard > 0 && double.IsFinite(hazard)))
        {
            throw new ArgumentOutOfRangeException(nameof(hazard), "A hazard is above 0 and finite.");
        }
        double all = hazard + DropOutHazard;
        return hazard / all * (Accrual == 0 ? -Expm1(-all * FollowUp) : Averaged(all));
    }

    /// <summary>1 − e^(−rf)·(1 − e^(−ra))/(ra), without loss where ra or rf is small.</summary>
    private double Averaged(double rate)
    {
        double atLast = -Expm1(-rate * FollowUp);
        double x = rate * Accrual;
        // 1 − (1 − e^−x)/x, by its series where the difference would cancel.
        double spread = x < 0.1 ? Series(x) : 1 + Expm1(-x) / x;
        return atLast + (1 - atLast) * spread;
    }

    private static double Series(double x)
    {
        double term = x / 2;
        double sum = 0;
        for (int k = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); k++)
        {
            sum += term;
            term *= -x / k;
        }
        return sum;
    }

    private static double Expm1(double x) => Numerics.SpecialFunctions.Expm1(x);

    private static double NotNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, "A time or hazard of a study is 0 or more and finite.");
}
