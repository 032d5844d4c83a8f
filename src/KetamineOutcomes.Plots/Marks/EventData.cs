using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Plots.Marks;

/// <summary>Adverse events as a table.</summary>
internal static class EventData
{
    public static Table Of(IReadOnlyList<EventTerm> terms, string title) =>
        new(
            title,
            [
                new("term", IsNumeric: false),
                new("group", IsNumeric: false),
                new("n"),
                new("subjects"),
                new("proportion"),
                new("lower"),
                new("upper"),
                new("difference"),
                new("differenceLower"),
                new("differenceUpper"),
            ],
            terms.SelectMany(t => t.Rates.Select(r => Row(t, r))).ToArray(),
            []
        );

    private static TableRow Row(EventTerm term, Rate rate)
    {
        EventDifference? difference = term.Differences.FirstOrDefault(d => d.Group == rate.Group);
        return new TableRow([
            term.Term,
            rate.Group,
            DataText.Exact(rate.Participants),
            DataText.Exact(rate.Events),
            DataText.Exact(rate.Proportion),
            DataText.Exact(rate.Lower),
            DataText.Exact(rate.Upper),
            DataText.Exact(difference?.Estimate),
            DataText.Exact(difference?.Lower),
            DataText.Exact(difference?.Upper),
        ]);
    }
}
