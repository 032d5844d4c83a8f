using KetamineOutcomes.Analysis.Simulation.Design;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Analysis.Simulation;

/// <summary>Works out what a design implies, by summing over baseline and score: the values that an analysis of a large drawn trial comes near.</summary>
internal static class DesignTruth
{
    /// <summary>The truths at the last planned visit, arm by arm.</summary>
    public static IReadOnlyList<ArmTruth> Of(TrialDesign design)
    {
        double day = design.Visits[^1].Day;
        return design
            .Arms.Select(arm =>
            {
                double change = 0;
                double response = 0;
                double remission = 0;
                foreach ((double dose, double share) in Doses(arm))
                {
                    double effect = design.Madrs.Effect(arm.Exposure(dose, design.Madrs.ReferenceWeight));
                    (double c, double r, double m) = AtDay(design, effect, day);
                    change += share * c;
                    response += share * r;
                    remission += share * m;
                }
                double? relapse = design.Maintenance is { } maintenance
                    ? 1 - PortableMath.Exp(-arm.RelapsePer30Days / 30 * maintenance.Days)
                    : null;
                return new ArmTruth(arm.Name, arm.N, day, change, response, remission, relapse);
            })
            .ToArray();
    }

    /// <summary>Mean change, response and remission at a day for a full drug effect.</summary>
    public static (double Change, double Response, double Remission) AtDay(
        TrialDesign design,
        double effect,
        double day
    )
    {
        TrajectoryDesign madrs = design.Madrs;
        double reached = TrajectoryDesign.Reached(day, madrs.BetweenDays);
        double person =
            madrs.BetweenDeviation * madrs.BetweenDeviation
            + design.Participants.SiteDeviation * design.Participants.SiteDeviation;
        double deviation = Math.Sqrt(person * reached * reached + madrs.ResidualDeviation * madrs.ResidualDeviation);
        double change = 0;
        double response = 0;
        double remission = 0;
        foreach ((double baseline, double weight) in Baselines(madrs.Baseline))
        {
            double mean = baseline + madrs.MeanChange(effect, day);
            response += weight * AtOrBelow(Math.Floor(baseline / 2), mean, deviation);
            remission += weight * AtOrBelow(12, mean, deviation);
            // E(score) = Σ P(score > k) over k = 0 … 59.
            double score = 0;
            for (int k = 0; k < 60; k++)
            {
                score += AtOrBelow(-k - 1, -mean, deviation);
            }
            change += weight * (score - baseline);
        }
        return (change, response, remission);
    }

    /// <summary>P(rounded score ≤ k).</summary>
    private static double AtOrBelow(double k, double mean, double deviation) =>
        deviation == 0 ? (mean < k + 0.5 ? 1 : 0) : Normal.Cdf((k + 0.5 - mean) / deviation);

    private static IEnumerable<(double Dose, double Share)> Doses(ArmDesign arm) =>
        arm.Doses.Count == 0 ? [(0.0, 1.0)] : arm.Doses.Select(dose => (dose.Dose, dose.Share));

    /// <summary>The whole baseline scores with their probabilities.</summary>
    private static IEnumerable<(double Score, double Weight)> Baselines(SpreadDesign spread)
    {
        double lowest = Math.Floor(spread.Minimum + 0.5);
        double highest = Math.Floor(spread.Maximum + 0.5);
        if (spread.StandardDeviation == 0)
        {
            return [(Math.Floor(spread.Mean + 0.5), 1.0)];
        }
        double Below(double x) =>
            Normal.Cdf((Math.Clamp(x, spread.Minimum, spread.Maximum) - spread.Mean) / spread.StandardDeviation);
        double all = Below(spread.Maximum) - Below(spread.Minimum);
        var scores = new List<(double, double)>();
        for (double score = lowest; score <= highest; score++)
        {
            scores.Add((score, (Below(score + 0.5) - Below(score - 0.5)) / all));
        }
        return scores;
    }
}
