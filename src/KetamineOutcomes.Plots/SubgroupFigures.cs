using KetamineOutcomes.Analysis.Subgroups;
using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;

namespace KetamineOutcomes.Plots;

/// <summary>The forest of an effect by arm, route and subgroup.</summary>
public static class SubgroupFigures
{
    /// <summary>A row for everybody (a diamond), for each arm, route and level of each subgroup (squares, their area by
    /// people), with outcomes and the test of interaction.</summary>
    /// <param name="forest">The effects.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this SubgroupForest forest, ForestFigureOptions? options = null)
    {
        // Proportions are printed as percentage points.
        bool isRisk = forest.Measure == "risk difference";
        double unit = isRisk ? 100 : 1;
        var words = new ForestWords(
            forest.Title,
            isRisk ? "Risk difference (percentage points)" : "Mean difference (points)"
        )
        {
            LabelHeading = "Subgroup",
            CellHeadings = ["Others", forest.Reference],
            EstimateHeading = $"{(isRisk ? "Points" : "Difference")} ({FigureText.Level(forest.Level)} CI)",
            Decimals = 1,
            LeftSide = forest.HigherIsBetter ? $"Favours {forest.Reference}" : "Favours the others",
            RightSide = forest.HigherIsBetter ? "Favours the others" : $"Favours {forest.Reference}",
            Notes =
            [
                $"Others minus {forest.Reference}; a square's area shows how many people.",
                "Interaction: Cochran's Q over the levels. Exploratory; not adjusted for multiple looks.",
            ],
        };
        return ForestFigure.Draw(
            "subgroups",
            [.. forest.Sections.SelectMany(s => Rows(s, unit))],
            words,
            options ?? new()
        );
    }

    private static IEnumerable<ForestRow> Rows(SubgroupSection section, double unit)
    {
        bool isOverall = section.Name.Length == 0;
        if (!isOverall)
        {
            string interaction = section.Interaction?.PValue is { } p ? $" (interaction {FigureText.PValue(p)})" : "";
            yield return new ForestRow(section.Name + interaction) { IsHeading = true };
        }
        foreach (SubgroupRow row in section.Rows)
        {
            yield return new ForestRow(row.Label)
            {
                Indent = isOverall ? 0 : 1,
                IsSummary = isOverall,
                Cells = [FigureText.Minus(row.Summary), FigureText.Minus(row.ReferenceSummary)],
                Estimate = unit * row.Effect.Value,
                Lower = unit * row.Effect.Interval?.Lower,
                Upper = unit * row.Effect.Interval?.Upper,
                Weight = row.N + row.ReferenceN,
            };
        }
    }
}
