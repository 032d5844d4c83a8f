using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Tables;

namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>Cumulative incidences by group and cause, read by their names.</summary>
public sealed record CumulativeIncidenceFit : Result
{
    internal CumulativeIncidenceFit(JoinedTable joined, CumulativeIncidenceOptions options)
    {
        Joined = joined;
        Options = options;
        var limits = new SurvivalLimits(options.Interval, options.Level);
        var survival = new KaplanMeierOptions { Level = options.Level, Interval = options.Interval };
        CauseColumns[] columns = CauseColumns.Of(joined);
        var groups = new IncidenceGroup[columns.Length];
        for (int g = 0; g < groups.Length; g++)
        {
            var causes = new IncidenceCurve[Causes.Count];
            for (int cause = 0; cause < causes.Length; cause++)
            {
                causes[cause] = new IncidenceCurve(joined, g, cause, columns[g], options, limits);
            }
            var eventFree = new KaplanMeierCurve(joined, g, columns[g].Curve, survival, limits);
            groups[g] = new IncidenceGroup(eventFree, causes, columns[g]);
        }
        Groups = groups;
    }

    /// <summary>The groups, in order.</summary>
    public IReadOnlyList<IncidenceGroup> Groups { get; }

    /// <summary>The causes' names, in order.</summary>
    public IReadOnlyList<string> Causes => Joined.Table.Causes;

    /// <summary>The options used.</summary>
    public CumulativeIncidenceOptions Options { get; }

    /// <summary>The event table behind it.</summary>
    public EventTable Table => Joined.Table;

    internal JoinedTable Joined { get; }

    /// <summary>The incidences of a group.</summary>
    /// <param name="group">The group's name; <c>all</c> when the fit has no groups.</param>
    /// <exception cref="KeyNotFoundException">There is no such group; the message lists those there are.</exception>
    public IncidenceGroup this[string group] =>
        Groups.FirstOrDefault(g => string.Equals(g.Group, group, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"There is no group '{group}'. Groups: {string.Join(", ", Table.Groups)}.");

    /// <summary>Every step of every curve, group by group and cause by cause, for export.</summary>
    /// <returns>The steps.</returns>
    public IEnumerable<IncidencePoint> Rows() => Groups.SelectMany(group => group.Causes).SelectMany(curve => curve);

    /// <summary>Gray's test of equal incidences of a cause, stratified when the table has strata.</summary>
    /// <param name="cause">The cause's name.</param>
    /// <param name="rho">Power of 1 − F(t−): 0 weighs all times alike, above 0 early differences. Default 0.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rho"/> is not finite.</exception>
    /// <exception cref="KeyNotFoundException">There is no such cause.</exception>
    public GrayTest Gray(string cause, double rho = 0)
    {
        for (int i = 0; i < Causes.Count; i++)
        {
            if (string.Equals(Causes[i], cause, StringComparison.Ordinal))
            {
                return GraySums.Test(this, i, rho);
            }
        }
        throw new KeyNotFoundException($"There is no cause '{cause}'. Causes: {string.Join(", ", Causes)}.");
    }

    /// <inheritdoc/>
    public override Table ToTable() =>
        new(
            "Cumulative incidence",
            [
                new("Group", false),
                new("n"),
                new("Cause", false),
                new("Events"),
                new("At the end of follow-up"),
                new(EstimateCells.Heading(Options.Level)),
            ],
            Groups
                .SelectMany(group =>
                    group.Causes.Select(curve =>
                    {
                        IncidencePoint? last = curve.Count > 0 ? curve[curve.Count - 1] : null;
                        return new TableRow([
                            group.Group,
                            Cell.Number(group.People, 0),
                            curve.Cause,
                            Cell.Number(curve.Events, curve.Events % 1 == 0 ? 0 : 1),
                            Cell.Percent(last?.Incidence),
                            Cell.Interval(100 * last?.Lower, 100 * last?.Upper, 1),
                        ]);
                    })
                )
                .ToArray(),
            Table.HasSamplingWeights ? ["Percent. Weighted; robust standard errors."] : ["Percent."]
        );
}
