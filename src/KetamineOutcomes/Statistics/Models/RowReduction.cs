namespace KetamineOutcomes.Statistics.Models;

/// <summary>Reduces rows of a matrix, as many as there are, to the upper triangle R of its QR decomposition by Householder
/// reflections, a block at a time. R is all that least squares needs, and costs the memory of one block.</summary>
internal sealed class RowReduction
{
    private readonly int columns;
    private readonly int capacity;
    private readonly double[][] matrix; // by column; the first rows hold R so far
    private int filled;

    public RowReduction(int columns)
    {
        this.columns = columns;
        capacity = columns + Math.Max(256, 4 * columns);
        matrix = new double[columns][];
        for (int c = 0; c < columns; c++)
        {
            matrix[c] = new double[capacity];
        }
        filled = columns;
    }

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<double> row)
    {
        if (filled == capacity)
        {
            Reduce();
        }
        for (int c = 0; c < columns; c++)
        {
            matrix[c][filled] = row[c];
        }
        filled++;
    }

    /// <summary>R, by column: element (row, column) at [column][row], zero below the diagonal.</summary>
    public double[][] Finish()
    {
        Reduce();
        return Array.ConvertAll(matrix, column => column.AsSpan(0, columns).ToArray());
    }

    private void Reduce()
    {
        for (int c = 0; c < columns; c++)
        {
            Span<double> reflector = matrix[c].AsSpan(c, filled - c);
            if (Reflection.Make(reflector) is not (double head, double scale))
            {
                continue;
            }
            for (int other = c + 1; other < columns; other++)
            {
                Reflection.Apply(reflector, scale, matrix[other].AsSpan(c, filled - c));
            }
            reflector.Clear();
            reflector[0] = head;
        }
        filled = columns;
    }
}
