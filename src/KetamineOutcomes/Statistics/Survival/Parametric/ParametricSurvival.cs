using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Models;

namespace KetamineOutcomes.Statistics.Survival.Parametric;

/// <summary>Parametric survival regression by maximum likelihood: accelerated failure time models, and Gompertz's.</summary>
/// <remarks><para>Events add log f, censorings log S, entries −log S(entry). Coefficients act on log time, so that exp(coefficient)
/// is a ratio of times: above 1, the event comes later; Gompertz's act on the log hazard. Newton-Raphson with step halving, observed
/// information, normal intervals.</para>
/// <para>Use it to extrapolate beyond follow-up and for health economics, where a form must be chosen; compare forms by AIC and look
/// at the curve over Kaplan-Meier's. For a hazard ratio within follow-up Cox needs no form.</para>
/// <para>R: survreg for the first four (its scale is σ, its coefficients these), flexsurvreg for Gompertz and the generalised gamma
/// (its rate is e^η). SAS LIFEREG: the same coefficients. A time of 0 is refused, as in R.</para>
/// <para>Prentice (1974), doi:10.1093/biomet/61.3.539; Kalbfleisch and Prentice (2002), chapter 3,
/// doi:10.1002/9781118032985.</para></remarks>
public static class ParametricSurvival
{
    /// <summary>Fits.</summary>
    /// <param name="times">Times, events and entries, one a row; every cause counts as the event.</param>
    /// <param name="covariates">Numbers and factors (treatment coding). Rows without a value are dropped and counted.</param>
    /// <param name="options">Options, or <c>null</c> for the defaults.</param>
    /// <returns>Coefficients, shapes, log likelihood.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a reference is not a level.</exception>
    /// <exception cref="TrialDataException">A time is 0.</exception>
    public static ParametricFit Fit(
        EventTimes times,
        IReadOnlyList<Column> covariates,
        ParametricOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new();
        ParametricRows rows = ParametricRows.Of(times, covariates, options.Frequencies);
        ModelTerms terms = ModelTerms.Of(rows.Covariates, options.References, rows.People);
        var design = new DesignMatrix(terms.Terms, rows.Count);
        // Least squares of log time finds the columns that add nothing, and where the search begins.
        LeastSquares line = LeastSquares.Fit(design, Array.ConvertAll(rows.Times, Math.Log), rows.People);
        Lifetime law = Lifetime.Of(options.Distribution);
        var builder = new ParametricFitBuilder(law, design, line, rows, terms, options);
        if (rows.Events == 0)
        {
            return builder.WithoutEstimates("there is no event");
        }
        var likelihood = new ParametricLikelihood(law, design, line.KeptColumns, rows);
        double[] start = Start(law, rows, likelihood);
        if (options.Distribution == ParametricDistribution.GeneralisedGamma)
        {
            // Its surface is flat and bent far from the maximum: the search goes on from the Weibull within it.
            var weibull = new ParametricLikelihood(
                Lifetime.Of(ParametricDistribution.Weibull),
                design,
                line.KeptColumns,
                rows
            );
            ParametricMaximum within = Maximise(weibull, start[..^1], options);
            start = [.. within.Point, 1];
        }
        return builder.Build(likelihood, Maximise(likelihood, start, options));
    }

    private static double[] Start(Lifetime law, ParametricRows rows, ParametricLikelihood likelihood)
    {
        double time = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            time += rows.People[i] * (rows.Times[i] - rows.Entries[i]);
        }
        var start = new double[likelihood.Size];
        double logMean = Math.Log(time / rows.Events);
        start[0] = law.IsProportionalHazards ? -logMean : logMean;
        for (int s = 0; s < law.Start.Count; s++)
        {
            start[likelihood.Columns + s] = law.Start[s];
        }
        return start;
    }

    private static ParametricMaximum Maximise(
        ParametricLikelihood likelihood,
        double[] point,
        ParametricOptions options
    )
    {
        (double value, double[] slope, double[] information) = likelihood.At(point);
        for (int iteration = 0; iteration < options.MaximumIterations; iteration++)
        {
            double[] step = Ascent(information, slope, likelihood.Size);
            double decrement = 0;
            for (int j = 0; j < step.Length; j++)
            {
                decrement += step[j] * slope[j];
            }
            bool isLast = decrement < 1e-17 * Math.Max(1, Math.Abs(value));
            (point, value, slope, information) = Ahead(likelihood, point, step, value);
            if (isLast)
            {
                return new ParametricMaximum(point, value, information, iteration + 1, true);
            }
        }
        return new ParametricMaximum(point, value, information, options.MaximumIterations, false);
    }

    /// <summary>The point a step ahead, halved until the likelihood does not fall.</summary>
    private static (double[] Point, double Value, double[] Slope, double[] Information) Ahead(
        ParametricLikelihood likelihood,
        double[] point,
        double[] step,
        double value
    )
    {
        for (double share = 1; ; share /= 2)
        {
            double[] tried = point.Zip(step, (from, move) => from + share * move).ToArray();
            (double reached, double[] slope, double[] information) = likelihood.At(tried);
            if (reached >= value - 1e-12 * Math.Abs(value) || share < 1e-15)
            {
                return (tried, reached, slope, information);
            }
        }
    }

    /// <summary>Newton's step; where the likelihood is not concave its diagonal is raised until it leads upwards.</summary>
    private static double[] Ascent(double[] information, double[] slope, int size)
    {
        double raise = 0;
        double[] raised = information;
        while (true)
        {
            InformationMatrix factored = InformationMatrix.Factor(raised, size, 1e-14);
            if (factored.IsFullRank || raise > 1e12)
            {
                return factored.Solve(slope);
            }
            raise = raise == 0 ? 1e-3 : raise * 10;
            raised = (double[])information.Clone();
            for (int j = 0; j < size; j++)
            {
                int at = j * (j + 1) / 2 + j;
                raised[at] = Math.Abs(information[at]) * (1 + raise) + raise * 1e-8;
            }
        }
    }
}

/// <summary>Where the search for the maximum ended.</summary>
internal sealed record ParametricMaximum(
    double[] Point,
    double LogLikelihood,
    double[] Information,
    int Iterations,
    bool Converged
);
