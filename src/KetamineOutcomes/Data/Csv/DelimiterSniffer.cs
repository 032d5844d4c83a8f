namespace KetamineOutcomes.Data.Csv;

/// <summary>Finds the delimiter: the one that cuts the first lines into the same number of fields, most of them.</summary>
internal static class DelimiterSniffer
{
    private const int MaxRecords = 100;

    private static ReadOnlySpan<byte> Candidates => "\t;|,"u8;

    /// <summary>The delimiter that a first line <c>sep=;</c> names, as Excel writes it, or <c>null</c>.</summary>
    public static char? HintOf(ReadOnlySpan<byte> head) =>
        head.Length > 5
        && System.Text.Ascii.EqualsIgnoreCase(head[..4], "sep="u8)
        && Candidates.Contains(head[4])
        && head[5] is (byte)'\r' or (byte)'\n'
            ? (char)head[4]
            : null;

    /// <summary>The delimiter of a text that starts with the header; a comma when there is but one column.</summary>
    /// <param name="head">The start of the text, in UTF-8.</param>
    /// <param name="isWhole">Whether that is the whole text, so that its last line is complete.</param>
    public static char Find(ReadOnlySpan<byte> head, bool isWhole)
    {
        char best = ',';
        (bool agree, int fields) bestScore = (false, 1);
        foreach (byte candidate in Candidates)
        {
            (bool agree, int fields) score = Score(head, candidate, isWhole);
            if (score.fields > 1 && score.CompareTo(bestScore) > 0)
            {
                best = (char)candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /// <summary>Whether all records have as many fields as the header, and how many that is.</summary>
    private static (bool Agree, int Fields) Score(ReadOnlySpan<byte> text, byte delimiter, bool isWhole)
    {
        int header = 0;
        int records = 0;
        int fields = 1;
        bool quoted = false;
        bool atStart = true;
        bool blank = true;
        bool agree = true;
        for (int i = 0; i <= text.Length && records < MaxRecords; i++)
        {
            byte b = i < text.Length ? text[i] : (byte)'\n';
            if (i == text.Length && (!isWhole || quoted))
            {
                break;
            }
            if (quoted)
            {
                quoted = b != '"';
            }
            else if (b == '"' && (atStart || i > 0 && text[i - 1] == '"'))
            {
                quoted = true;
                atStart = blank = false;
            }
            else if (b == delimiter)
            {
                fields++;
                atStart = true;
                blank = false;
            }
            else if (b is (byte)'\n' or (byte)'\r')
            {
                if (!blank)
                {
                    header = records == 0 ? fields : header;
                    agree &= fields == header;
                    records++;
                }
                fields = 1;
                atStart = blank = true;
            }
            else if (b is not ((byte)' ' or (byte)'\t'))
            {
                atStart = blank = false;
            }
        }
        return (agree && records > 0, records > 0 ? header : fields);
    }
}
