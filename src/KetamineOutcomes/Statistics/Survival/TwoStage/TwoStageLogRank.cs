using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;

namespace KetamineOutcomes.Statistics.Survival.TwoStage;

/// <summary>The two-stage weighted combination of a trial whose number of events was changed at an interim look, as SUSTAIN-1
/// was analysed.</summary>
/// <remarks><para>Stage 1 is the log-rank test at the interim; stage 2 is what came after it: score and variance of the final
/// test less the interim's, independent of it under the null. Combined z = √t·z₁ + √(1−t)·z₂, t the share of events
/// <em>planned</em> at the interim, so that the level holds whatever the interim did to the number of events. z is positive when
/// the group has fewer events than expected.</para>
/// <para>p is by the stage-wise order: at a stop P(Z₁ ≥ z₁), else the level spent at the interim + P(no stop, Z ≥ z); one-sided.
/// The weighted hazard ratio is exp(Σwᵢ√Vᵢ·log HRᵢ/Σwᵢ√Vᵢ) with log HRᵢ = Uᵢ/Vᵢ, where the combined z is 0 for it; its repeated
/// interval uses the boundary of the look that ended the trial, at level 1 − 2α.</para>
/// <para>Interim and final must be the same people: the interim's rows cut at its date. Lehmacher and Wassmer (1999),
/// doi:10.1111/j.0006-341X.1999.01286.x; Wassmer (2006), doi:10.1002/bimj.200510197; SUSTAIN-1: Daly et al. (2019),
/// doi:10.1001/jamapsychiatry.2019.1189.</para></remarks>
public static class TwoStageLogRank
{
    /// <summary>Combines the stages.</summary>
    /// <param name="interim">Log-rank test of the two groups at the interim.</param>
    /// <param name="final">Log-rank test of the same groups, in the same order and with the same weight of times, at the
    /// end.</param>
    /// <param name="group">The group whose benefit is tested.</param>
    /// <param name="boundaries">The plan.</param>
    /// <returns>Stages, combined z, p and weighted hazard ratio; reasons where a stage has no events.</returns>
    /// <exception cref="ArgumentException">The tests are not of the same two groups and weight, or the final test knows less
    /// than the interim's.</exception>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public static TwoStageResult Combine(
        LogRankTest interim,
        LogRankTest final,
        string group,
        TwoStageBoundaries boundaries
    )
    {
        int index = IndexOf(interim, final, group);
        LogRankStage first = Stage(interim, index);
        LogRankStage whole = Stage(final, index);
        var second = new LogRankStage(whole.Score - first.Score, whole.Variance - first.Variance);
        if (second.Variance < -1e-9 * whole.Variance)
        {
            throw new ArgumentException(
                "The final test knows less than the interim's: are they the same people, the interim cut at its date?",
                nameof(final)
            );
        }
        return new TwoStageResult
        {
            Group = group,
            Reference = final.Groups[1 - index].Group,
            Boundaries = boundaries,
            First = first,
            Second = second,
            Test = Test(first, second, boundaries),
            HazardRatio = HazardRatio(first, second, boundaries),
        };
    }

    private static int IndexOf(LogRankTest interim, LogRankTest final, string group)
    {
        if (
            final.Groups.Count != 2
            || !interim.Groups.Select(g => g.Group).SequenceEqual(final.Groups.Select(g => g.Group))
            || interim.Weight != final.Weight
        )
        {
            throw new ArgumentException("Interim and final compare the same two groups with the same weight.");
        }
        int index = final.Groups.ToList().FindIndex(g => g.Group == group);
        return index >= 0 ? index : throw new KeyNotFoundException($"There is no group '{group}'.");
    }

    private static LogRankStage Stage(LogRankTest test, int index) =>
        new(test.Groups[index].Observed - test.Groups[index].Expected, test.Covariance[index * 2 + index]);

    private static TestResult Test(LogRankStage first, LogRankStage second, TwoStageBoundaries plan)
    {
        const string Name = "weighted combination of log-rank tests, one-sided";
        if (first.Z is not { } z1)
        {
            return TestResult.NotDefined(Name, "no event at the interim compares the groups");
        }
        if (z1 >= plan.Interim)
        {
            return new TestResult(Name, z1, null, Normal.UpperTail(z1));
        }
        if (second.Z is not { } z2)
        {
            return TestResult.NotDefined(Name, "no event after the interim compares the groups");
        }
        double z = plan.FirstWeight * z1 + plan.SecondWeight * z2;
        return new TestResult(Name, z, null, plan.SpentAtInterim + plan.ChanceOfLateCrossing(z));
    }

    private static Estimate HazardRatio(LogRankStage first, LogRankStage second, TwoStageBoundaries plan)
    {
        bool stopped = first.Z >= plan.Interim;
        if (first.Z is null || (!stopped && second.Z is null))
        {
            return Estimate.NotEstimable("a stage has no event that compares the groups");
        }
        double root1 = Math.Sqrt(first.Variance);
        double root2 = stopped ? 0 : Math.Sqrt(second.Variance);
        double weight = plan.FirstWeight * root1 + plan.SecondWeight * root2;
        double logRatio = plan.FirstWeight * first.Score / root1;
        logRatio += stopped ? 0 : plan.SecondWeight * second.Score / root2;
        logRatio /= weight;
        // Alone, the first stage counts whole.
        double error = stopped ? 1 / root1 : 1 / weight;
        double reach = error * (stopped ? plan.Interim : plan.Final);
        var interval = new ConfidenceInterval(
            Math.Exp(logRatio - reach),
            Math.Exp(logRatio + reach),
            1 - 2 * plan.Alpha
        );
        return Estimate.Of(Math.Exp(logRatio), error, interval);
    }
}
