using KetamineOutcomes.Plots.Marks;
using KetamineOutcomes.Plots.Style;
using KetamineOutcomes.Statistics.Survival.Influence;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Plots;

/// <summary>The forest of a comparison with each part of the data left out.</summary>
public static class LeaveOneOutFigures
{
    /// <summary>A row for everybody (a diamond) and one for each part left out, with events, people and the log-rank p; parts
    /// without which the conclusion is another are marked. With several groups a block a group.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="options">How it looks; <c>null</c> for the defaults.</param>
    /// <returns>The figure.</returns>
    public static Figure ToFigure(this LeaveOneOutResult result, ForestFigureOptions? options = null)
    {
        bool several = result.Groups.Count > 2;
        bool crosses = result.Without.Any(fit => result.Crosses(fit) == true);
        string alpha = Invariant($"{Math.Round(1 - result.Level, 6)}");
        string group = several ? "Group" : result.All.Comparisons[0].Group;
        var words = new ForestWords($"Hazard ratios with each {result.Part} left out", "Hazard ratio")
        {
            IsRatio = true,
            Null = 1,
            LabelHeading = "Left out",
            CellHeadings = ["Events/n", several ? "p" : "Log-rank p"],
            EstimateHeading = $"Hazard ratio ({FigureText.Level(result.Level)} CI)",
            LeftSide = "Later or fewer",
            RightSide = "Sooner or more",
            Notes =
            [
                several
                    ? $"Each group against {result.Reference}; p: Wald test of the group. Events and people: of all groups."
                    : $"Hazard of {group} over that of {result.Reference}.",
                crosses
                    ? $"*: without it the log-rank p{(several ? " of all groups" : "")} lies on the other side of {alpha}."
                    : "",
                "Cox regression; not adjusted for the number of looks.",
            ],
        };
        return ForestFigure.Draw("leave-one-out", Rows(result, several), words, options ?? new());
    }

    private static List<ForestRow> Rows(LeaveOneOutResult result, bool several)
    {
        var rows = new List<ForestRow>();
        for (int place = 0; place < result.All.Comparisons.Count; place++)
        {
            if (several)
            {
                rows.Add(
                    new ForestRow($"{result.All.Comparisons[place].Group} v {result.Reference}") { IsHeading = true }
                );
            }
            rows.Add(Row(result, result.All, place, several));
            rows.AddRange(result.Without.Select(fit => Row(result, fit, place, several)));
        }
        return rows;
    }

    private static ForestRow Row(LeaveOneOutResult result, LeaveOneOutStep fit, int place, bool several)
    {
        bool isAll = fit.LeftOut is null;
        string mark = !isAll && result.Crosses(fit) == true ? " *" : "";
        return ForestRow.Of((fit.LeftOut ?? "None") + mark, fit.Comparisons[place].HazardRatio) with
        {
            Indent = several ? 1 : 0,
            IsSummary = isAll,
            Cells = [$"{FigureText.Count(fit.Events)}/{FigureText.Count(fit.People)}", Cell.PValue(fit.Test.PValue)],
        };
    }
}
