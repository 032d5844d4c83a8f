using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>Rates as a table.</summary>
internal static class RateData
{
    public static Table Of(IReadOnlyList<Rate> rates, string title) =>
        new(
            title,
            [new("group", IsNumeric: false), new("n"), new("events"), new("proportion"), new("lower"), new("upper")],
            rates
                .Select(r => new TableRow([
                    r.Group,
                    DataText.Exact(r.Participants),
                    DataText.Exact(r.Events),
                    DataText.Exact(r.Proportion),
                    DataText.Exact(r.Lower),
                    DataText.Exact(r.Upper),
                ]))
                .ToArray(),
            []
        );
}
