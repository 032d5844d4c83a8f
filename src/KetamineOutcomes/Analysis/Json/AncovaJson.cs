using System.Text.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Regression;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The fields of <c>ancova</c>.</summary>
internal static class AncovaJson
{
    public static void WriteFields(Utf8JsonWriter writer, AncovaResult result)
    {
        AncovaFit fit = result.Fit;
        writer.WriteStartArray("coefficients");
        foreach (AncovaCoefficient coefficient in fit.Coefficients)
        {
            writer.WriteStartObject();
            writer.WriteString("term", coefficient.Term);
            writer.WriteNumberOrNull("estimate", coefficient.Estimate.Value);
            WriteTested(writer, coefficient.Estimate, coefficient.Test, withDf: false);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("arms");
        foreach (AdjustedMean arm in fit.Arms)
        {
            writer.WriteStartObject();
            writer.WriteString("arm", arm.Arm);
            writer.WriteNumber("n", arm.N);
            writer.WriteNumberOrNull("lsMean", arm.Mean.Value);
            writer.WriteNumberOrNull("standardError", arm.Mean.StandardError);
            writer.WriteLimits(arm.Mean.Interval);
            writer.WriteReason(arm.Mean.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("contrasts");
        foreach (ArmContrast contrast in fit.Contrasts)
        {
            writer.WriteStartObject();
            writer.WriteString("arm", contrast.Arm);
            writer.WriteString("reference", contrast.Reference);
            writer.WriteNumberOrNull("estimate", contrast.Difference.Value);
            WriteTested(writer, contrast.Difference, contrast.Test, withDf: true);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteNumberOrNull("residualStandardDeviation", fit.ResidualStandardDeviation);
        writer.WriteNumber("residualDf", fit.ResidualDegreesOfFreedom);
        if (fit.ResidualStandardDeviation is null)
        {
            writer.WriteReason("no degree of freedom is left for the residuals");
        }
        writer.WriteStartArray("warnings");
        foreach (string warning in fit.Warnings)
        {
            writer.WriteStringValue(warning);
        }
        writer.WriteEndArray();
    }

    private static void WriteTested(Utf8JsonWriter writer, Estimate estimate, TestResult test, bool withDf)
    {
        writer.WriteNumberOrNull("standardError", estimate.StandardError);
        if (withDf)
        {
            writer.WriteNumberOrNull("df", test.DegreesOfFreedom);
        }
        writer.WriteNumberOrNull("t", test.Statistic);
        writer.WriteNumberOrNull("p", test.PValue);
        writer.WriteLimits(estimate.Interval);
        writer.WriteReason(estimate.Reason ?? test.Reason);
    }
}
