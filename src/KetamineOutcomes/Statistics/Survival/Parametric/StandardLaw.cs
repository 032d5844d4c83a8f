using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>A standard law of errors on the log time scale: log density and log survival with two derivatives.</summary>
internal abstract class StandardLaw
{
    public abstract (double Value, double Slope, double Curvature) LogDensity(double z);

    public abstract (double Value, double Slope, double Curvature) LogSurvival(double z);
}

/// <summary>Smallest extreme value: f = e^(z − e^z), S = e^(−e^z).</summary>
internal sealed class ExtremeValueLaw : StandardLaw
{
    public static readonly ExtremeValueLaw Instance = new();

    public override (double Value, double Slope, double Curvature) LogDensity(double z)
    {
        double e = Math.Exp(z);
        return (z - e, 1 - e, -e);
    }

    public override (double Value, double Slope, double Curvature) LogSurvival(double z)
    {
        double e = Math.Exp(z);
        return (-e, -e, -e);
    }
}

/// <summary>The standard normal.</summary>
internal sealed class NormalLaw : StandardLaw
{
    public static readonly NormalLaw Instance = new();

    public override (double Value, double Slope, double Curvature) LogDensity(double z) =>
        (-0.5 * z * z - SpecialFunctions.LogRootTwoPi, -z, -1);

    public override (double Value, double Slope, double Curvature) LogSurvival(double z)
    {
        double hazard = z < -37 ? Normal.Density(z) : 1 / Normal.MillsRatio(z);
        return (Normal.LogUpperTail(z), -hazard, -hazard * (hazard - z));
    }
}

/// <summary>The standard logistic.</summary>
internal sealed class LogisticLaw : StandardLaw
{
    public static readonly LogisticLaw Instance = new();

    public override (double Value, double Slope, double Curvature) LogDensity(double z)
    {
        double p = Share(z);
        return (z - 2 * SoftPlus(z), 1 - 2 * p, -2 * p * (1 - p));
    }

    public override (double Value, double Slope, double Curvature) LogSurvival(double z)
    {
        double p = Share(z);
        return (-SoftPlus(z), -p, -p * (1 - p));
    }

    private static double Share(double z) => z < 0 ? Math.Exp(z) / (1 + Math.Exp(z)) : 1 / (1 + Math.Exp(-z));

    private static double SoftPlus(double z) => Math.Max(z, 0) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z)));
}
