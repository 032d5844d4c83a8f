namespace KetamineOutcomes.Data.Csv;

/// <summary>What one of a text's first records looks like when a certain delimiter cuts it.</summary>
/// <param name="Line">The line where it starts; the first is 1.</param>
/// <param name="Fields">How many fields it has.</param>
/// <param name="Filled">How many of them hold something.</param>
/// <param name="Numbers">How many of them begin like a number.</param>
internal readonly record struct HeadRecord(int Line, int Fields, int Filled, int Numbers)
{
    private const int MaxRecords = 100;

    /// <summary>The records of a text's start; blank lines are none.</summary>
    /// <param name="text">The start of the text, in UTF-8.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <param name="isWhole">Whether that is the whole text, so that its last line is complete.</param>
    public static List<HeadRecord> Of(ReadOnlySpan<byte> text, byte delimiter, bool isWhole)
    {
        List<HeadRecord> records = [];
        int line = 1;
        int startLine = 1;
        int fields = 1;
        int filled = 0;
        int numbers = 0;
        bool quoted = false;
        bool atStart = true;
        bool isFilled = false;
        for (int i = 0; i <= text.Length && records.Count < MaxRecords; i++)
        {
            byte b = i < text.Length ? text[i] : (byte)'\n';
            if (i == text.Length && (!isWhole || quoted))
            {
                break;
            }
            bool isBreak = b == '\n' || b == '\r' && (i + 1 >= text.Length || text[i + 1] != '\n');
            line += isBreak ? 1 : 0;
            if (quoted && b != '"')
            {
                // Nothing inside quotes ends anything.
            }
            else if (b == '"' && (quoted || atStart || i > 0 && text[i - 1] == '"'))
            {
                quoted = !quoted;
                atStart = false;
                continue;
            }
            else if (b == delimiter || b is (byte)'\n' or (byte)'\r')
            {
                if (b == delimiter)
                {
                    fields++;
                }
                else
                {
                    if (fields > 1 || isFilled)
                    {
                        records.Add(new HeadRecord(startLine, fields, filled, numbers));
                    }
                    startLine = line;
                    fields = 1;
                    filled = 0;
                    numbers = 0;
                }
                atStart = true;
                isFilled = false;
                continue;
            }
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                if (!isFilled)
                {
                    filled++;
                    numbers += b is >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'+' or (byte)'.' ? 1 : 0;
                }
                isFilled = true;
                atStart = false;
            }
        }
        return records;
    }

    /// <summary>The number of fields that most records have (of equals the largest), and how many have it.</summary>
    public static (int Fields, int Records) Width(List<HeadRecord> records)
    {
        (int fields, int count) = (1, 0);
        foreach (HeadRecord one in records)
        {
            int alike = records.Count(other => other.Fields == one.Fields);
            if (alike > count || alike == count && one.Fields > fields)
            {
                (fields, count) = (one.Fields, alike);
            }
        }
        return (fields, count);
    }
}
