using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Tables;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Descriptions;

/// <summary>Mean change from baseline at every visit, by group: observed scores, with n and t intervals.</summary>
/// <remarks>A visit is a label in assessments.csv, or days that lie close together; of several scores of a person at one
/// visit the one nearest to the visit's median day counts. Nothing is imputed: later visits hold fewer people.</remarks>
public sealed record ChangeByVisit : Result
{
    /// <summary>The scale.</summary>
    public required string Scale { get; init; }

    /// <summary>What the groups are.</summary>
    public required string By { get; init; }

    /// <summary>Confidence level.</summary>
    public required double Level { get; init; }

    /// <summary>The groups, in order.</summary>
    public required IReadOnlyList<VisitSeries> Groups { get; init; }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            $"Mean change in {Scale} by visit and {By}",
            [
                new TableColumn(By, IsNumeric: false),
                new TableColumn("Visit", IsNumeric: false),
                new TableColumn("Day"),
                new TableColumn("n"),
                new TableColumn("Mean change"),
                new TableColumn("SD"),
                new TableColumn($"{Cell.Number(100 * Level, Level == 0.95 ? 0 : 1)}% interval"),
            ],
            [
                .. Groups.SelectMany(group =>
                    group.Visits.Select(visit => new TableRow([
                        group.Group,
                        visit.Visit.Label,
                        Cell.Number(visit.Visit.Day, visit.Visit.Day == Math.Floor(visit.Visit.Day) ? 0 : 2),
                        Cell.Number(visit.Change.N, 0),
                        Cell.Number(visit.Change.Mean.Value),
                        Cell.Number(visit.Change.StandardDeviation),
                        Cell.Interval(visit.Change.Mean.Interval?.Lower, visit.Change.Mean.Interval?.Upper),
                    ]))
                ),
            ],
            ["Score minus baseline; observed scores, nothing imputed."]
        );

    /// <summary>Averages changes at every visit.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="by">What to group by.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="level">Confidence level.</param>
    internal static ChangeByVisit Of(Trial trial, string by, string scale, double level)
    {
        AnalysisUnits units = AnalysisUnits.Of(trial);
        ScoreSeries series = ScoreSeries.Of(trial, units, scale);
        double[] baseline = BaselineScores.Of(trial, units, series, BaselineRule.Last);
        Factor groups = Grouping.Of(trial, units, by) ?? Grouping.Of(trial, units, Grouping.Arm)!;
        IReadOnlyList<Visit> visits = Visits.Of(trial, series);
        return new ChangeByVisit
        {
            Scale = scale,
            By = by,
            Level = level,
            Groups =
            [
                .. groups.Levels.Select(
                    (name, group) =>
                        new VisitSeries(
                            name,
                            [.. visits.Select(visit => new VisitChange(visit, Changes(visit, group)))]
                        )
                ),
            ],
        };

        GroupSummary Changes(Visit visit, int group)
        {
            var window = new DayWindow(visit.Day, visit.From, visit.To);
            var changes = new List<double>();
            for (int unit = 0; unit < units.Count; unit++)
            {
                if (groups.Codes[unit] == group && !double.IsNaN(baseline[unit]))
                {
                    int place = ScoreAtDay.Find(series.Days(unit), window);
                    if (place >= 0)
                    {
                        changes.Add(series.Scores(unit)[place] - baseline[unit]);
                    }
                }
            }
            return GroupSummary.Of(
                groups.Levels[group],
                SortedSample.Own([.. changes], null),
                QuartileRule.Interpolated,
                level
            );
        }
    }
}

/// <summary>One group's changes, visit by visit.</summary>
/// <param name="Group">The group.</param>
/// <param name="Visits">The visits, in the order of days.</param>
public sealed record VisitSeries(string Group, IReadOnlyList<VisitChange> Visits);

/// <summary>One group's changes at one visit.</summary>
/// <param name="Visit">The visit; its n counts all groups.</param>
/// <param name="Change">The changes described; <c>Mean</c> carries the interval.</param>
public sealed record VisitChange(Visit Visit, GroupSummary Change);
