using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>The curves' numbers as a table: a row for each time of each group.</summary>
internal static class CurveData
{
    public static Table Of(IReadOnlyList<Curve> curves, string title, bool incidence)
    {
        string value = incidence ? "incidence" : "survival";
        return new Table(
            title,
            [
                new("group", IsNumeric: false),
                new("time"),
                new("atRisk"),
                new("events"),
                new("censored"),
                new(value),
                new("lower"),
                new("upper"),
            ],
            curves.SelectMany(c => Rows(c, incidence)).ToArray(),
            []
        );
    }

    private static IEnumerable<TableRow> Rows(Curve curve, bool incidence)
    {
        for (int i = 0; i < curve.Times.Count; i++)
        {
            (double low, double high) = (curve.Lower[i], curve.Upper[i]);
            (double value, double lower, double upper) =
                curve.Incidence is { } own ? (own.Value[i], own.Lower[i], own.Upper[i])
                : incidence ? (1 - curve.Survival[i], 1 - high, 1 - low)
                : (curve.Survival[i], low, high);
            yield return new TableRow([
                curve.Group,
                DataText.Exact(curve.Times[i]),
                DataText.Exact(curve.AtRisk[i]),
                DataText.Exact(curve.Events[i]),
                DataText.Exact(curve.Censored[i]),
                DataText.Exact(value),
                DataText.Exact(lower),
                DataText.Exact(upper),
            ]);
        }
    }
}
