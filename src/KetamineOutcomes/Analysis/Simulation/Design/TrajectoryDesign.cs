using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation.Design;

/// <summary>The course of the MADRS after baseline.</summary>
/// <remarks>Score = baseline + placebo(t) + drug(t) + u·(1 − e^(−t/BetweenDays)) + e(t), rounded and cut to 0…60; placebo(t) = PlaceboChange·(1 − e^(−t/PlaceboDays)),
/// drug(t) = E(D)·(1 − e^(−t/DrugDays)), E(D) = DrugMaximum·D/(D + HalfExposure) for exposure D (Emax dose response), u a participant's own normal part and e an AR(1) residual whose
/// correlation falls with the days between visits.</remarks>
public sealed record TrajectoryDesign
{
    /// <summary>Baseline score, whole.</summary>
    public required SpreadDesign Baseline { get; init; }

    /// <summary>Change without drug when all time has passed; negative is better.</summary>
    public required double PlaceboChange { get; init; }

    /// <summary>Days after which 63 % of it has come.</summary>
    public double PlaceboDays { get; init; } = 9;

    /// <summary>Further change under the largest dose.</summary>
    public required double DrugMaximum { get; init; }

    /// <summary>Exposure (racemic-equivalent mg/kg in the blood) that brings half of it.</summary>
    public double HalfExposure { get; init; } = 0.25;

    /// <summary>Body weight that turns fixed doses into mg/kg for the dose response.</summary>
    public double ReferenceWeight { get; init; } = 75;

    /// <summary>Days after which 63 % of the drug's effect has come.</summary>
    public double DrugDays { get; init; } = 0.7;

    /// <summary>Standard deviation of people's own part of the change.</summary>
    public double BetweenDeviation { get; init; } = 10;

    /// <summary>Days after which 63 % of people's own part has come.</summary>
    public double BetweenDays { get; init; } = 1;

    /// <summary>Standard deviation of the residual at a visit.</summary>
    public double ResidualDeviation { get; init; } = 4.5;

    /// <summary>Correlation of residuals a week apart, in [0, 1).</summary>
    public double WeekCorrelation { get; init; } = 0.5;

    /// <summary>Share of scores missing at random at visits after baseline.</summary>
    public double Missing { get; init; }

    /// <summary>The drug's full effect at an exposure.</summary>
    internal double Effect(double exposure) => exposure <= 0 ? 0 : DrugMaximum * exposure / (exposure + HalfExposure);

    /// <summary>The mean change at a day.</summary>
    internal double MeanChange(double effect, double day) =>
        PlaceboChange * Reached(day, PlaceboDays) + effect * Reached(day, DrugDays);

    /// <summary>1 − e^(−t/τ).</summary>
    internal static double Reached(double day, double days) => day <= 0 ? 0 : 1 - PortableMath.Exp(-day / days);
}
