using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Maximises the log partial likelihood by Newton-Raphson with step halving.</summary>
/// <remarks><para>Done when a Newton step is shorter than 1e-8 standard errors (√(U′I⁻¹U), which is free of the covariates'
/// scales): that step is the last, and leaves an error of about its square.</para>
/// <para>A likelihood without a maximum (a combination of covariates that puts everyone who has the event at the top of the
/// risk set) shows in steps that stay as long while the decrement shrinks by the same factor; the direction is then checked
/// against the risk sets, which proves it (Jacobsen 1989; Bryson and Johnson 1981, doi:10.1080/00401706.1981.10487681).</para></remarks>
internal sealed class CoxMaximum
{
    private const double Done = 1e-16;
    private const double Suspicious = 1e-7;
    private const double AtTheLimit = 1e-12;
    private const int Halvings = 40;

    internal CoxMaximum(CoxPoint point, int iterations, bool converged, bool[] diverging)
    {
        Point = point;
        Iterations = iterations;
        Converged = converged;
        Diverging = diverging;
    }

    /// <summary>Where the search ended.</summary>
    public CoxPoint Point { get; }

    /// <summary>Newton steps made.</summary>
    public int Iterations { get; }

    /// <summary>Whether the maximum was reached, or its limit where coefficients have none.</summary>
    public bool Converged { get; }

    /// <summary>Columns whose coefficients grow without bound.</summary>
    public bool[] Diverging { get; }

    /// <summary>Searches.</summary>
    /// <param name="likelihood">The likelihood; its information at <paramref name="start"/> has full rank.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="maximumIterations">Newton steps allowed.</param>
    public static CoxMaximum Find(CoxLikelihood likelihood, CoxPoint start, int maximumIterations) =>
        Find(
            likelihood.At,
            (direction, diverging) => MonotoneLikelihood.Proves(likelihood.Rows, direction, diverging),
            start,
            maximumIterations
        );

    /// <summary>Searches any log partial likelihood.</summary>
    /// <param name="likelihood">The likelihood at coefficients.</param>
    /// <param name="provesMonotone">Whether it rises for ever in a direction; marks the columns that take part.</param>
    /// <param name="start">Where to begin; its information has full rank.</param>
    /// <param name="maximumIterations">Newton steps allowed.</param>
    public static CoxMaximum Find(
        Func<double[], CoxPoint> likelihood,
        Func<double[], bool[], bool> provesMonotone,
        CoxPoint start,
        int maximumIterations
    )
    {
        int columns = start.Coefficients.Length;
        CoxPoint point = start;
        var diverging = new bool[columns];
        bool isMonotone = false;
        double before = double.PositiveInfinity;
        for (int iteration = 0; ; iteration++)
        {
            InformationMatrix information = InformationMatrix.Factor(point.Information, columns, 1e-16);
            double[] step = information.Solve(point.Score);
            double decrement = Dot(step, point.Score);
            if (isMonotone && (decrement <= AtTheLimit || !information.IsFullRank))
            {
                return new CoxMaximum(point, iteration, true, diverging);
            }
            if (decrement <= Done)
            {
                return new CoxMaximum(LastStep(point, step, decrement), iteration, true, diverging);
            }
            // Far from Newton's squaring: near the maximum each decrement is about the square of the one before.
            if (!isMonotone && decrement < Suspicious && decrement > 0.05 * before)
            {
                isMonotone = provesMonotone(step, diverging);
                if (!isMonotone && decrement <= AtTheLimit)
                {
                    return new CoxMaximum(point, iteration, true, diverging);
                }
            }
            CoxPoint? next = iteration < maximumIterations ? Ahead(likelihood, point, step) : null;
            if (next is null)
            {
                return new CoxMaximum(point, iteration, isMonotone || decrement <= AtTheLimit, diverging);
            }
            before = decrement;
            point = next;
        }
    }

    /// <summary>A step so short that the information does not change with it.</summary>
    private static CoxPoint LastStep(CoxPoint point, double[] step, double decrement) =>
        point with
        {
            Coefficients = point.Coefficients.Zip(step, (b, s) => b + s).ToArray(),
            LogLikelihood = point.LogLikelihood + decrement / 2,
        };

    /// <summary>The point a step ahead, halved until the likelihood does not fall.</summary>
    private static CoxPoint? Ahead(Func<double[], CoxPoint> likelihood, CoxPoint point, double[] step)
    {
        double least = point.LogLikelihood - 1e-13 * Math.Max(1, Math.Abs(point.LogLikelihood));
        double share = 1;
        for (int halving = 0; halving < Halvings; halving++, share /= 2)
        {
            var coefficients = new double[step.Length];
            for (int j = 0; j < step.Length; j++)
            {
                coefficients[j] = point.Coefficients[j] + share * step[j];
            }
            CoxPoint next = likelihood(coefficients);
            if (double.IsFinite(next.LogLikelihood) && next.LogLikelihood >= least)
            {
                return next;
            }
        }
        return null;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
