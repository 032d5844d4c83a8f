using System.Text.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.CompetingRisks;
using KetamineOutcomes.Statistics.Survival.Cox;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The fields of the verb <c>competing-risks</c>.</summary>
internal static class CompetingRisksJson
{
    public static void WriteFields(Utf8JsonWriter writer, CompetingRisksResult result)
    {
        writer.WriteStartArray("groups");
        foreach (CompetingRisksGroup group in result.Groups)
        {
            writer.WriteStartObject();
            writer.WriteString("group", group.Incidence.Group);
            writer.WriteNumber("n", group.Incidence.People);
            writer.WriteStartArray("causes");
            foreach (CompetingRisksCause cause in group.Causes)
            {
                WriteCause(writer, cause, result.Tau);
            }
            writer.WriteEndArray();
            WriteEventFree(writer, group.EventFree);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        WriteGray(writer, result.Gray);
        if (result.FineGray is not null || result.ModelReason is not null)
        {
            WriteFineGray(writer, result);
            WriteCauseSpecific(writer, result.CauseSpecific);
        }
    }

    private static void WriteCause(Utf8JsonWriter writer, CompetingRisksCause cause, double? tau)
    {
        writer.WriteStartObject();
        writer.WriteString("cause", cause.Curve.Cause);
        writer.WriteNumber("events", cause.Curve.Events);
        writer.WriteStartArray("at");
        foreach (IncidenceAtTime at in cause.At)
        {
            writer.WriteStartObject();
            writer.WriteNumber("time", at.Time);
            writer.WriteNumberOrNull("incidence", at.Incidence.Value);
            writer.WriteNumberOrNull("standardError", at.Incidence.StandardError);
            writer.WriteLimits(at.Incidence.Interval);
            writer.WriteReason(at.Incidence.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartObject("timeLost");
        writer.WriteNumberOrNull("tau", tau);
        writer.WriteEstimateFields(cause.TimeLost, withError: true);
        writer.WriteEndObject();
        WriteCurve(writer, cause.Curve);
        writer.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter writer, IncidenceCurve curve)
    {
        using var lines = new JsonLines(writer, "curve");
        for (int step = 0; step < curve.Count; step++)
        {
            IncidencePoint point = curve[step];
            Utf8JsonWriter line = lines.Begin();
            line.WriteNumber("time", point.Time);
            line.WriteNumber("atRisk", point.AtRisk);
            line.WriteNumber("events", point.Events);
            line.WriteNumber("incidence", point.Incidence);
            line.WriteNumber("standardError", point.StandardError);
            line.WriteNumberOrNull("lower", point.Lower);
            line.WriteNumberOrNull("upper", point.Upper);
            line.WriteReason(curve.ReasonAt(step));
            lines.End();
        }
    }

    private static void WriteEventFree(Utf8JsonWriter writer, IReadOnlyList<SurvivalAtTime> eventFree)
    {
        writer.WriteStartArray("eventFree");
        foreach (SurvivalAtTime at in eventFree)
        {
            writer.WriteStartObject();
            writer.WriteNumber("time", at.Time);
            writer.WriteNumber("atRisk", at.AtRisk);
            writer.WriteNumberOrNull("survival", at.Survival.Value);
            writer.WriteNumberOrNull("standardError", at.Survival.StandardError);
            writer.WriteLimits(at.Survival.Interval);
            writer.WriteReason(at.Survival.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteGray(Utf8JsonWriter writer, IReadOnlyList<GrayTest> tests)
    {
        writer.WriteStartArray("gray");
        foreach (GrayTest test in tests)
        {
            writer.WriteStartObject();
            writer.WriteString("cause", test.Cause);
            writer.WriteNumber("rho", test.Rho);
            writer.WriteBoolean("stratified", test.IsStratified);
            WriteChiSquare(writer, test.Test);
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
        writer.WriteEndArray();
    }

    private static void WriteFineGray(Utf8JsonWriter writer, CompetingRisksResult result)
    {
        writer.WriteStartObject("fineGray");
        writer.WriteString("cause", result.Cause);
        writer.WriteStartArray("coefficients");
        foreach (SubdistributionCoefficient coefficient in result.FineGray?.Coefficients ?? [])
        {
            writer.WriteStartObject();
            WriteCoefficient(
                writer,
                coefficient.Term,
                coefficient.Estimate,
                coefficient.Test,
                "subdistributionHazardRatio",
                coefficient.SubdistributionHazardRatio
            );
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (result.FineGray is { } fit)
        {
            writer.WriteNumber("n", fit.N);
            writer.WriteNumber("events", fit.Events);
            writer.WriteNumber("otherEvents", fit.OtherEvents);
            writer.WriteNumber("iterations", fit.Iterations);
            writer.WriteBoolean("converged", fit.Converged);
            writer.WriteStartObject("logLikelihood");
            writer.WriteNumber("null", fit.NullLogLikelihood);
            writer.WriteNumber("fitted", fit.LogLikelihood);
            writer.WriteEndObject();
            writer.WriteStartObject("wald");
            WriteChiSquare(writer, fit.Wald);
            writer.WriteEndObject();
            WriteWarnings(writer, fit.Warnings);
        }
        writer.WriteReason(result.ModelReason);
        writer.WriteEndObject();
    }

    private static void WriteCauseSpecific(Utf8JsonWriter writer, IReadOnlyList<CauseSpecificModel> models)
    {
        writer.WriteStartArray("causeSpecific");
        foreach (CauseSpecificModel model in models)
        {
            writer.WriteStartObject();
            writer.WriteString("cause", model.Cause);
            writer.WriteNumber("n", model.Fit.N);
            writer.WriteNumber("events", model.Fit.Events);
            writer.WriteBoolean("converged", model.Fit.Converged);
            writer.WriteStartArray("coefficients");
            foreach (CoxCoefficient coefficient in model.Fit.Coefficients)
            {
                writer.WriteStartObject();
                WriteCoefficient(
                    writer,
                    coefficient.Term,
                    coefficient.Estimate,
                    coefficient.Test,
                    "hazardRatio",
                    coefficient.HazardRatio
                );
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            WriteWarnings(writer, model.Fit.Warnings);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteCoefficient(
        Utf8JsonWriter writer,
        string term,
        Estimate estimate,
        TestResult test,
        string ratioName,
        Estimate ratio
    )
    {
        writer.WriteString("term", term);
        writer.WriteNumberOrNull("estimate", estimate.Value);
        writer.WriteNumberOrNull("standardError", estimate.StandardError);
        writer.WriteNumberOrNull("z", test.Statistic);
        writer.WriteNumberOrNull("p", test.PValue);
        writer.WriteNumberOrNull(ratioName, ratio.Value);
        writer.WriteLimits(ratio.Interval);
        writer.WriteReason(estimate.Reason ?? ratio.Reason ?? test.Reason);
    }

    private static void WriteChiSquare(Utf8JsonWriter writer, TestResult test)
    {
        writer.WriteNumberOrNull("chiSquare", test.Statistic);
        writer.WriteNumberOrNull("df", test.DegreesOfFreedom);
        writer.WriteNumberOrNull("p", test.PValue);
        writer.WriteReason(test.Reason);
    }

    private static void WriteWarnings(Utf8JsonWriter writer, IReadOnlyList<string> warnings)
    {
        writer.WriteStartArray("warnings");
        foreach (string warning in warnings)
        {
            writer.WriteStringValue(warning);
        }
        writer.WriteEndArray();
    }
}
