using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>A vital sign: base + rise·g(minute), g(m) = [(m/p)·e^(1 − m/p)]³, which is 1 at the arm's peak minute p and 0 at minute 0.</summary>
public sealed record VitalParameterDesign
{
    /// <summary>SBP, DBP, HR, SPO2 or CADSS.</summary>
    public required string Parameter { get; init; }

    /// <summary>Mean before dosing.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation between people.</summary>
    public double BetweenDeviation { get; init; }

    /// <summary>Standard deviation between a person's sessions.</summary>
    public double SessionDeviation { get; init; }

    /// <summary>Standard deviation of a reading.</summary>
    public double ReadingDeviation { get; init; }

    /// <summary>Mean rise at the peak of the first session, by arm; arms not named have none.</summary>
    public IReadOnlyDictionary<string, double> Peak { get; init; } = new Dictionary<string, double>();

    /// <summary>Standard deviation of people's own rise, as a share of the mean rise.</summary>
    public double PeakVariation { get; init; }

    /// <summary>Correlation of the person's base and rise with a factor that a person's parameters share, in [0, 1]: two
    /// parameters correlate by the product of theirs.</summary>
    public double Common { get; init; }

    /// <summary>The rise at session s is the first's times this to the power s − 1.</summary>
    public double Decay { get; init; } = 1;

    /// <summary>Smallest value.</summary>
    public required double Minimum { get; init; }

    /// <summary>Largest value.</summary>
    public required double Maximum { get; init; }

    /// <summary>The share of the peak that is there at a minute.</summary>
    internal static double Shape(double minute, double peakMinute)
    {
        double m = minute / peakMinute;
        double g = m <= 0 ? 0 : m * PortableMath.Exp(1 - m);
        return g * g * g;
    }
}
