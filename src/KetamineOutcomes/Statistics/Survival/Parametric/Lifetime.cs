namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>A law of times with its log density and log survival, as functions of the linear predictor and the shapes, and their
/// derivatives.</summary>
internal abstract class Lifetime
{
    /// <summary>Names of the shapes, which follow the coefficients; at most two.</summary>
    public abstract IReadOnlyList<string> Shapes { get; }

    /// <summary>Shapes where the search begins.</summary>
    public abstract IReadOnlyList<double> Start { get; }

    /// <summary>Whether η raises the hazard (Gompertz) rather than the logarithm of time.</summary>
    public virtual bool IsProportionalHazards => false;

    /// <summary>log f for an event, log S for censoring; with derivatives by η and the shapes.</summary>
    /// <param name="time">Time above 0.</param>
    /// <param name="isEvent">Whether log f is wanted.</param>
    /// <param name="eta">Linear predictor.</param>
    /// <param name="shapes">Shapes.</param>
    public abstract LogPart Evaluate(double time, bool isEvent, double eta, ReadOnlySpan<double> shapes);

    public static Lifetime Of(ParametricDistribution distribution) =>
        distribution switch
        {
            ParametricDistribution.Exponential => new LocationScaleLifetime(ExtremeValueLaw.Instance, hasScale: false),
            ParametricDistribution.Weibull => new LocationScaleLifetime(ExtremeValueLaw.Instance),
            ParametricDistribution.LogNormal => new LocationScaleLifetime(NormalLaw.Instance),
            ParametricDistribution.LogLogistic => new LocationScaleLifetime(LogisticLaw.Instance),
            ParametricDistribution.Gompertz => new GompertzLifetime(),
            ParametricDistribution.GeneralisedGamma => new GeneralisedGammaLifetime(),
            _ => throw new ArgumentOutOfRangeException(nameof(distribution)),
        };
}

/// <summary>A logarithm with its slope and curvature in (η, first shape, second shape).</summary>
internal readonly record struct LogPart(
    double Value,
    double Eta,
    double First,
    double Second,
    double EtaEta,
    double EtaFirst,
    double FirstFirst,
    double EtaSecond,
    double FirstSecond,
    double SecondSecond
)
{
    public static LogPart operator -(LogPart a, LogPart b) =>
        new(
            a.Value - b.Value,
            a.Eta - b.Eta,
            a.First - b.First,
            a.Second - b.Second,
            a.EtaEta - b.EtaEta,
            a.EtaFirst - b.EtaFirst,
            a.FirstFirst - b.FirstFirst,
            a.EtaSecond - b.EtaSecond,
            a.FirstSecond - b.FirstSecond,
            a.SecondSecond - b.SecondSecond
        );

    /// <summary>Slope by η (0) or a shape (1, 2).</summary>
    public double Slope(int by) =>
        by == 0 ? Eta
        : by == 1 ? First
        : Second;

    /// <summary>Curvature by two of η (0) and the shapes (1, 2).</summary>
    public double Curvature(int by, int and) =>
        (Math.Min(by, and), Math.Max(by, and)) switch
        {
            (0, 0) => EtaEta,
            (0, 1) => EtaFirst,
            (1, 1) => FirstFirst,
            (0, 2) => EtaSecond,
            (1, 2) => FirstSecond,
            _ => SecondSecond,
        };
}
