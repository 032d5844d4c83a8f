namespace KetamineOutcomes.Statistics.Survival.CompetingRisks;

/// <summary>One group's incidences, and the curve of those without any event: at every time they add to 1.</summary>
public sealed class IncidenceGroup
{
    internal IncidenceGroup(KaplanMeierCurve eventFree, IReadOnlyList<IncidenceCurve> causes, CauseColumns columns)
    {
        EventFree = eventFree;
        Causes = causes;
        Columns = columns;
    }

    /// <summary>The group's name; <c>all</c> without groups.</summary>
    public string Group => EventFree.Group;

    /// <summary>People in the group: rows, each as often as its frequency; sampling weights leave it alone.</summary>
    public double People => EventFree.People;

    /// <summary>Kaplan-Meier curve of no event of any cause, with the same level and intervals.</summary>
    public KaplanMeierCurve EventFree { get; }

    /// <summary>The causes' incidences, in the order of the causes.</summary>
    public IReadOnlyList<IncidenceCurve> Causes { get; }

    internal CauseColumns Columns { get; }

    /// <summary>The incidence of a cause.</summary>
    /// <param name="cause">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such cause; the message lists those there are.</exception>
    public IncidenceCurve this[string cause] =>
        Causes.FirstOrDefault(curve => string.Equals(curve.Cause, cause, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException(
            $"There is no cause '{cause}'. Causes: {string.Join(", ", Causes.Select(c => c.Cause))}."
        );
}
