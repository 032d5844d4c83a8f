using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Models;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Survival by arm with everybody's covariates: the mean over all rows of the curve each would have in that arm
/// (the g-formula).</summary>
/// <remarks>Interval by the delta method on the log-log scale: the baseline hazard and the coefficients vary, the people are
/// taken as given. Makuch (1982), doi:10.1016/0021-9681(82)90057-0; Zhang et al. (2007),
/// doi:10.1016/j.cmpb.2007.07.010.</remarks>
internal static class AdjustedCurves
{
    public static IReadOnlyList<CoxAdjustedSurvival> Of(CoxState state, string factor, double[] times, double level)
    {
        FactorTerm arms =
            state.Design.Factor(factor)
            ?? throw new ArgumentException($"The model has no factor '{factor}'.", nameof(factor));
        (double[,] hazard, double[,] variance, double[,,] pull) = Baseline(state, times);
        var results = new List<CoxAdjustedSurvival>();
        for (int level1 = 0; level1 < arms.Levels.Count; level1++)
        {
            Sums sums = Add(state, factor, level1, hazard, pull, times.Length);
            for (int t = 0; t < times.Length; t++)
            {
                results.Add(new(arms.Levels[level1], times[t], Read(state, sums, variance, t, level)));
            }
        }
        return results;
    }

    private static Estimate Read(CoxState state, Sums sums, double[,] variance, int t, double level)
    {
        double survival = sums.Survival[t] / sums.People;
        double[] slope = Enumerable.Range(0, state.Rows.Columns).Select(j => sums.Slope[t, j] / sums.People).ToArray();
        double spread = state.Spread(slope, slope);
        for (int stratum = 0; stratum < state.Strata.Count; stratum++)
        {
            double pull = sums.HazardSlope[stratum, t] / sums.People;
            spread += pull * pull * variance[stratum, t];
        }
        double error = Math.Sqrt(spread);
        if (!(survival > 0 && survival < 1))
        {
            const string Edge = "the curve is 1 or 0, where the log-log scale has no limits";
            return Estimate.Of(survival, error, ConfidenceInterval.None(level, Edge), Edge);
        }
        double log = Math.Log(survival);
        double factor = Math.Exp(Normal.UpperQuantile((1 - level) / 2) * error / (survival * -log));
        return Estimate.Of(
            survival,
            error,
            new ConfidenceInterval(Math.Exp(log * factor), Math.Exp(log / factor), level)
        );
    }

    /// <summary>Baseline hazard, its variance and its slope by stratum and time, at linear predictor 0.</summary>
    private static (double[,] Hazard, double[,] Variance, double[,,] Pull) Baseline(CoxState state, double[] times)
    {
        var steps = new HazardSteps(state.Rows);
        state.Likelihood.Visit(state.Coefficients, steps);
        int columns = state.Rows.Columns;
        var hazard = new double[state.Strata.Count, times.Length];
        var variance = new double[state.Strata.Count, times.Length];
        var pull = new double[state.Strata.Count, times.Length, columns];
        for (int stratum = 0; stratum < state.Strata.Count; stratum++)
        {
            double scale = Math.Exp(-steps.ShiftOf(stratum));
            for (int step = steps.FirstOf(stratum); step >= 0; step = steps.After(step, stratum))
            {
                for (int t = 0; t < times.Length; t++)
                {
                    if (steps[step].Time > times[t])
                    {
                        continue;
                    }
                    hazard[stratum, t] += steps[step].Hazard * scale;
                    variance[stratum, t] += steps[step].Variance * scale * scale;
                    for (int j = 0; j < columns; j++)
                    {
                        pull[stratum, t, j] += steps[step].Pull[j] * scale;
                    }
                }
            }
        }
        return (hazard, variance, pull);
    }

    private static Sums Add(CoxState state, string factor, int arm, double[,] hazard, double[,,] pull, int times)
    {
        CoxRows rows = state.Rows;
        int columns = rows.Columns;
        var sums = new Sums(state.Strata.Count, times, columns);
        var design = new double[state.Design.Names.Count];
        for (int stratum = 0; stratum < state.Strata.Count; stratum++)
        {
            for (int row = rows.Strata[stratum]; row < rows.Strata[stratum + 1]; row++)
            {
                state.Design.Fill(rows.DesignRow[row], factor, arm, design);
                double[] x = state.Standardise(design);
                double weight = rows.PeopleOf(row) * rows.WeightOf(row);
                double risk = Math.Exp(state.Predict(x) + (rows.Offset?[row] ?? 0));
                sums.People += weight;
                for (int t = 0; t < times; t++)
                {
                    double survival = weight * Math.Exp(-risk * hazard[stratum, t]);
                    sums.Survival[t] += survival;
                    sums.HazardSlope[stratum, t] -= survival * risk;
                    for (int j = 0; j < columns; j++)
                    {
                        sums.Slope[t, j] -= survival * risk * (x[j] * hazard[stratum, t] - pull[stratum, t, j]);
                    }
                }
            }
        }
        return sums;
    }

    private sealed class Sums(int strata, int times, int columns)
    {
        public double People { get; set; }

        public double[] Survival { get; } = new double[times];

        public double[,] HazardSlope { get; } = new double[strata, times];

        public double[,] Slope { get; } = new double[times, columns];
    }
}
