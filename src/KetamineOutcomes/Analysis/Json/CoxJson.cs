using System.Text.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The fields of the verb <c>cox</c>.</summary>
internal static class CoxJson
{
    public static void WriteFields(Utf8JsonWriter writer, CoxResult result)
    {
        CoxFit fit = result.Fit;
        writer.WriteNumber("n", fit.N);
        writer.WriteNumber("events", fit.Events);
        writer.WriteNumber("iterations", fit.Iterations);
        writer.WriteBoolean("converged", fit.Converged);
        writer.WriteStartObject("logLikelihood");
        writer.WriteNumberOrNull("null", fit.NullLogLikelihood);
        writer.WriteNumberOrNull("fitted", fit.LogLikelihood);
        writer.WriteEndObject();
        writer.WriteStartObject("tests");
        WriteTest(writer, "likelihoodRatio", fit.LikelihoodRatio);
        WriteTest(writer, "wald", fit.Wald);
        WriteTest(writer, "score", fit.Score);
        writer.WriteEndObject();
        writer.WriteEstimate("concordance", fit.Concordance, withError: true);
        writer.WriteStartArray("coefficients");
        foreach (CoxCoefficient coefficient in fit.Coefficients)
        {
            WriteCoefficient(writer, coefficient, fit.IsRobust);
        }
        writer.WriteEndArray();
        writer.WriteStartArray("proportionalHazards");
        foreach (ProportionalHazardsTest test in fit.ProportionalHazards)
        {
            writer.WriteStartObject();
            writer.WriteString("term", test.Term);
            WriteFields(writer, test.Test);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("warnings");
        foreach (string warning in fit.Warnings)
        {
            writer.WriteStringValue(warning);
        }
        writer.WriteEndArray();
    }

    private static void WriteCoefficient(Utf8JsonWriter writer, CoxCoefficient coefficient, bool isRobust)
    {
        writer.WriteStartObject();
        writer.WriteString("term", coefficient.Term);
        writer.WriteNumberOrNull("estimate", coefficient.Estimate.Value);
        writer.WriteNumberOrNull("standardError", coefficient.Estimate.StandardError);
        if (isRobust)
        {
            writer.WriteNumberOrNull("robustStandardError", coefficient.RobustStandardError);
        }
        writer.WriteNumberOrNull("z", coefficient.Test.Statistic);
        writer.WriteNumberOrNull("p", coefficient.Test.PValue);
        writer.WriteNumberOrNull("hazardRatio", coefficient.HazardRatio.Value);
        writer.WriteLimits(coefficient.HazardRatio.Interval);
        writer.WriteReason(coefficient.Estimate.Reason ?? coefficient.HazardRatio.Reason ?? coefficient.Test.Reason);
        writer.WriteEndObject();
    }

    private static void WriteTest(Utf8JsonWriter writer, string name, TestResult test)
    {
        writer.WriteStartObject(name);
        WriteFields(writer, test);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, TestResult test)
    {
        writer.WriteNumberOrNull("chiSquare", test.Statistic);
        writer.WriteNumberOrNull("df", test.DegreesOfFreedom);
        writer.WriteNumberOrNull("p", test.PValue);
        writer.WriteReason(test.Reason);
    }
}
