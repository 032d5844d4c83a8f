namespace KetamineOutcomes.Tables;

/// <summary>Tables as a notebook's cell shows them: with the little style that they need, on light and dark ground.</summary>
/// <remarks>Hosts give tables each a look of their own, and some none. The style holds inside its own element alone, takes the
/// text's colour from around it, and where a viewer drops styles (GitHub's does) the table stays a table.</remarks>
internal static class NotebookHtml
{
    private const string Style = """
        <style>
        .ketamine-outcomes { overflow-x: auto; }
        .ketamine-outcomes table { border-collapse: collapse; margin: 0 0 1em 0; font-variant-numeric: tabular-nums; }
        .ketamine-outcomes caption { caption-side: top; text-align: left; font-weight: bold; padding: 0.3em 0; color: inherit; }
        .ketamine-outcomes tr, .ketamine-outcomes th, .ketamine-outcomes td { background: transparent; color: inherit; }
        .ketamine-outcomes th, .ketamine-outcomes td { border: 0; border-bottom: 1px solid rgba(128, 128, 128, 0.4); padding: 0.2em 0.7em; text-align: left; vertical-align: top; }
        .ketamine-outcomes th[scope="row"] { font-weight: normal; min-width: 11em; }
        .ketamine-outcomes .number { text-align: right; }
        .ketamine-outcomes td.number { white-space: nowrap; }
        .ketamine-outcomes thead th { border-bottom: 2px solid rgba(128, 128, 128, 0.8); vertical-align: bottom; }
        .ketamine-outcomes th.indent1 { padding-left: 1.8em; }
        .ketamine-outcomes tfoot td { border: 0; font-size: 0.85em; }
        </style>

        """;

    /// <summary>Tables one under the other.</summary>
    /// <param name="tables">The tables.</param>
    public static string Of(IEnumerable<Table> tables) =>
        $"<div class=\"ketamine-outcomes\">\n{Style.ReplaceLineEndings("\n")}{string.Concat(tables.Select(table => table.ToHtml()))}</div>\n";
}
