using KetamineOutcomes.Data;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Trials.Reading.Rules;

/// <summary>Holds the item columns (<c>item_1</c>, <c>item_2</c>, …) against their scales.</summary>
internal static class ItemRules
{
    /// <summary>Records items outside their range, and totals that are not the sum of their items.</summary>
    public static void Check(
        SourceTable table,
        TableReader reader,
        ProblemList problems,
        Factor scale,
        RatingScale[] scales,
        double[] score
    )
    {
        int most = 0;
        foreach (RatingScale known in scales)
        {
            most = Math.Max(most, known.Items.Count);
        }
        double[]?[] items = new double[most][];
        for (int item = 0; item < most; item++)
        {
            items[item] = reader.Numbers(Invariant($"item_{item + 1}"));
        }
        if (items.All(item => item is null))
        {
            return;
        }
        for (int row = 0; row < score.Length; row++)
        {
            if (scale.Codes[row] >= 0)
            {
                CheckRow(table, problems, scales[scale.Codes[row]], items, score[row], row);
            }
        }
    }

    private static void CheckRow(
        SourceTable table,
        ProblemList problems,
        RatingScale scale,
        double[]?[] items,
        double score,
        int row
    )
    {
        double sum = 0;
        foreach (ScaleItem item in scale.Items)
        {
            double value = items[item.Number - 1]?[row] ?? double.NaN;
            sum += value;
            if (value < item.Minimum || value > item.Maximum)
            {
                problems.Add(
                    TrialRules.OutOfRange,
                    table,
                    row,
                    Invariant($"item_{item.Number}"),
                    Invariant(
                        $"The item is impossible: on {scale.Name} it goes from {item.Minimum} to {item.Maximum}."
                    ),
                    "Correct the item."
                );
            }
        }
        if (scale.TotalIsSum && scale.Items.Count > 0 && Math.Abs(sum - score) > 1e-9)
        {
            problems.Add(
                TrialRules.ItemTotal,
                table,
                row,
                "score",
                Invariant($"The score is not the sum of its {scale.Items.Count} items."),
                "Check the total and the items."
            );
        }
    }
}
