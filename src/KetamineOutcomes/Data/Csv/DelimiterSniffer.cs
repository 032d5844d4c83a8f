namespace KetamineOutcomes.Data.Csv;

/// <summary>Finds the delimiter: the one that cuts the first lines into the same number of fields, most of them.</summary>
internal static class DelimiterSniffer
{
    private static ReadOnlySpan<byte> Candidates => "\t;|,"u8;

    /// <summary>The delimiter that a first line <c>sep=;</c> names, as Excel writes it, or <c>null</c>.</summary>
    public static char? HintOf(ReadOnlySpan<byte> head) =>
        head.Length > 5
        && System.Text.Ascii.EqualsIgnoreCase(head[..4], "sep="u8)
        && Candidates.Contains(head[4])
        && head[5] is (byte)'\r' or (byte)'\n'
            ? (char)head[4]
            : null;

    /// <summary>The delimiter of a text; a comma when there is but one column.</summary>
    /// <remarks>One that cuts every line into as many fields comes before one that does not; of several the one that cuts most.
    /// When none does (a title above the header, a line with a fault), the one under which most lines agree.</remarks>
    /// <param name="head">The start of the text, in UTF-8.</param>
    /// <param name="isWhole">Whether that is the whole text, so that its last line is complete.</param>
    public static char Find(ReadOnlySpan<byte> head, bool isWhole)
    {
        char best = ',';
        (bool agree, int records, int fields) bestScore = (false, 0, 1);
        foreach (byte candidate in Candidates)
        {
            List<HeadRecord> records = HeadRecord.Of(head, candidate, isWhole);
            (int fields, int count) = HeadRecord.Width(records);
            (bool agree, int records, int fields) score =
                count == records.Count ? (true, 0, fields) : (false, count, fields);
            if (fields > 1 && score.CompareTo(bestScore) > 0)
            {
                best = (char)candidate;
                bestScore = score;
            }
        }
        return best;
    }
}
