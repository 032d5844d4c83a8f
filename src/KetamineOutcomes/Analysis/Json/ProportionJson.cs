using System.Text.Json;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Proportions;

namespace KetamineOutcomes.Analysis.Json;

/// <summary>The fields of the verb <c>proportion</c>.</summary>
internal static class ProportionJson
{
    public static void WriteFields(Utf8JsonWriter writer, ProportionResult result)
    {
        writer.WriteStartArray("groups");
        foreach (ResponseRate rate in result.Groups)
        {
            WriteRate(writer, rate);
        }
        writer.WriteEndArray();
        if (result.CochranQ is { } cochran)
        {
            WritePaired(writer, result, cochran);
            return;
        }
        // With two groups the strata speak of the one comparison there is; with more, each comparison has its own.
        bool each = result.Comparisons.Count > 1;
        writer.WriteStartArray("comparisons");
        foreach (ProportionComparison comparison in result.Comparisons)
        {
            writer.WriteStartObject();
            WriteComparisonFields(writer, comparison.Crude);
            if (each && comparison.Stratified is { } stratified)
            {
                WriteMantelHaenszel(writer, stratified);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartObject("overall");
        WriteTest(writer, "chiSquare", result.Overall!.ChiSquare);
        WriteExact(writer, result.Overall.Fisher);
        writer.WriteEndObject();
        if (!each && result.Options.Strata.Count > 0)
        {
            double level = result.Options.Level;
            WriteMantelHaenszel(
                writer,
                result.Comparisons is [{ Stratified: { } only }] ? only : MantelHaenszel.Compare([], level)
            );
        }
    }

    /// <summary>Writes the fields of one comparison into the open object.</summary>
    public static void WriteComparisonFields(Utf8JsonWriter writer, TwoProportions two)
    {
        writer.WriteString("group", two.Group);
        writer.WriteString("reference", two.Reference);
        RiskDifference difference = two.RiskDifference;
        writer.WriteStartObject("riskDifference");
        writer.WriteNumberOrNull("estimate", difference.Estimate.Value);
        writer.WriteNumberOrNull("standardError", difference.Estimate.StandardError);
        writer.WriteReason(difference.Estimate.Reason);
        writer.WriteInterval("wald", difference.Wald);
        writer.WriteInterval("newcombe", difference.Newcombe);
        writer.WriteInterval("miettinenNurminen", difference.MiettinenNurminen);
        writer.WriteEndObject();
        WriteRatio(writer, "riskRatio", two.RiskRatio);
        WriteRatio(writer, "oddsRatio", two.OddsRatio);
        WriteNumberNeededToTreat(writer, two.NumberNeededToTreat);
        writer.WriteStartObject("fisher");
        writer.WriteNumberOrNull("p", two.Fisher.PValue);
        writer.WriteNumberOrNull("oddsRatio", two.Fisher.OddsRatio.Value);
        writer.WriteLimits(two.Fisher.OddsRatio.Interval);
        writer.WriteReason(two.Fisher.Reason ?? two.Fisher.OddsRatio.Reason ?? two.Fisher.OddsRatio.Interval?.Reason);
        writer.WriteEndObject();
        WriteTest(writer, "chiSquare", two.ChiSquare);
    }

    private static void WriteRate(Utf8JsonWriter writer, ResponseRate rate)
    {
        writer.WriteStartObject();
        writer.WriteString("group", rate.Group);
        writer.WriteNumber("n", rate.Count.N);
        writer.WriteNumber("events", rate.Count.Events);
        writer.WriteNumberOrNull("proportion", rate.Proportion.Value);
        writer.WriteNumberOrNull("standardError", rate.Proportion.StandardError);
        writer.WriteReason(rate.Proportion.Reason);
        writer.WriteInterval("wald", rate.Wald);
        writer.WriteInterval("wilson", rate.Wilson);
        writer.WriteInterval("wilsonContinuity", rate.WilsonContinuity);
        writer.WriteInterval("clopperPearson", rate.ClopperPearson);
        writer.WriteInterval("jeffreys", rate.Jeffreys);
        writer.WriteInterval("agrestiCoull", rate.AgrestiCoull);
        writer.WriteEndObject();
    }

    private static void WriteRatio(Utf8JsonWriter writer, string name, RatioMeasure ratio)
    {
        writer.WriteStartObject(name);
        writer.WriteEstimateFields(ratio.Estimate, withError: false);
        writer.WriteNumberOrNull("logStandardError", ratio.LogStandardError);
        writer.WriteInterval("miettinenNurminen", ratio.Score);
        writer.WriteEndObject();
    }

    private static void WriteNumberNeededToTreat(Utf8JsonWriter writer, NumberNeededToTreat number)
    {
        writer.WriteStartObject("numberNeededToTreat");
        writer.WriteNumberOrNull("estimate", number.Value);
        writer.WriteNumberOrNull("lower", number.Lower);
        writer.WriteNumberOrNull("upper", number.Upper);
        WriteDirection(writer, "direction", number.Direction);
        writer.WriteBoolean("throughInfinity", number.ThroughInfinity);
        WriteDirection(writer, "lowerDirection", number.LowerDirection);
        WriteDirection(writer, "upperDirection", number.UpperDirection);
        writer.WriteReason(number.Reason);
        writer.WriteEndObject();
    }

    private static void WriteDirection(Utf8JsonWriter writer, string name, EventDirection? direction)
    {
        if (direction is { } known)
        {
            writer.WriteString(name, known == EventDirection.Fewer ? "fewer" : "more");
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteMantelHaenszel(Utf8JsonWriter writer, MantelHaenszel common)
    {
        writer.WriteStartObject("mantelHaenszel");
        writer.WriteNumber("strata", common.Strata);
        WriteStratifiedRatio(writer, "oddsRatio", common.OddsRatio);
        writer.WriteEstimate("riskDifference", common.RiskDifference, withError: true);
        WriteStratifiedRatio(writer, "riskRatio", common.RiskRatio);
        WriteTest(writer, "cmh", common.ConditionalIndependence);
        WriteTest(writer, "breslowDay", common.BreslowDay);
        WriteTest(writer, "tarone", common.Tarone);
        writer.WriteEndObject();
    }

    private static void WriteStratifiedRatio(Utf8JsonWriter writer, string name, StratifiedRatio ratio)
    {
        writer.WriteStartObject(name);
        writer.WriteEstimateFields(ratio.Estimate, withError: false);
        writer.WriteNumberOrNull("logStandardError", ratio.LogStandardError);
        writer.WriteEndObject();
    }

    private static void WritePaired(Utf8JsonWriter writer, ProportionResult result, TestResult cochran)
    {
        const string SamePeople = "the same people stand in every group; see paired and cochranQ";
        writer.WriteStartObject("overall");
        WriteTest(writer, "chiSquare", TestResult.NotDefined("Pearson chi-square", SamePeople));
        WriteExact(writer, new ExactTest(null, null, 0, SamePeople));
        WriteTest(writer, "cochranQ", cochran);
        writer.WriteEndObject();
        writer.WriteStartArray("paired");
        foreach (PairedProportionComparison comparison in result.Paired)
        {
            PairedProportions pairs = comparison.Pairs;
            writer.WriteStartObject();
            writer.WriteString("group", pairs.Group);
            writer.WriteString("reference", pairs.Reference);
            writer.WriteNumber("n", pairs.Count.N);
            writer.WriteNumber("unpaired", comparison.Unpaired);
            writer.WriteNumber("both", pairs.Count.Both);
            writer.WriteNumber("groupOnly", pairs.Count.GroupOnly);
            writer.WriteNumber("referenceOnly", pairs.Count.ReferenceOnly);
            writer.WriteNumber("neither", pairs.Count.Neither);
            writer.WriteStartObject("difference");
            writer.WriteEstimateFields(pairs.Difference, withError: true);
            writer.WriteString("method", "newcombe");
            writer.WriteInterval("newcombe", pairs.Newcombe);
            writer.WriteInterval("tango", pairs.Tango);
            writer.WriteInterval("wald", pairs.Wald);
            writer.WriteEndObject();
            WriteMcNemar(writer, pairs.McNemar, result.Options.Conventions);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteMcNemar(Utf8JsonWriter writer, McNemarTest test, Conventions conventions)
    {
        writer.WriteStartObject("mcnemar");
        double? p = test.PValue(conventions);
        writer.WriteNumberOrNull("p", p);
        writer.WriteReason(p is null ? test.Asymptotic.Reason : null);
        writer.WriteString("method", McNemarChoice.Word(conventions));
        writer.WriteNumberOrNull("exactP", test.ExactPValue);
        writer.WriteNumberOrNull("midP", test.MidPValue);
        WriteTest(writer, "asymptotic", test.Asymptotic);
        WriteTest(writer, "continuityCorrected", test.ContinuityCorrected);
        writer.WriteEndObject();
    }

    private static void WriteExact(Utf8JsonWriter writer, ExactTest test)
    {
        writer.WriteStartObject("fisher");
        writer.WriteNumberOrNull("p", test.PValue);
        if (test.MonteCarloError is { } error)
        {
            writer.WriteNumber("monteCarloError", error);
            writer.WriteNumber("replicates", test.Replicates);
        }
        writer.WriteReason(test.Reason);
        writer.WriteEndObject();
    }

    private static void WriteTest(Utf8JsonWriter writer, string name, TestResult test)
    {
        writer.WriteStartObject(name);
        writer.WriteNumberOrNull("statistic", test.Statistic);
        writer.WriteNumberOrNull("df", test.DegreesOfFreedom);
        writer.WriteNumberOrNull("p", test.PValue);
        writer.WriteReason(test.Reason);
        writer.WriteEndObject();
    }
}
