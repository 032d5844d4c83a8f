using System.Text.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The fields of <c>effect</c>.</summary>
internal static class EffectJson
{
    private const string SamePeople = "the groups hold the same people, so a test of different people is not made";

    public static void WriteFields(Utf8JsonWriter writer, EffectResult result)
    {
        writer.WriteStartArray("groups");
        foreach (GroupSummary group in result.Groups)
        {
            WriteGroup(writer, group);
        }
        writer.WriteEndArray();
        if (result.Within is { } within)
        {
            writer.WriteStartArray("paired");
            foreach (PairedGroups pair in within.Comparisons)
            {
                WritePaired(writer, pair);
            }
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStartArray("comparisons");
            foreach (TwoGroups pair in result.Between!.Comparisons)
            {
                WriteComparison(writer, pair);
            }
            writer.WriteEndArray();
        }
        WriteOverall(
            writer,
            result.Between?.Anova ?? TestResult.NotDefined("", SamePeople),
            result.Between?.KruskalWallis ?? TestResult.NotDefined("", SamePeople)
        );
    }

    private static void WriteGroup(Utf8JsonWriter writer, GroupSummary group)
    {
        writer.WriteStartObject();
        writer.WriteString("group", group.Group);
        writer.WriteNumber("n", group.N);
        writer.WriteNumberOrNull("mean", group.Mean.Value);
        writer.WriteNumberOrNull("standardDeviation", group.StandardDeviation);
        writer.WriteNumberOrNull("standardError", group.Mean.StandardError);
        writer.WriteLimits(group.Mean.Interval);
        writer.WriteNumberOrNull("median", group.Median);
        writer.WriteNumberOrNull("q1", group.LowerQuartile);
        writer.WriteNumberOrNull("q3", group.UpperQuartile);
        writer.WriteNumberOrNull("min", group.Minimum);
        writer.WriteNumberOrNull("max", group.Maximum);
        writer.WriteReason(group.Mean.Reason);
        writer.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter writer, TwoGroups pair)
    {
        writer.WriteStartObject();
        writer.WriteString("group", pair.Group);
        writer.WriteString("reference", pair.Reference);
        WriteMeanDifference(writer, "meanDifference", pair.Welch);
        WriteMeanDifference(writer, "pooled", pair.Pooled);
        writer.WriteEstimate("cohensD", pair.CohensD, withError: false);
        writer.WriteEstimate("hedgesG", pair.HedgesG, withError: true);
        writer.WriteEstimate("glassDelta", pair.GlassDelta, withError: true);
        writer.WriteEstimate("cliffsDelta", pair.CliffsDelta, withError: true);
        writer.WriteStartObject("commonLanguage");
        writer.WriteNumberOrNull("estimate", pair.CommonLanguage.Value);
        writer.WriteReason(pair.CommonLanguage.Reason);
        writer.WriteEndObject();
        WriteRankTest(writer, "mannWhitney", "u", pair.MannWhitney.Test, pair.MannWhitney.Shift);
        writer.WriteEndObject();
    }

    private static void WritePaired(Utf8JsonWriter writer, PairedGroups pair)
    {
        writer.WriteStartObject();
        writer.WriteString("group", pair.Group);
        writer.WriteString("reference", pair.Reference);
        writer.WriteNumber("n", pair.N);
        writer.WriteNumber("unpaired", pair.Unpaired);
        WriteMeanDifference(writer, "meanDifference", pair.MeanDifference);
        writer.WriteEstimate("cohensDz", pair.CohensDz, withError: false);
        WriteRankTest(writer, "wilcoxon", "v", pair.Wilcoxon.Test, pair.Wilcoxon.Shift);
        writer.WriteEndObject();
    }

    private static void WriteMeanDifference(Utf8JsonWriter writer, string name, MeanDifference difference)
    {
        writer.WriteStartObject(name);
        writer.WriteNumberOrNull("estimate", difference.Difference.Value);
        writer.WriteNumberOrNull("standardError", difference.Difference.StandardError);
        writer.WriteLimits(difference.Difference.Interval);
        writer.WriteNumberOrNull("t", difference.Test.Statistic);
        writer.WriteNumberOrNull("df", difference.Test.DegreesOfFreedom);
        writer.WriteNumberOrNull("p", difference.Test.PValue);
        writer.WriteReason(difference.Difference.Reason ?? difference.Test.Reason);
        writer.WriteEndObject();
    }

    private static void WriteRankTest(
        Utf8JsonWriter writer,
        string name,
        string statistic,
        TestResult test,
        Estimate shift
    )
    {
        writer.WriteStartObject(name);
        writer.WriteNumberOrNull(statistic, test.Statistic);
        writer.WriteNumberOrNull("p", test.PValue);
        writer.WriteNumberOrNull("shift", shift.Value);
        writer.WriteLimits(shift.Interval);
        writer.WriteReason(test.Reason ?? shift.Reason);
        writer.WriteEndObject();
    }

    private static void WriteOverall(Utf8JsonWriter writer, TestResult anova, TestResult kruskalWallis)
    {
        writer.WriteStartObject("anova");
        writer.WriteNumberOrNull("f", anova.Statistic);
        writer.WriteNumberOrNull("df1", anova.DegreesOfFreedom);
        writer.WriteNumberOrNull("df2", anova.DenominatorDegreesOfFreedom);
        writer.WriteNumberOrNull("p", anova.PValue);
        writer.WriteReason(anova.Reason);
        writer.WriteEndObject();
        writer.WriteStartObject("kruskalWallis");
        writer.WriteNumberOrNull("statistic", kruskalWallis.Statistic);
        writer.WriteNumberOrNull("df", kruskalWallis.DegreesOfFreedom);
        writer.WriteNumberOrNull("p", kruskalWallis.PValue);
        writer.WriteReason(kruskalWallis.Reason);
        writer.WriteEndObject();
    }
}
