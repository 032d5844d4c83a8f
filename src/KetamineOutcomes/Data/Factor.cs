namespace KetamineOutcomes.Data;

/// <summary>A column of categories: a code a row into a list of levels.</summary>
public sealed class Factor : Column
{
    private readonly int[] codes;

    /// <summary>Makes a factor over an array of codes, which it keeps (no copy).</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="codes">One code a row: an index into <paramref name="levels"/>, or -1 for missing.</param>
    /// <param name="levels">The levels' names, in order, each once.</param>
    /// <exception cref="ArgumentException">A code has no level, or a level is named twice.</exception>
    public Factor(string name, int[] codes, IReadOnlyList<string> levels)
        : base(name)
    {
        foreach (int code in codes)
        {
            if (code < -1 || code >= levels.Count)
            {
                throw new ArgumentException($"Column '{name}' holds a code without a level.", nameof(codes));
            }
        }
        if (levels.Distinct(StringComparer.Ordinal).Count() != levels.Count)
        {
            throw new ArgumentException($"Column '{name}' names a level twice.", nameof(levels));
        }
        this.codes = codes;
        Levels = levels;
    }

    /// <summary>The codes, one a row; -1 is missing.</summary>
    public ReadOnlySpan<int> Codes => codes;

    /// <summary>The levels' names, in order.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <inheritdoc/>
    public override int Length => codes.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => codes[row] < 0;

    /// <inheritdoc/>
    public override string TextAt(int row) => codes[row] < 0 ? "" : Levels[codes[row]];

    /// <summary>A factor from texts; null is missing; levels ordered ordinally.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One text a row, or null.</param>
    /// <returns>The factor.</returns>
    public static Factor FromTexts(string name, IReadOnlyList<string?> values)
    {
        string[] levels = values
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var index = levels
            .Select((level, i) => (level, i))
            .ToDictionary(p => p.level, p => p.i, StringComparer.Ordinal);
        return new Factor(name, values.Select(v => v is null ? -1 : index[v]).ToArray(), levels);
    }
}
