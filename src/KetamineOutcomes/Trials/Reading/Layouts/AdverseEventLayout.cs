using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading.Layouts;

/// <summary>Adverse events from ADaM (ADAE): treatment-emergent ones where TRTEMFL says so.</summary>
/// <remarks>AEREL in words: none, not related and unlikely are not related; possible, probable and definite are. Source: CDISC
/// ADaM Structure for Occurrence Data Implementation Guide 1.1.</remarks>
internal static class AdverseEventLayout
{
    private static readonly string[] NotRelated =
    [
        "NONE",
        "NOTRELATED",
        "UNRELATED",
        "UNLIKELY",
        "UNLIKELYRELATED",
        "REMOTE",
        "NO",
        "N",
    ];
    private static readonly string[] Related =
    [
        "RELATED",
        "POSSIBLE",
        "POSSIBLYRELATED",
        "PROBABLE",
        "PROBABLYRELATED",
        "DEFINITE",
        "DEFINITELYRELATED",
        "CERTAIN",
        "YES",
        "Y",
    ];

    /// <summary>The events of a file.</summary>
    public static LayoutTable Read(Dataset file, string name, TrialSettings settings, ProblemList problems)
    {
        var rows = new FileRows(file.RowCount);
        if (file.Find("TRTEMFL") is Factor flag && flag.Levels.Contains("Y"))
        {
            rows.Leave(
                row => flag.TextAt(row) != "Y",
                "events that are not treatment-emergent (TRTEMFL not Y) set aside"
            );
        }
        // A participant without an event can have a row of blanks.
        if (
            (file.Find("AEDECOD") ?? file.Find("AETERM")) is { } terms
            && file.Find("AESTDY") is null
            && file.Find("ASTDY") is { } starts
        )
        {
            rows.Leave(row => terms.IsMissing(row) && starts.IsMissing(row), "rows without an event set aside");
        }
        Dataset kept = rows.Of(file);
        var columns = new AdamColumns(kept, settings.ColumnsOf("adverse_events.csv"));
        var table = new SourceTable("adverse_events.csv", name, kept, columns.Names);
        columns.Take("subject_id", "USUBJID");
        columns.Take("term", "AEDECOD", "AETERM");
        columns.Take("soc", "AEBODSYS", "AESOC");
        columns.Take("severity", "AESEV", "ASEV");
        columns.Take("serious", "AESER");
        if (kept.Find("AEREL") is { } related)
        {
            columns.Add(
                "related",
                related,
                Meant(related),
                "AEREL → related (unlikely and remote count as not related)"
            );
        }
        AddDay(columns, kept, table, problems, "start", "AST", "AEST");
        AddDay(columns, kept, table, problems, "end", "AEN", "AEEN");
        return new LayoutTable
        {
            Data = columns.Data,
            Names = columns.Names,
            Reading = columns.Reading,
            SetAside = rows.SetAside,
        };
    }

    private static void AddDay(
        AdamColumns columns,
        Dataset kept,
        SourceTable table,
        ProblemList problems,
        string which,
        string analysis,
        string collected
    )
    {
        if ((kept.Find(analysis + "DY") ?? kept.Find(collected + "DY")) is { } day)
        {
            if (!columns.IsDescribed(which + "_day"))
            {
                columns.Add(
                    which + "_day",
                    day,
                    StudyDay.Of(table, problems, day, which + "_day"),
                    $"{day.Name} → {which}_{StudyDay.Words}"
                );
            }
        }
        else
        {
            columns.Take(which + "_date", analysis + "DT");
        }
    }

    private static Column Meant(Column related)
    {
        if (related is not Factor words)
        {
            return related;
        }
        string[] meant = words
            .Levels.Select(word =>
                WordForm.Of(word) is var form && NotRelated.Contains(form) ? "0"
                : Related.Contains(form) ? "1"
                : word
            )
            .ToArray();
        string[] levels = meant.Distinct(StringComparer.Ordinal).ToArray();
        return words.Recode("related", meant.Select(m => Array.IndexOf(levels, m)).ToArray(), levels);
    }
}
