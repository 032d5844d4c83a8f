using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival.Cox;

/// <summary>Hazard ratios between the groups of a Kaplan-Meier fit.</summary>
public static class GroupHazardRatios
{
    private const string TestName = "Wald test";

    /// <summary>Each other group's hazard over the reference's, by Cox regression on the groups alone, stratified as the fit's
    /// log-rank test is.</summary>
    /// <remarks>Efron's rule for ties; Wald interval and test on the log scale, whose standard error it is. R: <c>coxph(Surv(time,
    /// event) ~ group + strata(stratum))</c>. The event table holds all that is needed, so the rows are not read
    /// again.</remarks>
    /// <param name="fit">The curves.</param>
    /// <param name="reference">Reference group; <c>null</c> for the first.</param>
    /// <returns>One ratio for each other group, in order; none for a single group. A reason where there is none: nobody, no
    /// event, sampling weights (whose robust variance needs the rows: <see cref="CoxRegression"/>).</returns>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public static IReadOnlyList<SurvivalContrast> HazardRatios(this KaplanMeierFit fit, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        int against = reference is null ? 0 : fit.IndexOf(reference);
        int[] others = [.. Enumerable.Range(0, fit.Curves.Count).Where(group => group != against)];
        if (others.Length == 0)
        {
            return [];
        }
        if (fit.Table.HasSamplingWeights)
        {
            return Array.ConvertAll(
                others,
                group => None(fit, group, "under sampling weights the variance needs the rows: fit a Cox model")
            );
        }
        CoxFit? cox = fit.Curves[against].Count > 0 ? Fit(fit, against) : null;
        return Array.ConvertAll(
            others,
            group =>
                cox is null ? None(fit, group, $"{fit.Curves[against].Group}: {fit.Curves[against].Nobody}")
                : fit.Curves[group].Count == 0 ? None(fit, group, fit.Curves[group].Nobody)
                : Contrast(fit.Curves[group].Group, cox[$"group={fit.Curves[group].Group}"])
        );
    }

    private static CoxFit Fit(KaplanMeierFit fit, int against)
    {
        JoinedTable joined = fit.Joined;
        int groups = fit.Curves.Count;
        int lines = joined.Time.Length;
        var events = new bool[lines];
        var codes = new int[lines];
        var strata = new int[lines];
        for (int line = 0; line < lines; line++)
        {
            events[line] = joined.IsEvent(line);
            codes[line] = joined.GroupOf(line);
            strata[line] = joined.CellOf(line) / groups;
        }
        string name = fit.Curves[against].Group;
        return CoxRegression.Fit(
            EventTimes.FromEventFlag(joined.Time, events, joined.Entry),
            [new Factor("group", codes, joined.Table.Groups).WithoutUnusedLevels()],
            new CoxFitOptions
            {
                Level = fit.Options.Level,
                References = new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = name },
            },
            joined.Table.IsStratified ? new Factor("stratum", strata, joined.Table.Strata).WithoutUnusedLevels() : null,
            frequencies: new FrequencyWeights([.. joined.Lines.People])
        );
    }

    private static SurvivalContrast Contrast(string group, CoxCoefficient coefficient) =>
        new(group, coefficient.HazardRatio, coefficient.Test);

    private static SurvivalContrast None(KaplanMeierFit fit, int group, string reason) =>
        SurvivalContrast.NotEstimable(
            TestName,
            new SurvivalContrast(fit.Curves[group].Group, Estimate.NotEstimable(reason)),
            reason
        );
}
