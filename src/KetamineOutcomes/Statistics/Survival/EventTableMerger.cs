using KetamineOutcomes.Statistics.Estimates;

namespace KetamineOutcomes.Statistics.Survival;

/// <summary>Two event tables to one: names matched, ordered lines merged in one pass.</summary>
internal static class EventTableMerger
{
    public static EventTable Merge(EventTable first, EventTable second)
    {
        if (
            first.IsGrouped != second.IsGrouped
            || first.IsStratified != second.IsStratified
            || first.HasEntry != second.HasEntry
            || first.HasSamplingWeights != second.HasSamplingWeights
        )
        {
            throw new ArgumentException(
                "The parts do not fit together: both must have groups, strata, entry times and sampling weights, or neither."
            );
        }
        var labels = new EventTableLabels(
            Union(first.Groups, second.Groups),
            Union(first.Strata, second.Strata),
            Union(first.Causes, second.Causes),
            first.IsGrouped,
            first.IsStratified
        );
        var people = new double[labels.Groups.Count * labels.Strata.Count];
        AddPeople(first, labels, people);
        AddPeople(second, labels, people);
        EventLines one = Recode(first, labels);
        EventLines two = Recode(second, labels);
        var writer = new EventLinesWriter(one.Count + two.Count, one.HasEntry, one.IsWeighted);
        int i = 0;
        int j = 0;
        while (i < one.Count || j < two.Count)
        {
            bool takeFirst = j == two.Count || i < one.Count && Compare(one, i, two, j) <= 0;
            EventLines from = takeFirst ? one : two;
            int line = takeFirst ? i++ : j++;
            writer.Add(
                from.Time[line],
                from.Entry is null ? 0 : from.Entry[line],
                from.Code[line],
                from.People[line],
                from.Weight[line],
                from.SquaredWeight[line]
            );
        }
        return new EventTable(writer.ToLines(), labels, people, Add(first.Rows, second.Rows));
    }

    private static int Compare(EventLines one, int i, EventLines two, int j)
    {
        int order = one.Time[i].CompareTo(two.Time[j]);
        if (order == 0 && one.Entry is not null)
        {
            order = one.Entry[i].CompareTo(two.Entry![j]);
        }
        return order != 0 ? order : one.Code[i].CompareTo(two.Code[j]);
    }

    private static List<string> Union(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var union = new List<string>(first);
        union.AddRange(second.Where(name => !first.Contains(name, StringComparer.Ordinal)));
        return union;
    }

    private static void AddPeople(EventTable part, EventTableLabels labels, Span<double> people)
    {
        for (int cell = 0; cell < part.CellCount; cell++)
        {
            people[NewCell(part, labels, cell)] += part.PeopleInCell(cell);
        }
    }

    private static int NewCell(EventTable part, EventTableLabels labels, int cell)
    {
        int group = IndexOf(labels.Groups, part.Groups[cell % part.Groups.Count]);
        int stratum = IndexOf(labels.Strata, part.Strata[cell / part.Groups.Count]);
        return stratum * labels.Groups.Count + group;
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        int index = 0;
        while (!string.Equals(names[index], name, StringComparison.Ordinal))
        {
            index++;
        }
        return index;
    }

    /// <summary>The part's lines under the union's codes, in order again.</summary>
    private static EventLines Recode(EventTable part, EventTableLabels labels)
    {
        int oldOutcomes = part.Causes.Count + 1;
        int newOutcomes = labels.Causes.Count + 1;
        var map = new int[part.CellCount * oldOutcomes];
        for (int code = 0; code < map.Length; code++)
        {
            int outcome = code % oldOutcomes;
            int newOutcome = outcome == 0 ? 0 : IndexOf(labels.Causes, part.Causes[outcome - 1]) + 1;
            map[code] = NewCell(part, labels, code / oldOutcomes) * newOutcomes + newOutcome;
        }
        return EventLinesRecoding.Recode(part.Lines, map);
    }

    private static RowCounts Add(RowCounts first, RowCounts second)
    {
        DroppedRows[] dropped = first
            .Dropped.Concat(second.Dropped)
            .GroupBy(d => d.Reason, StringComparer.Ordinal)
            .Select(g => new DroppedRows(g.Key, g.Sum(d => d.Rows)))
            .ToArray();
        return new RowCounts(first.Read + second.Read, first.Used + second.Used, dropped);
    }
}
