namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>log T = η + σ·error; the shape is log σ, absent where σ is 1.</summary>
internal sealed class LocationScaleLifetime(StandardLaw law, bool hasScale = true) : Lifetime
{
    public override IReadOnlyList<string> Shapes => hasScale ? ["log scale"] : [];

    public override IReadOnlyList<double> Start => hasScale ? [0] : [];

    public override LogPart Evaluate(double time, bool isEvent, double eta, ReadOnlySpan<double> shapes)
    {
        double logScale = hasScale ? shapes[0] : 0;
        double scale = Math.Exp(logScale);
        double logTime = Math.Log(time);
        double z = (logTime - eta) / scale;
        (double value, double a, double b) = isEvent ? law.LogDensity(z) : law.LogSurvival(z);
        return new LogPart(
            isEvent ? value - logScale - logTime : value,
            -a / scale,
            -a * z - (isEvent ? 1 : 0),
            0,
            b / (scale * scale),
            (a + b * z) / scale,
            (a + b * z) * z,
            0,
            0,
            0
        );
    }
}
