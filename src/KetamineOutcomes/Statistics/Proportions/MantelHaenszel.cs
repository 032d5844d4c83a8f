using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Proportions;

/// <summary>Two groups compared within strata (sites, sexes): common ratios and difference, and tests.</summary>
/// <remarks>
/// <para>Strata with nobody in one of the two groups say nothing and take no part; <see cref="Strata"/> counts the others.
/// No 0.5 is added. One stratum gives the crude measures.</para>
/// <para>R: <c>mantelhaen.test</c> (corrected by default) and <c>metafor::rma.mh</c>; SAS: <c>CMH</c>,
/// <c>COMMONRISKDIFF</c> of PROC FREQ. Strata in which everybody had the same outcome do not count in the degrees of
/// freedom of Breslow-Day and Tarone.</para>
/// </remarks>
public sealed record MantelHaenszel : Result
{
    private MantelHaenszel(IReadOnlyList<Stratum> strata, double level, bool continuityCorrection)
    {
        Stratum[] used = [.. strata.Where(s => s.Group.N > 0 && s.Reference.N > 0)];
        Strata = used.Length;
        OddsRatio = MantelHaenszelEstimates.OddsRatio(used, level);
        RiskRatio = MantelHaenszelEstimates.RiskRatio(used, level);
        RiskDifference = MantelHaenszelEstimates.RiskDifference(used, level);
        ConditionalIndependence = StratifiedTests.ConditionalIndependence(used, continuityCorrection);
        (BreslowDay, Tarone) = StratifiedTests.Homogeneity(used, OddsRatio.Estimate.Value);
    }

    /// <summary>Strata with people in both groups.</summary>
    public int Strata { get; }

    /// <summary>Mantel-Haenszel odds ratio, log variance by Robins, Breslow and Greenland (1986), doi:10.2307/2531052.</summary>
    public StratifiedRatio OddsRatio { get; }

    /// <summary>Mantel-Haenszel risk ratio, log variance by Greenland and Robins (1985), doi:10.2307/2530643.</summary>
    public StratifiedRatio RiskRatio { get; }

    /// <summary>Mantel-Haenszel risk difference, variance by Sato (1989), doi:10.2307/2531714 with its reply.</summary>
    public Estimate RiskDifference { get; }

    /// <summary>Cochran-Mantel-Haenszel chi-square on one degree of freedom, uncorrected unless asked for.</summary>
    public TestResult ConditionalIndependence { get; }

    /// <summary>Breslow and Day's test that the strata share one odds ratio, at the Mantel-Haenszel ratio.</summary>
    public TestResult BreslowDay { get; }

    /// <summary>The same with Tarone's correction (1985), which the Mantel-Haenszel ratio calls for, doi:10.1093/biomet/72.1.91.</summary>
    public TestResult Tarone { get; }

    /// <summary>Compares two groups within strata.</summary>
    /// <param name="strata">One table a stratum.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="continuityCorrection">Whether the Cochran-Mantel-Haenszel statistic loses ½, as R's
    /// <c>mantelhaen.test</c> does by default; SAS does not. Default no.</param>
    /// <returns>The stratified comparison.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static MantelHaenszel Compare(
        IReadOnlyList<Stratum> strata,
        double level = 0.95,
        bool continuityCorrection = false
    )
    {
        LevelRange.Check(level);
        return new MantelHaenszel(strata, level, continuityCorrection);
    }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        static TableRow Row(string name, Estimate e) =>
            new([name, Cell.Number(e.Value, 3), Cell.Interval(e.Interval?.Lower, e.Interval?.Upper, 3)]);
        static string Test(string name, TestResult test) =>
            test.PValue is null
                ? $"{name}: {test.Reason}."
                : $"{name}: {Cell.Number(test.Statistic, 3)} on {Cell.Number(test.DegreesOfFreedom, 0)} df, {Cell.PStatement(test.PValue)}.";
        return new Table(
            Invariant($"Mantel-Haenszel, {Strata} strata"),
            [new("Measure", IsNumeric: false), new("Estimate"), new("Interval")],
            [
                Row("Odds ratio", OddsRatio.Estimate),
                Row("Risk ratio", RiskRatio.Estimate),
                Row("Risk difference", RiskDifference),
            ],
            [
                Test("Cochran-Mantel-Haenszel", ConditionalIndependence),
                Test("Breslow-Day", BreslowDay),
                Test("Tarone", Tarone),
            ]
        );
    }
}

/// <summary>One stratum's two groups.</summary>
/// <param name="Name">The stratum's name.</param>
/// <param name="Group">The group's events and people.</param>
/// <param name="Reference">The reference's.</param>
public sealed record Stratum(string Name, BinomialCount Group, BinomialCount Reference);

/// <summary>A ratio over strata with the standard error of its natural logarithm.</summary>
/// <param name="Estimate">The ratio and its interval from the log scale.</param>
/// <param name="LogStandardError">Standard error of the log ratio; <c>null</c> when the ratio is 0 or absent.</param>
public sealed record StratifiedRatio(Estimate Estimate, double? LogStandardError);
