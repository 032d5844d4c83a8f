using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Tests.Statistics.Numerics;

/// <summary>Evaluates a row of the golden grids.</summary>
internal static class DistributionGrid
{
    public static (double Lower, double Upper) Tails(string distribution, double x, double a, double b, double c) =>
        distribution switch
        {
            "normal" => (Normal.Cdf(x), Normal.UpperTail(x)),
            "t" => (StudentT.Cdf(x, a), StudentT.UpperTail(x, a)),
            "chisq" => (ChiSquared.Cdf(x, a), ChiSquared.UpperTail(x, a)),
            "f" => (FisherF.Cdf(x, a, b), FisherF.UpperTail(x, a, b)),
            "beta" => (Beta.Cdf(x, a, b), Beta.UpperTail(x, a, b)),
            "binomial" => (Binomial.Cdf(x, a, b), Binomial.UpperTail(x, a, b)),
            "poisson" => (Poisson.Cdf(x, a), Poisson.UpperTail(x, a)),
            "hypergeometric" => (Hypergeometric.Cdf(x, a, b, c), Hypergeometric.UpperTail(x, a, b, c)),
            "noncentral-t" => (NoncentralT.Cdf(x, a, b), NoncentralT.UpperTail(x, a, b)),
            _ => throw new InvalidOperationException(distribution),
        };

    public static double Quantile(string distribution, double p, bool lower, double a, double b) =>
        distribution switch
        {
            "normal" => lower ? Normal.Quantile(p) : Normal.UpperQuantile(p),
            "t" => lower ? StudentT.Quantile(p, a) : StudentT.UpperQuantile(p, a),
            "chisq" => lower ? ChiSquared.Quantile(p, a) : ChiSquared.UpperQuantile(p, a),
            "f" => lower ? FisherF.Quantile(p, a, b) : FisherF.UpperQuantile(p, a, b),
            "beta" => lower ? Beta.Quantile(p, a, b) : Beta.UpperQuantile(p, a, b),
            "binomial" => lower ? Binomial.Quantile(p, a, b) : Binomial.UpperQuantile(p, a, b),
            "poisson" => lower ? Poisson.Quantile(p, a) : Poisson.UpperQuantile(p, a),
            _ => throw new InvalidOperationException(distribution),
        };
}
