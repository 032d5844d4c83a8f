namespace KetamineOutcomes.Data.Csv;

/// <summary>The line of each row; costs nothing while every row follows the one before on the next line.</summary>
/// <param name="headerLine">The line of the header.</param>
internal sealed class LineNumbers(int headerLine)
{
    private int[]? lines;

    public int Count { get; private set; }

    public void Add(long line)
    {
        int next = headerLine + 1 + Count;
        if (lines is null && line != next)
        {
            lines = new int[Math.Max(16, Count * 2)];
            for (int row = 0; row < Count; row++)
            {
                lines[row] = headerLine + 1 + row;
            }
        }
        if (lines is not null)
        {
            if (Count == lines.Length)
            {
                Array.Resize(ref lines, Count * 2);
            }
            lines[Count] = (int)line;
        }
        Count++;
    }

    /// <summary>Adds rows that stand on lines in a row.</summary>
    public void AddRun(long line, int rows)
    {
        if (lines is null && line == headerLine + 1 + Count)
        {
            Count += rows;
            return;
        }
        for (int row = 0; row < rows; row++)
        {
            Add(line + row);
        }
    }

    /// <summary>The lines, or <c>null</c> when row r stands r + 1 lines below the header.</summary>
    public int[]? ToArray() => lines is null ? null : lines.AsSpan(0, Count).ToArray();
}
