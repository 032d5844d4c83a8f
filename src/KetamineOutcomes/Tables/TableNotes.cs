namespace KetamineOutcomes.Tables;

/// <summary>Footnotes that apply: what NE means is said where a cell says NE, and nowhere else.</summary>
internal static class TableNotes
{
    private const string Explanation = Cell.NotEstimable + ": not estimable.";

    public static IReadOnlyList<string> Of(IReadOnlyList<TableRow> rows, IReadOnlyList<string> notes)
    {
        bool isSaid = rows.Any(row => row.Cells.Skip(1).Any(SaysNotEstimable));
        bool isExplained = notes.Any(Explains);
        return isSaid == isExplained ? notes
            : isSaid ? [.. notes, Explanation]
            : [.. notes.Where(note => !Explains(note))];
    }

    /// <summary>Whether a cell holds NE as a word: alone, as a limit, in brackets, before a percent sign.</summary>
    public static bool SaysNotEstimable(string cell)
    {
        for (
            int i = cell.IndexOf(Cell.NotEstimable, StringComparison.Ordinal);
            i >= 0;
            i = cell.IndexOf(Cell.NotEstimable, i + 1, StringComparison.Ordinal)
        )
        {
            int end = i + Cell.NotEstimable.Length;
            if (
                (i == 0 || !char.IsLetterOrDigit(cell[i - 1]))
                && (end == cell.Length || !char.IsLetterOrDigit(cell[end]))
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A method or a reason as a note: a capital at its start, a full stop at its end.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] == '.' ? "" : ".");

    private static bool Explains(string note) => note.StartsWith(Cell.NotEstimable + ":", StringComparison.Ordinal);
}
