using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>The difference of two proportions, p₁ − p₀, with three confidence intervals.</summary>
/// <remarks>All limits lie in [-1, 1]. Newcombe's is the default elsewhere (tables, number needed to treat).</remarks>
public sealed record RiskDifference
{
    internal RiskDifference(
        Estimate estimate,
        ConfidenceInterval wald,
        ConfidenceInterval newcombe,
        ConfidenceInterval miettinenNurminen
    )
    {
        Estimate = estimate;
        Wald = wald;
        Newcombe = newcombe;
        MiettinenNurminen = miettinenNurminen;
    }

    /// <summary>p₁ − p₀, its standard error √(p₁q₁/n₁ + p₀q₀/n₀) and Newcombe's interval.</summary>
    public Estimate Estimate { get; }

    /// <summary>d ± z × standard error, cut to [-1, 1]; too narrow when a proportion is 0 or 1.</summary>
    public ConfidenceInterval Wald { get; }

    /// <summary>Newcombe's hybrid of the two Wilson intervals, without continuity correction (his method 10),
    /// doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;873::AID-SIM779&gt;3.0.CO;2-I. As SAS's <c>CL = NEWCOMBE</c>.</summary>
    public ConfidenceInterval Newcombe { get; }

    /// <summary>Miettinen and Nurminen's score interval with the factor N/(N − 1), doi:10.1002/sim.4780040211: the
    /// differences that their test does not reject, solved to full precision. As SAS's <c>CL = MN</c>.</summary>
    public ConfidenceInterval MiettinenNurminen { get; }
}
