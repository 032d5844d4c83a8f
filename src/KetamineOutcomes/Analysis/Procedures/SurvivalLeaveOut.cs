using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Survival;
using KetamineOutcomes.Statistics.Survival.Influence;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The part of the verb <c>survival</c> that leaves out one site (or other level) after the other.</summary>
internal static class SurvivalLeaveOut
{
    /// <summary>Repeats the comparison; <c>null</c> when it was not asked for, or there is one group.</summary>
    /// <exception cref="TrialDataException">The column has a single level.</exception>
    public static LeaveOneOutResult? Of(
        SurvivalRows rows,
        SurvivalOptions options,
        string? reference,
        string file,
        CancellationToken cancellation
    )
    {
        if (rows.Part is null || rows.By is not { } by || by.WithoutUnusedLevels().Levels.Count < 2)
        {
            return null;
        }
        Factor part = rows.Part.WithoutUnusedLevels().InNaturalOrder();
        if (part.Levels.Count < 2)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "one-level",
                    $"There is nothing to leave out: '{part.Name}' has one level.",
                    "Name a column with two levels or more, such as the site."
                ) with
                {
                    File = file,
                    Column = part.Name,
                }
            );
        }
        IntervalTransform interval = options.CurveOptions().Interval;
        return LeaveOneOut.Compare(
            rows.Times,
            by,
            part,
            reference,
            options.Times.Count > 0 ? options.Times.Max() : null,
            options.Level,
            rows.Strata,
            rows.Frequencies,
            rows.Weights,
            interval,
            cancellation
        );
    }
}
