using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Proportions;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Counts events into rows: terms, classes, any.</summary>
internal sealed class AdverseEventCounter(
    AdverseEventTable table,
    TrialGroups groups,
    IReadOnlyList<ExposedGroup> exposed,
    AdverseEventOptions options
)
{
    /// <summary>The groups with their exposure.</summary>
    public IReadOnlyList<ExposedGroup> Groups => exposed;

    /// <summary>All events (that a flag marks) as one row.</summary>
    public AdverseEventRow Any(string name, IReadOnlyList<double>? flag) =>
        Row(
            name,
            null,
            false,
            AdverseEventCount.Of(table, AdverseEventCount.OneKind(table, name, flag), groups.Factor),
            0
        );

    /// <summary>Terms, and classes before their terms when asked for.</summary>
    public IReadOnlyList<AdverseEventRow> Events()
    {
        int[] classes = ClassOfTerm();
        AdverseEventCount[,] terms = AdverseEventCount.Of(table, table.Term, groups.Factor);
        int[] listed = Listed(terms, table.Term);
        if (!options.SystemOrganClass || table.SystemOrganClass is not { } organ)
        {
            return [.. listed.Select(term => TermRow(terms, term, classes))];
        }
        AdverseEventCount[,] byClass = AdverseEventCount.Of(table, organ, groups.Factor);
        var rows = new List<AdverseEventRow>();
        foreach (int code in Listed(byClass, organ))
        {
            rows.Add(Row(organ.Levels[code], organ.Levels[code], true, byClass, code));
            rows.AddRange(listed.Where(term => classes[term] == code).Select(term => TermRow(terms, term, classes)));
        }
        rows.AddRange(listed.Where(term => classes[term] < 0).Select(term => TermRow(terms, term, classes)));
        return rows;
    }

    private AdverseEventRow TermRow(AdverseEventCount[,] counts, int term, int[] classes) =>
        Row(
            table.Term.Levels[term],
            classes[term] < 0 ? null : table.SystemOrganClass!.Levels[classes[term]],
            false,
            counts,
            term
        );

    private AdverseEventRow Row(string name, string? organ, bool isClass, AdverseEventCount[,] counts, int kind)
    {
        BinomialCount Subjects(int g) => new(counts[kind, g].Subjects, groups.Sizes[g]);
        return new AdverseEventRow(
            name,
            organ,
            isClass,
            [
                .. exposed.Select(
                    (group, g) =>
                        new AdverseEventRate(
                            ResponseRate.Of(Subjects(g), options.Level, group.Group),
                            counts[kind, g].Events,
                            AdverseEventProcedure.RateOf(counts[kind, g].Events, group),
                            AdverseEventProcedure.PerSessionOf(counts[kind, g].Events, group)
                        )
                ),
            ],
            [
                .. groups.Others.Select(g =>
                    TwoProportions.Compare(
                        Subjects(g),
                        Subjects(groups.Reference),
                        options.Level,
                        exposed[g].Group,
                        exposed[groups.Reference].Group,
                        options.Conventions == Conventions.R
                    )
                ),
            ]
        );
    }

    // Those that somebody had and enough of a group, the commonest first.
    private int[] Listed(AdverseEventCount[,] counts, Factor kinds)
    {
        int[] people = new int[kinds.Levels.Count];
        bool[] enough = new bool[kinds.Levels.Count];
        for (int kind = 0; kind < people.Length; kind++)
        {
            for (int g = 0; g < groups.Sizes.Length; g++)
            {
                people[kind] += counts[kind, g].Subjects;
                enough[kind] |= 100.0 * counts[kind, g].Subjects >= options.Minimum * groups.Sizes[g];
            }
        }
        return
        [
            .. Enumerable
                .Range(0, people.Length)
                .Where(kind => people[kind] > 0 && enough[kind])
                .OrderByDescending(kind => people[kind])
                .ThenBy(kind => kinds.Levels[kind], StringComparer.Ordinal),
        ];
    }

    // The class that most events of a term name, the first of equals.
    private int[] ClassOfTerm()
    {
        int[] best = new int[table.Term.Levels.Count];
        Array.Fill(best, -1);
        if (table.SystemOrganClass is not { } organ)
        {
            return best;
        }
        int[,] counts = new int[best.Length, organ.Levels.Count];
        for (int row = 0; row < table.Count; row++)
        {
            (int term, int code) = (table.Term.Codes[row], organ.Codes[row]);
            if (term >= 0 && code >= 0)
            {
                counts[term, code]++;
            }
        }
        for (int term = 0; term < best.Length; term++)
        {
            int most = 0;
            for (int code = 0; code < organ.Levels.Count; code++)
            {
                if (counts[term, code] > most)
                {
                    most = counts[term, code];
                    best[term] = code;
                }
            }
        }
        return best;
    }
}
