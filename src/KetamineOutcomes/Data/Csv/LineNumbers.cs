namespace KetamineOutcomes.Data.Csv;

/// <summary>The line of each row; costs nothing while row r stands on line r + 2.</summary>
internal sealed class LineNumbers
{
    private int[]? lines;

    public int Count { get; private set; }

    public void Add(long line)
    {
        if (lines is null && line != Count + 2)
        {
            lines = new int[Math.Max(16, Count * 2)];
            for (int row = 0; row < Count; row++)
            {
                lines[row] = row + 2;
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

    /// <summary>The lines, or <c>null</c> when every row stands on line row + 2.</summary>
    public int[]? ToArray() => lines is null ? null : lines.AsSpan(0, Count).ToArray();
}
