using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Survival;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>The columns of a survival analysis side by side, and what became of the rows.</summary>
internal sealed record SurvivalRows(
    EventTimes Times,
    Factor? By,
    Factor? Strata,
    FrequencyWeights? Frequencies,
    SamplingWeights? Weights,
    RowCounts Counts,
    Factor? Part = null
)
{
    public EventTable ToTable() => EventTable.From(Times, By, Strata, Frequencies, Weights);

    /// <summary>Those still followed after a landmark, their clock begun there; the others are dropped and counted.</summary>
    /// <exception cref="TrialDataException">Nobody is left.</exception>
    public SurvivalRows After(double landmark, string file)
    {
        int[] rows = Landmark.Rows(Times, landmark);
        if (rows.Length == 0)
        {
            throw new TrialDataException(
                DataProblem.Error("no-rows", "Nobody is followed beyond the landmark.", "Choose an earlier one.") with
                {
                    File = file,
                }
            );
        }
        var left = new DroppedRows(Invariant($"not followed beyond {landmark}"), Times.Length - rows.Length);
        return new SurvivalRows(
            Landmark.From(Times, landmark),
            ((Factor?)By?.Take(rows))?.WithoutUnusedLevels(),
            ((Factor?)Strata?.Take(rows))?.WithoutUnusedLevels(),
            Frequencies is null ? null : new FrequencyWeights(Pick(Frequencies, rows)),
            Weights is null ? null : new SamplingWeights(Pick(Weights, rows)),
            left.Rows == 0 ? Counts : Counts with { Used = rows.Length, Dropped = [.. Counts.Dropped, left] },
            ((Factor?)Part?.Take(rows))?.WithoutUnusedLevels()
        );
    }

    private static double[] Pick(Weights weights, int[] rows)
    {
        var picked = new double[rows.Length];
        for (int i = 0; i < picked.Length; i++)
        {
            picked[i] = weights.Values[rows[i]];
        }
        return picked;
    }
}
