using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Analysis.Descriptions;

/// <summary>Table 1: what the participants were like before treatment, by arm and in all.</summary>
/// <remarks>Numbers: mean with standard deviation, median with quartiles, range. Categories, and numbers that take two
/// values or stand for sites: counts with percent of those who have a value. Missing values are counted. No p-values:
/// differences between randomised arms are chance by design.</remarks>
public sealed record BaselineCharacteristics : Result
{
    /// <summary>The arms with their participants, then all of them.</summary>
    public required IReadOnlyList<GroupCount> Groups { get; init; }

    /// <summary>The characteristics, in order.</summary>
    public required IReadOnlyList<BaselineVariable> Variables { get; init; }

    /// <inheritdoc/>
    public override Table ToTable()
    {
        var rows = new List<TableRow>();
        foreach (BaselineVariable variable in Variables)
        {
            if (variable is BaselineCategories { Levels: [{ Level: "0" }, { Level: "1" } yes] })
            {
                rows.Add(new TableRow([variable.Name, .. Shares(yes)]));
                AddMissing(rows, variable);
                continue;
            }
            rows.Add(new TableRow([variable.Name, .. Groups.Select(_ => "")]));
            if (variable is BaselineNumber number)
            {
                rows.Add(Row("Mean (SD)", number.Groups.Select(g => WithSpread(g))));
                rows.Add(Row("Median [Q1, Q3]", number.Groups.Select(g => WithQuartiles(g))));
                rows.Add(Row("Range", number.Groups.Select(g => Cell.Interval(g.Minimum, g.Maximum, 1))));
            }
            else if (variable is BaselineCategories categories)
            {
                rows.AddRange(categories.Levels.Select(level => Row(level.Level, Shares(level))));
            }
            AddMissing(rows, variable);
        }
        return new Table(
            "Baseline characteristics",
            [
                new TableColumn("Characteristic", IsNumeric: false),
                .. Groups.Select(g => new TableColumn(Invariant($"{g.Group} (n = {g.N})"))),
            ],
            rows,
            ["Percent of those with a value. Quartiles: R type 7."]
        );
    }

    private static void AddMissing(List<TableRow> rows, BaselineVariable variable)
    {
        if (variable.Missing.Any(n => n > 0))
        {
            rows.Add(Row("Missing", variable.Missing.Select(n => Invariant($"{n}"))));
        }
    }

    private static TableRow Row(string name, IEnumerable<string> cells) => new([name, .. cells], Indent: 1);

    private static IEnumerable<string> Shares(BaselineLevel level) =>
        level.Counts.Zip(
            level.Proportions,
            (count, share) => share is null ? Invariant($"{count}") : Invariant($"{count} ({Cell.Percent(share)})")
        );

    private static string WithSpread(GroupSummary group) =>
        $"{Cell.Number(group.Mean.Value, 1)} ({Cell.Number(group.StandardDeviation, 1)})";

    private static string WithQuartiles(GroupSummary group) =>
        group.Median is null
            ? Cell.NotEstimable
            : $"{Cell.Number(group.Median, 1)} [{Cell.Number(group.LowerQuartile, 1)}, {Cell.Number(group.UpperQuartile, 1)}]";
}
