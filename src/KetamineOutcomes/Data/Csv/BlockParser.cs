using CsvHelper;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Reads blocks of records into columns; safe to share between threads.</summary>
internal sealed class BlockParser
{
    private readonly CsvReaderOptions reading;
    private readonly MissingCodes missing;
    private readonly char? decimalMark;
    private readonly bool[] isText;

    /// <summary>A reader of blocks.</summary>
    /// <param name="reading">How CsvHelper reads them.</param>
    /// <param name="missing">The codes for missing values.</param>
    /// <param name="decimalMark">The decimal mark, where it is known.</param>
    /// <param name="isText">For each column whether it is text whatever it holds.</param>
    public BlockParser(CsvReaderOptions reading, MissingCodes missing, char? decimalMark, bool[] isText)
    {
        this.reading = reading;
        this.missing = missing;
        this.decimalMark = decimalMark;
        this.isText = isText;
    }

    /// <summary>Columns to fill, for so many rows at most.</summary>
    public BlockColumn[] NewColumns(int rows)
    {
        var columns = new BlockColumn[isText.Length];
        for (int c = 0; c < columns.Length; c++)
        {
            columns[c] = new BlockColumn(missing, decimalMark, isText[c], rows);
        }
        return columns;
    }

    /// <summary>Adds the row that a reader stands on.</summary>
    public static void Append(CsvReader csv, BlockColumn[] columns)
    {
        for (int c = 0; c < columns.Length; c++)
        {
            columns[c].Append(csv.GetSpan(c));
        }
    }

    /// <summary>Reads a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="skip">Records at its start that are no rows: the header.</param>
    public ParsedBlock Parse(RecordBlock block, int skip)
    {
        int lines = block.CountLines();
        bool mayBePlain = skip == 0 && !block.Memory.Span.Contains((byte)'"');
        return (mayBePlain ? ParsePlain(block, lines) : null) ?? ParseAny(block, skip, lines);
    }

    /// <summary>Reads a block without quotes whose every line is a row; <c>null</c> when a line is not.</summary>
    private ParsedBlock? ParsePlain(RecordBlock block, int lines)
    {
        ReadOnlySpan<byte> text = block.Memory.Span;
        byte delimiter = (byte)reading.Separator!.Value;
        BlockColumn[] columns = NewColumns(lines);
        int at = 0;
        while (at < text.Length)
        {
            for (int c = 0; c < columns.Length; c++)
            {
                int start = at;
                at = columns[c].AppendFrom(text, at, delimiter);
                bool isLast = c == columns.Length - 1;
                bool isEnded = at == text.Length || text[at] != delimiter;
                // Fields too few or too many, and lines that may be blank, are told apart by who counts lines.
                if (isLast != isEnded || columns.Length == 1 && FieldText.Trim(text[start..at]).IsEmpty)
                {
                    Array.ForEach(columns, column => column.Seal());
                    return null;
                }
                at++;
            }
            at += at < text.Length && text[at] == '\n' && text[at - 1] == '\r' ? 1 : 0;
        }
        Array.ForEach(columns, column => column.Seal());
        return new ParsedBlock(block, columns, lines, lines);
    }

    private ParsedBlock ParseAny(RecordBlock block, int skip, int lines)
    {
        bool isMalformed = false;
        BlockColumn[] columns = NewColumns(lines);
        int[] rowLines = new int[lines];
        List<(int Line, int Fields)> uneven = [];
        int rows = 0;
        using (
            CsvReader csv = CsvReader.Create(block.Memory, reading with { OnMalformedRecord = _ => isMalformed = true })
        )
        {
            for (int s = 0; s < skip; s++)
            {
                csv.Read();
            }
            while (csv.Read() && !isMalformed)
            {
                if (csv.FieldCount == columns.Length)
                {
                    Append(csv, columns);
                    rowLines[rows++] = (int)csv.LineNumber - 1;
                }
                else if (!(csv.FieldCount == 1 && FieldText.Trim(csv.GetSpan(0)).IsEmpty))
                {
                    uneven.Add(((int)csv.LineNumber - 1, csv.FieldCount));
                }
            }
        }
        Array.ForEach(columns, column => column.Seal());
        return isMalformed
            ? new ParsedBlock(block, [], 0, lines) { IsMalformed = true }
            : new ParsedBlock(block, columns, rows, lines) { RowLines = rowLines[..rows], Uneven = uneven };
    }
}
