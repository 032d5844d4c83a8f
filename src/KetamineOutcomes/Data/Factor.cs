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
        int count = levels.Count;
        foreach (int code in codes)
        {
            if (code < -1 || code >= count)
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

    private Factor(string name, IReadOnlyList<string> levels, int[] codes)
        : base(name)
    {
        this.codes = codes;
        Levels = levels;
    }

    /// <summary>A factor whose codes and levels are known to fit.</summary>
    internal static Factor OfCheckedParts(
        string name,
        int[] codes,
        IReadOnlyList<string> levels,
        string? header = null
    ) => new(name, levels, codes) { Header = header };

    /// <summary>The codes, one a row; -1 is missing.</summary>
    public ReadOnlySpan<int> Codes => codes;

    /// <summary>The array itself, for those in this assembly who only read it.</summary>
    internal int[] Array => codes;

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

    /// <summary>The column as numbers, when every level in use is one (decimal or scientific, no leading zeros).</summary>
    /// <returns>The numbers, or <c>null</c> when a level is text.</returns>
    public NumericColumn? AsNumeric()
    {
        var byLevel = new double?[Levels.Count];
        for (int level = 0; level < byLevel.Length; level++)
        {
            byLevel[level] = Csv.NumberText.TryParse(Levels[level], out double number) ? number : null;
        }
        var values = new double[codes.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] >= 0 && byLevel[codes[row]] is null)
            {
                return null;
            }
            values[row] = codes[row] < 0 ? double.NaN : byLevel[codes[row]]!.Value;
        }
        return new NumericColumn(Name, values);
    }

    /// <summary>A factor without a value.</summary>
    internal static Factor Missing(string name, int rows)
    {
        var codes = new int[rows];
        System.Array.Fill(codes, -1);
        return new Factor(name, codes, []);
    }

    /// <summary>The factor with other levels.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="newCodes">For each level its code among the new levels, or -1.</param>
    /// <param name="levels">The new levels.</param>
    internal Factor Recode(string name, int[] newCodes, IReadOnlyList<string> levels)
    {
        var recoded = new int[codes.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            recoded[row] = codes[row] < 0 ? -1 : newCodes[codes[row]];
        }
        return new Factor(name, recoded, levels);
    }

    /// <summary>The factor without levels that no row has; the order stays.</summary>
    /// <returns>The factor, the same one when every level is in use.</returns>
    public Factor WithoutUnusedLevels()
    {
        var used = new bool[Levels.Count];
        foreach (int code in codes)
        {
            if (code >= 0)
            {
                used[code] = true;
            }
        }
        if (!used.Contains(false))
        {
            return this;
        }
        int[] kept = Enumerable.Range(0, used.Length).Where(level => used[level]).ToArray();
        return Recode(kept);
    }

    /// <summary>The factor with its levels in natural order: by the numbers in their names, Week 2 before Week 10.</summary>
    /// <returns>The factor.</returns>
    public Factor InNaturalOrder() =>
        Recode(Enumerable.Range(0, Levels.Count).OrderBy(level => Levels[level], NaturalOrder.Instance).ToArray());

    internal override Column Take(int[] rows)
    {
        var taken = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = codes[rows[i]];
        }
        return OfCheckedParts(Name, taken, Levels, Header);
    }

    /// <summary>The factor with these old levels, in this order; every code in use must be among them.</summary>
    private Factor Recode(int[] oldLevels)
    {
        var newCode = new int[Levels.Count];
        for (int i = 0; i < oldLevels.Length; i++)
        {
            newCode[oldLevels[i]] = i;
        }
        var recoded = new int[codes.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            recoded[row] = codes[row] < 0 ? -1 : newCode[codes[row]];
        }
        return OfCheckedParts(Name, recoded, oldLevels.Select(level => Levels[level]).ToArray());
    }
}
