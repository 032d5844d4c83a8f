namespace KetamineOutcomes.Statistics.Survival.Design;

/// <summary>Which formula gives the events of a log-rank test.</summary>
public enum LogRankFormula
{
    /// <summary>Schoenfeld (1983): variance p(1−p) an event.</summary>
    Schoenfeld,

    /// <summary>Freedman (1982): hazards' ratio in the expected events.</summary>
    Freedman,
}

/// <summary>What is assumed of a trial of two arms with a time to event.</summary>
public sealed record LogRankAssumptions
{
    /// <summary>States the assumptions.</summary>
    /// <param name="referenceHazard">Hazard of the event in the reference arm, per unit of time, constant;
    /// <see cref="HazardFromMedian"/> and <see cref="HazardFromRisk"/> give it from what papers print.</param>
    /// <param name="hazardRatio">New arm over reference, above 0 and not 1.</param>
    /// <param name="allocation">People in the new arm for each in the reference arm.</param>
    /// <param name="alpha">Level of the test, in (0, 1).</param>
    /// <param name="sides">2 or 1.</param>
    /// <param name="formula">Which formula.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public LogRankAssumptions(
        double referenceHazard,
        double hazardRatio,
        double allocation = 1,
        double alpha = 0.05,
        int sides = 2,
        LogRankFormula formula = LogRankFormula.Schoenfeld
    )
    {
        ReferenceHazard = Positive(referenceHazard, nameof(referenceHazard));
        HazardRatio = Positive(hazardRatio, nameof(hazardRatio));
        Allocation = Positive(allocation, nameof(allocation));
        if (hazardRatio == 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(hazardRatio),
                "No number of events shows a hazard ratio of 1."
            );
        }
        if (!(alpha > 0 && alpha < 1) || sides is not (1 or 2))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), "A level lies between 0 and 1, on 1 or 2 sides.");
        }
        Alpha = alpha;
        Sides = sides;
        Formula = formula;
    }

    /// <summary>Hazard in the reference arm.</summary>
    public double ReferenceHazard { get; }

    /// <summary>New arm over reference.</summary>
    public double HazardRatio { get; }

    /// <summary>People in the new arm for each in the reference arm.</summary>
    public double Allocation { get; }

    /// <summary>Level of the test.</summary>
    public double Alpha { get; }

    /// <summary>Sides of the test.</summary>
    public int Sides { get; }

    /// <summary>The formula.</summary>
    public LogRankFormula Formula { get; }

    /// <summary>The constant hazard with a median: log 2 / median.</summary>
    /// <param name="median">Median time to the event, above 0.</param>
    /// <returns>The hazard.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The median is not above 0 and finite.</exception>
    public static double HazardFromMedian(double median) => Math.Log(2) / Positive(median, nameof(median));

    /// <summary>The constant hazard with which a share has had the event by a time: −log(1 − risk)/time.</summary>
    /// <param name="risk">Share with the event by then, in (0, 1): a relapse rate of 45.3 percent is 0.453.</param>
    /// <param name="time">The time, above 0.</param>
    /// <returns>The hazard.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The risk is outside (0, 1), or the time is not above 0.</exception>
    public static double HazardFromRisk(double risk, double time) =>
        risk > 0 && risk < 1
            ? -Numerics.SpecialFunctions.Log1p(-risk) / Positive(time, nameof(time))
            : throw new ArgumentOutOfRangeException(nameof(risk), "A risk lies between 0 and 1.");

    internal double OneSidedAlpha => Alpha / Sides;

    /// <summary>Square of the expected z that one event adds.</summary>
    internal double InformationPerEvent
    {
        get
        {
            double r = Allocation;
            double log = Math.Log(HazardRatio);
            double apart = (1 - HazardRatio) / (1 + r * HazardRatio);
            return Formula == LogRankFormula.Schoenfeld ? r / ((1 + r) * (1 + r)) * log * log : r * apart * apart;
        }
    }

    private static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, "A hazard, ratio, median or time is above 0 and finite.");
}
