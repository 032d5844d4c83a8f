using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>The curves' numbers as a table: a row for each time of each group.</summary>
internal static class CurveData
{
    public static Table Of(IReadOnlyList<Curve> curves, string title, CurveLook look)
    {
        return new Table(
            title,
            [
                new("group", IsNumeric: false),
                new("time"),
                new("atRisk"),
                new("events"),
                new("censored"),
                new(look.Column),
                new("lower"),
                new("upper"),
            ],
            curves.SelectMany(Rows).ToArray(),
            []
        );
    }

    private static IEnumerable<TableRow> Rows(Curve curve)
    {
        for (int i = 0; i < curve.Times.Count; i++)
        {
            yield return new TableRow([
                curve.Group,
                DataText.Exact(curve.Times[i]),
                DataText.Exact(curve.AtRisk[i]),
                DataText.Exact(curve.Events[i]),
                DataText.Exact(curve.Censored[i]),
                DataText.Exact(curve.Value[i]),
                DataText.Exact(curve.Lower[i]),
                DataText.Exact(curve.Upper[i]),
            ]);
        }
    }
}
