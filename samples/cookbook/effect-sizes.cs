// Effect sizes with Hedges' g
// From two samples, or from the means and SDs that a paper prints, to standardised differences with intervals.
#:project ../../src/KetamineOutcomes
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;

double[] ketamine = [-21, -18, -9, -25, -14, -30, -3, -17];
double[] placebo = [-12, -4, -8, -15, 2, -10, -6, -9];

Console.WriteLine(HedgesG.Of(ketamine, placebo));
Console.WriteLine(CliffsDelta.Of(ketamine, placebo));
Console.WriteLine(MeanDifference.Welch(ketamine, placebo));

// A paper prints n, mean and SD only.
Moments group = Moments.FromSummary(n: 101, mean: -21.4, standardDeviation: 12.32);
Moments reference = Moments.FromSummary(n: 100, mean: -17.0, standardDeviation: 13.88);
Console.WriteLine(HedgesG.Of(group, reference));
