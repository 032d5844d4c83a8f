using KetamineOutcomes.Data;

namespace KetamineOutcomes.Statistics.Survival.Influence;

/// <summary>Columns side by side, of which some rows may be taken.</summary>
internal sealed record InfluenceRows(
    EventTimes Times,
    Factor By,
    Factor? Strata,
    FrequencyWeights? Frequencies,
    SamplingWeights? Weights
)
{
    public InfluenceRows Take(int[] rows)
    {
        var times = new double[rows.Length];
        var events = new int[rows.Length];
        double[]? entries = Times.HasEntry ? new double[rows.Length] : null;
        for (int i = 0; i < rows.Length; i++)
        {
            times[i] = Times.Times[rows[i]];
            events[i] = Times.Events[rows[i]];
            if (entries is not null)
            {
                entries[i] = Times.Entry[rows[i]];
            }
        }
        return new InfluenceRows(
            EventTimes.FromCauses(times, events, Times.Causes, entries),
            ((Factor)By.Take(rows)).WithoutUnusedLevels(),
            ((Factor?)Strata?.Take(rows))?.WithoutUnusedLevels(),
            Frequencies is null ? null : new FrequencyWeights(Pick(Frequencies, rows)),
            Weights is null ? null : new SamplingWeights(Pick(Weights, rows))
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
