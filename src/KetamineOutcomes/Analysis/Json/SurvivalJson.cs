using System.Text.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The fields of the verb <c>survival</c>.</summary>
internal static class SurvivalJson
{
    public static void WriteFields(Utf8JsonWriter writer, SurvivalResult result)
    {
        writer.WriteStartArray("groups");
        foreach (SurvivalGroup group in result.Groups)
        {
            WriteGroup(writer, group, result.RestrictedMeans.Tau);
        }
        writer.WriteEndArray();
        if (result.Test is { } test)
        {
            WriteTest(writer, test);
            WriteContrasts(writer, "rmstDifference", result.RestrictedMeans, result.RestrictedMeans.Differences, null);
            WriteContrasts(writer, "rmstRatio", result.RestrictedMeans, result.RestrictedMeans.Ratios, "log");
            SurvivalExtrasJson.WriteComparisons(writer, result);
        }
        if (result.Competing is { } competing)
        {
            writer.WriteStartObject("competing");
            writer.WriteSettings(competing.Settings);
            CompetingRisksJson.WriteFields(writer, competing);
            writer.WriteEndObject();
        }
    }

    private static void WriteGroup(Utf8JsonWriter writer, SurvivalGroup group, double? tau)
    {
        writer.WriteStartObject();
        writer.WriteString("group", group.Group);
        writer.WriteNumber("n", group.People);
        writer.WriteNumber("events", group.Events);
        writer.WriteEstimate("median", group.Median, withError: false);
        writer.WriteStartArray("quantiles");
        foreach (SurvivalQuantile quantile in group.Quantiles)
        {
            writer.WriteStartObject();
            writer.WriteNumber("p", quantile.P);
            writer.WriteEstimateFields(quantile.Time, withError: false);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartObject("mean");
        writer.WriteNumberOrNull("estimate", group.Mean.Value);
        writer.WriteNumberOrNull("standardError", group.Mean.StandardError);
        writer.WriteNumberOrNull("tau", group.Curve.MeanTau);
        writer.WriteReason(group.Mean.Reason);
        writer.WriteEndObject();
        writer.WriteStartObject("rmst");
        writer.WriteNumberOrNull("tau", tau);
        writer.WriteEstimateFields(group.RestrictedMean, withError: true);
        writer.WriteEndObject();
        SurvivalExtrasJson.WriteGroup(writer, group);
        writer.WriteStartArray("at");
        foreach (SurvivalAtTime at in group.At)
        {
            WriteAt(writer, at);
        }
        writer.WriteEndArray();
        WriteCurve(writer, group.Curve);
        writer.WriteEndObject();
    }

    private static void WriteAt(Utf8JsonWriter writer, SurvivalAtTime at)
    {
        writer.WriteStartObject();
        writer.WriteNumber("time", at.Time);
        writer.WriteNumber("atRisk", at.AtRisk);
        writer.WriteNumber("events", at.Events);
        writer.WriteNumberOrNull("survival", at.Survival.Value);
        writer.WriteNumberOrNull("standardError", at.Survival.StandardError);
        writer.WriteLimits(at.Survival.Interval);
        writer.WriteReason(at.Survival.Reason);
        writer.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter writer, KaplanMeierCurve curve)
    {
        using var lines = new JsonLines(writer, "curve");
        for (int step = 0; step < curve.Count; step++)
        {
            SurvivalPoint point = curve[step];
            Utf8JsonWriter line = lines.Begin();
            line.WriteNumber("time", point.Time);
            line.WriteNumber("atRisk", point.AtRisk);
            line.WriteNumber("events", point.Events);
            line.WriteNumber("censored", point.Censored);
            line.WriteNumber("survival", point.Survival);
            line.WriteNumberOrNull("standardError", point.StandardError);
            line.WriteNumberOrNull("lower", point.Lower);
            line.WriteNumberOrNull("upper", point.Upper);
            line.WriteNumber("cumulativeHazard", point.CumulativeHazard);
            line.WriteReason(curve.ReasonAt(step));
            lines.End();
        }
    }

    private static void WriteTest(Utf8JsonWriter writer, LogRankTest test)
    {
        writer.WriteStartObject("test");
        writer.WriteString("name", test.Test.Name);
        writer.WriteNumber("rho", test.Weight.Rho);
        writer.WriteNumber("gamma", test.Weight.Gamma);
        writer.WriteBoolean("stratified", test.IsStratified);
        writer.WriteNumberOrNull("chiSquare", test.Test.Statistic);
        writer.WriteNumberOrNull("df", test.Test.DegreesOfFreedom);
        writer.WriteNumberOrNull("p", test.Test.PValue);
        writer.WriteReason(test.Test.Reason);
        writer.WriteStartArray("groups");
        foreach (LogRankGroup group in test.Groups)
        {
            writer.WriteStartObject();
            writer.WriteString("group", group.Group);
            writer.WriteNumber("n", group.People);
            writer.WriteNumber("observed", group.Observed);
            writer.WriteNumber("expected", group.Expected);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteContrasts(
        Utf8JsonWriter writer,
        string name,
        RestrictedMeanComparison means,
        IReadOnlyList<SurvivalContrast> contrasts,
        string? errorScale
    )
    {
        writer.WriteStartObject(name);
        writer.WriteNumberOrNull("tau", means.Tau);
        writer.WriteString("reference", means.Reference);
        if (errorScale is not null)
        {
            writer.WriteString("standardErrorScale", errorScale);
        }
        writer.WriteStartArray("comparisons");
        foreach (SurvivalContrast contrast in contrasts)
        {
            writer.WriteStartObject();
            writer.WriteString("group", contrast.Group);
            writer.WriteNumberOrNull("estimate", contrast.Estimate.Value);
            writer.WriteNumberOrNull("standardError", contrast.Estimate.StandardError);
            writer.WriteLimits(contrast.Estimate.Interval);
            writer.WriteNumberOrNull("p", contrast.Test?.PValue);
            writer.WriteReason(contrast.Estimate.Reason ?? contrast.Estimate.Interval?.Reason ?? contrast.Test?.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteReason(
            contrasts.Count == 0 ? "there is one group: nothing to compare"
            : means.Tau is null ? "a group has nobody, so that the groups share no time of follow-up"
            : null
        );
        writer.WriteEndObject();
    }
}
