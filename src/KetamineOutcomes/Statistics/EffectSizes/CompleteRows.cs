using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.EffectSizes;

/// <summary>Checks columns that belong together, and counts the rows without a value or a group.</summary>
internal static class CompleteRows
{
    public static RowCounts Count(ReadOnlySpan<double> values, Factor by, FrequencyWeights? frequencies)
    {
        if (values.Length != by.Length || frequencies is not null && frequencies.Length != by.Length)
        {
            throw new ArgumentException("Values, groups and frequencies differ in length.");
        }
        long noValue = 0;
        long noGroup = 0;
        ReadOnlySpan<int> codes = by.Codes;
        for (int i = 0; i < values.Length; i++)
        {
            noValue += double.IsNaN(values[i]) ? 1 : 0;
            noGroup += codes[i] < 0 && !double.IsNaN(values[i]) ? 1 : 0;
        }
        var dropped = new List<DroppedRows>();
        if (noValue > 0)
        {
            dropped.Add(new DroppedRows("no value", noValue));
        }
        if (noGroup > 0)
        {
            dropped.Add(new DroppedRows($"no value in column '{by.Name}'", noGroup));
        }
        return new RowCounts(values.Length, values.Length - noValue - noGroup, dropped);
    }
}
