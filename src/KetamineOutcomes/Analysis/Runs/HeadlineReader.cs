using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Statistics.Regression;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Reads the main number of each group from a result of any kind.</summary>
internal static class HeadlineReader
{
    private const string Reference = "reference";

    public static IEnumerable<Headline> Of(AnalysisResult analysis) =>
        analysis.Result switch
        {
            ProportionResult rates => Rates(analysis.Title, rates),
            EffectResult means => Means(analysis.Title, means),
            AncovaResult adjusted => Adjusted(analysis.Title, adjusted),
            SurvivalResult times => Times(analysis.Title, times),
            AdverseEventResult events => Events(analysis.Title, events),
            VitalSignResult vitals => Vitals(analysis.Title, vitals),
            null => [new Headline(analysis.Title, analysis.Reason ?? "", "", "", "", "")],
            _ => [],
        };

    private static IEnumerable<Headline> Rates(string title, ProportionResult rates) =>
        rates.Groups.Select(group =>
        {
            if (rates.Paired.FirstOrDefault(p => p.Pairs.Group == group.Group) is { } pair)
            {
                PairedProportions pairs = pair.Pairs;
                return Rate(
                    title,
                    group,
                    Points(pairs.Difference.Value, pairs.Newcombe),
                    pairs.McNemar.PValue(rates.Options.Conventions)
                );
            }
            TwoProportions? crude = rates.Comparisons.FirstOrDefault(c => c.Crude.Group == group.Group)?.Crude;
            return Rate(title, group, crude is null ? null : Points(crude), crude?.Fisher.PValue);
        });

    private static IEnumerable<Headline> Events(string title, AdverseEventResult events) =>
        events.Any.Groups.Select(group =>
        {
            TwoProportions? crude = events.Any.Comparisons.FirstOrDefault(c => c.Group == group.Subjects.Group);
            return Rate(title, group.Subjects, crude is null ? null : Points(crude), crude?.Fisher.PValue);
        });

    private static Headline Rate(string title, ResponseRate rate, string? difference, double? p) =>
        new(
            title,
            rate.Group,
            Invariant($"{rate.Count.N}"),
            Invariant($"{rate.Count.Events} (") + Cell.Percent(rate.Proportion.Value) + ")",
            difference ?? Reference,
            difference is null ? "" : Cell.PValue(p)
        );

    private static IEnumerable<Headline> Means(string title, EffectResult means) =>
        means.Groups.Select(group =>
        {
            MeanDifference? difference =
                means.Between?.Comparisons.FirstOrDefault(c => c.Group == group.Group)?.Welch
                ?? means.Within?.Comparisons.FirstOrDefault(c => c.Group == group.Group)?.MeanDifference;
            return new Headline(
                title,
                group.Group,
                Cell.Number(group.N, 0),
                $"mean {Cell.Number(group.Mean.Value, 1)} (SD {Cell.Number(group.StandardDeviation, 1)})",
                difference is null ? Reference : WithInterval(difference.Difference, 1),
                difference is null ? "" : Cell.PValue(difference.Test.PValue)
            );
        });

    private static IEnumerable<Headline> Adjusted(string title, AncovaResult adjusted) =>
        adjusted.Fit.Arms.Select(arm =>
        {
            ArmContrast? contrast = adjusted.Fit.Contrasts.FirstOrDefault(c => c.Arm == arm.Arm);
            return new Headline(
                title,
                arm.Arm,
                Cell.Number(arm.N, 0),
                $"adjusted mean {WithInterval(arm.Mean, 1)}",
                contrast is null ? Reference : WithInterval(contrast.Difference, 1),
                contrast is null ? "" : Cell.PValue(contrast.Test.PValue)
            );
        });

    private static IEnumerable<Headline> Times(string title, SurvivalResult times) =>
        times.Groups.Select(group =>
        {
            SurvivalContrast? difference = times.RestrictedMeans.Differences.FirstOrDefault(d =>
                d.Group == group.Group
            );
            return new Headline(
                title,
                group.Group,
                Cell.Number(group.People, 0),
                Invariant($"{group.Events} {(group.Events == 1 ? "event" : "events")}, median ")
                    + WithInterval(group.Median, 1),
                difference is null ? Reference : WithInterval(difference.Estimate, 1),
                difference is null ? "" : Cell.PValue(difference.Test?.PValue)
            );
        });

    private static IEnumerable<Headline> Vitals(string title, VitalSignResult vitals) =>
        Shown(vitals)
            .SelectMany(parameter =>
                parameter.Groups.Select(group => new Headline(
                    title,
                    $"{group.Group}, {parameter.Parameter}",
                    Invariant($"{parameter.LargestChange(group).N}"),
                    $"{(parameter.FallsMatter ? "lowest" : "peak")} change {WithInterval(parameter.LargestChange(group).Mean, 1)}",
                    "",
                    ""
                ))
            );

    // Blood pressure and dissociation are what dosing is watched for; the analysis itself shows every parameter.
    private static IEnumerable<VitalSignParameter> Shown(VitalSignResult vitals)
    {
        VitalSignParameter[] watched = [.. vitals.Parameters.Where(p => p.Parameter is "SBP" or "CADSS")];
        return watched.Length > 0 ? watched : vitals.Parameters;
    }

    private static string Points(TwoProportions comparison) =>
        Points(comparison.RiskDifference.Estimate.Value, comparison.RiskDifference.Newcombe);

    private static string Points(double? difference, ConfidenceInterval interval) =>
        difference is null
            ? Cell.NotEstimable
            : $"{Cell.Number(100 * difference, 1)} ({Cell.Interval(100 * interval.Lower, 100 * interval.Upper, 1)})";

    private static string WithInterval(Estimate estimate, int decimals) =>
        estimate.Value is null
            ? Cell.NotEstimable
            : $"{Cell.Number(estimate.Value, decimals)} ({Cell.Interval(estimate.Interval?.Lower, estimate.Interval?.Upper, decimals)})";
}
