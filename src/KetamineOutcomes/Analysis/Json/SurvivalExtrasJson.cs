using System.Text.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The fields of <c>survival</c> that options add: follow-up, life tables, trend, pairs; and survival compared at
/// the times.</summary>
internal static class SurvivalExtrasJson
{
    public static void WriteGroup(Utf8JsonWriter writer, SurvivalGroup group)
    {
        if (group.FollowUp is { } followUp)
        {
            writer.WriteEstimate("followUp", followUp, withError: false);
        }
        if (group.LifeTable is { } table)
        {
            writer.WriteStartArray("lifeTable");
            foreach (LifeTableInterval interval in table.Intervals)
            {
                WriteInterval(writer, interval);
            }
            writer.WriteEndArray();
        }
    }

    public static void WriteComparisons(Utf8JsonWriter writer, SurvivalResult result)
    {
        if (result.Trend is { } trend)
        {
            writer.WriteStartObject("trend");
            writer.WriteNumberOrNull("chiSquare", trend.Statistic);
            writer.WriteNumberOrNull("df", trend.DegreesOfFreedom);
            writer.WriteNumberOrNull("p", trend.PValue);
            writer.WriteReason(trend.Reason);
            writer.WriteEndObject();
        }
        if (result.Pairwise is { } pairs)
        {
            WritePairs(writer, pairs);
        }
        if (result.MaxCombo is { } combo)
        {
            WriteMaxCombo(writer, combo);
        }
        if (result.LeaveOneOut is { } leaveOneOut)
        {
            LeaveOneOutJson.Write(writer, leaveOneOut);
        }
        if (result.HazardRatios is { } ratios)
        {
            writer.WriteStartObject("hazardRatio");
            writer.WriteString("reference", result.RestrictedMeans.Reference);
            writer.WriteString("standardErrorScale", "log");
            writer.WriteStartArray("comparisons");
            foreach (SurvivalContrast ratio in ratios)
            {
                writer.WriteStartObject();
                writer.WriteString("group", ratio.Group);
                WriteFields(writer, ratio);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        if (result.Milestones.Count > 0)
        {
            writer.WriteStartArray("milestones");
            foreach (MilestoneComparison milestone in result.Milestones)
            {
                WriteMilestone(writer, milestone);
            }
            writer.WriteEndArray();
        }
    }

    private static void WriteInterval(Utf8JsonWriter writer, LifeTableInterval interval)
    {
        writer.WriteStartObject();
        writer.WriteNumber("start", interval.Start);
        writer.WriteNumberOrNull("end", interval.End);
        writer.WriteNumber("atRisk", interval.AtRisk);
        writer.WriteNumber("events", interval.Events);
        writer.WriteNumber("withdrawn", interval.Withdrawn);
        writer.WriteNumber("effectiveSize", interval.EffectiveSize);
        writer.WriteNumber("probability", interval.EventProbability);
        writer.WriteNumber("probabilityError", interval.EventProbabilityError);
        writer.WriteNumber("survivalAtStart", interval.SurvivalAtStart);
        writer.WriteNumber("survivalError", interval.SurvivalError);
        writer.WriteNumberOrNull("density", interval.Density);
        writer.WriteNumberOrNull("densityError", interval.DensityError);
        writer.WriteNumberOrNull("hazard", interval.Hazard);
        writer.WriteNumberOrNull("hazardError", interval.HazardError);
        if (interval.End is null)
        {
            writer.WriteReason("the last interval is open: it has no width");
        }
        writer.WriteEndObject();
    }

    private static void WritePairs(Utf8JsonWriter writer, PairwiseLogRank pairs)
    {
        writer.WriteStartObject("pairwise");
        writer.WriteString("method", pairs.Method.ToString().ToLowerInvariant());
        writer.WriteStartArray("comparisons");
        foreach (LogRankPair pair in pairs.Pairs)
        {
            writer.WriteStartObject();
            writer.WriteString("group", pair.Group);
            writer.WriteString("reference", pair.Other);
            writer.WriteNumberOrNull("chiSquare", pair.Test.Statistic);
            writer.WriteNumberOrNull("df", pair.Test.DegreesOfFreedom);
            writer.WriteNumberOrNull("p", pair.Test.PValue);
            writer.WriteNumberOrNull("adjustedP", pair.AdjustedPValue);
            writer.WriteReason(pair.Test.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMaxCombo(Utf8JsonWriter writer, MaxComboTest combo)
    {
        writer.WriteStartObject("maxCombo");
        writer.WriteString("reference", combo.Reference);
        writer.WriteStartArray("comparisons");
        foreach (MaxComboComparison comparison in combo.Comparisons)
        {
            writer.WriteStartObject();
            writer.WriteString("group", comparison.Group);
            writer.WriteNumberOrNull("statistic", comparison.Test.Statistic);
            writer.WriteNumberOrNull("p", comparison.Test.PValue);
            if (comparison.MonteCarloError is { } error)
            {
                writer.WriteNumber("monteCarloError", error);
            }
            writer.WriteReason(comparison.Test.Reason);
            writer.WriteStartArray("components");
            foreach (MaxComboComponent component in comparison.Components)
            {
                writer.WriteStartObject();
                writer.WriteNumber("rho", component.Weight.Rho);
                writer.WriteNumber("gamma", component.Weight.Gamma);
                writer.WriteNumber("z", component.Z);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMilestone(Utf8JsonWriter writer, MilestoneComparison milestone)
    {
        writer.WriteStartObject();
        writer.WriteNumber("time", milestone.Time);
        writer.WriteString("reference", milestone.Reference);
        writer.WriteStartArray("comparisons");
        foreach ((SurvivalContrast plain, SurvivalContrast ratio) in milestone.Differences.Zip(milestone.HazardRatios))
        {
            writer.WriteStartObject();
            writer.WriteString("group", plain.Group);
            WriteContrast(writer, "difference", plain);
            WriteContrast(writer, "cumulativeHazardRatio", ratio);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteContrast(Utf8JsonWriter writer, string name, SurvivalContrast contrast)
    {
        writer.WriteStartObject(name);
        WriteFields(writer, contrast);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, SurvivalContrast contrast)
    {
        writer.WriteNumberOrNull("estimate", contrast.Estimate.Value);
        writer.WriteNumberOrNull("standardError", contrast.Estimate.StandardError);
        writer.WriteLimits(contrast.Estimate.Interval);
        writer.WriteNumberOrNull("p", contrast.Test?.PValue);
        writer.WriteReason(contrast.Estimate.Reason ?? contrast.Test?.Reason);
    }
}
