namespace KetamineOutcomes.Data.Csv;

/// <summary>Joins the blocks of one column.</summary>
internal sealed class ColumnBuilder(string name, string header)
{
    private const int MostLevelsForeseen = 1 << 20;

    private readonly List<BlockColumn> parts = [];
    private bool mustBeText;

    public string Name => name;

    /// <summary>What the header calls it, where that is not its name because other columns are called so too.</summary>
    public string? Header => header == name || header.Length == 0 ? null : header;

    /// <summary>Whether the header has no name for it and no row a value.</summary>
    public bool IsEmpty => header.Length == 0 && !parts.Exists(part => part.HasValues);

    /// <summary>Whether every present value is a number.</summary>
    public bool IsNumeric => !mustBeText && parts.TrueForAll(part => part.IsNumeric);

    public bool HasPoint => parts.Exists(part => part.HasPoint);

    /// <summary>A number with a comma that cannot be a thousands separator.</summary>
    public bool HasComma => parts.Exists(part => part.HasComma);

    /// <summary>A number with a comma that may be a thousands separator.</summary>
    public bool HasDoubtfulComma => parts.Exists(part => part.HasDoubtfulComma);

    /// <summary>Adds the next block's rows.</summary>
    public void Add(BlockColumn part) => parts.Add(part);

    /// <summary>Turns numbers into levels named by their texts.</summary>
    public void BecomeText() => mustBeText = true;

    /// <summary>The finished column; the builder is spent.</summary>
    public Column Build()
    {
        int rows = parts.Sum(part => part.Count);
        Column column = IsNumeric ? Numbers(rows) : Levels(rows);
        parts.Clear();
        return column;
    }

    private NumericColumn Numbers(int rows)
    {
        double[] values = GC.AllocateUninitializedArray<double>(rows);
        int start = 0;
        foreach (BlockColumn part in parts)
        {
            part.CopyTo(values.AsSpan(start, part.Count));
            start += part.Count;
        }
        return NumericColumn.OfFinite(name, values, Header);
    }

    private Factor Levels(int rows)
    {
        var translations = new int[parts.Count][];
        int levels = (int)Math.Min(MostLevelsForeseen, parts.Sum(part => (long)part.Codes().LevelCount));
        var all = new LevelTable(levels);
        for (int p = 0; p < translations.Length; p++)
        {
            PackedCodes codes = parts[p].Codes();
            int[] translation = translations[p] = new int[codes.LevelCount];
            for (int code = 0; code < translation.Length; code++)
            {
                translation[code] = all.CodeOf(codes.TextOf(code));
            }
        }
        (IReadOnlyList<string> names, int[]? newCode) = all.Sorted();
        int[] result = GC.AllocateUninitializedArray<int>(rows);
        int start = 0;
        for (int p = 0; p < translations.Length; p++)
        {
            int[] translation = translations[p];
            for (int code = 0; newCode is not null && code < translation.Length; code++)
            {
                translation[code] = newCode[translation[code]];
            }
            parts[p].Codes().CopyTo(translation, result.AsSpan(start, parts[p].Count));
            start += parts[p].Count;
        }
        return Factor.OfCheckedParts(name, result, names, Header);
    }
}
