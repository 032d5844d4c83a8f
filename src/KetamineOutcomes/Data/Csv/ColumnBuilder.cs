namespace KetamineOutcomes.Data.Csv;

/// <summary>Joins the blocks of one column.</summary>
internal sealed class ColumnBuilder(string name, string header)
{
    private const int MostLevelsForeseen = 1 << 20;

    private readonly List<BlockColumn> parts = [];
    private bool isText;
    private bool hasValues;

    public string Name => name;

    /// <summary>What the header calls it, where that is not its name because other columns are called so too.</summary>
    public string? Header => header == name || header.Length == 0 ? null : header;

    /// <summary>Whether the header has no name for it and no row a value.</summary>
    public bool IsEmpty => header.Length == 0 && !hasValues;

    /// <summary>Whether every present value is a number.</summary>
    public bool IsNumeric => !isText;

    /// <summary>A number with a point.</summary>
    public bool HasPoint { get; private set; }

    /// <summary>A number with a comma that cannot be a thousands separator.</summary>
    public bool HasComma { get; private set; }

    /// <summary>A number with a comma that may be a thousands separator.</summary>
    public bool HasDoubtfulComma { get; private set; }

    /// <summary>Adds the next block's rows.</summary>
    /// <param name="part">The rows.</param>
    /// <param name="isKept">Whether they are kept, or only looked at.</param>
    public void Add(BlockColumn part, bool isKept)
    {
        hasValues |= part.HasValues;
        isText |= !part.IsNumeric;
        HasPoint |= part.HasPoint;
        HasComma |= part.HasComma;
        HasDoubtfulComma |= part.HasDoubtfulComma;
        if (isKept)
        {
            parts.Add(part);
        }
    }

    /// <summary>Turns numbers into levels named by their texts.</summary>
    public void BecomeText() => isText = true;

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
        int[][] translations = parts.ConvertAll(part => new int[part.Codes().LevelCount]).ToArray();
        (IReadOnlyList<string> names, int[]? newCode) = AscendingLevels(translations) ?? JoinedLevels(translations);
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

    /// <summary>The levels of all parts, when they follow one another in ascending order, as in a file sorted by the column;
    /// then nothing needs to be looked up.</summary>
    private (IReadOnlyList<string> Names, int[]? NewCode)? AscendingLevels(int[][] translations)
    {
        var all = new LevelList();
        for (int p = 0; p < translations.Length; p++)
        {
            PackedCodes codes = parts[p].Codes();
            for (int code = 0; code < translations[p].Length; code++)
            {
                if (!all.TryAdd(codes.TextOf(code)))
                {
                    return null;
                }
                translations[p][code] = all.Count - 1;
            }
        }
        return (all.Names(), null);
    }

    private (IReadOnlyList<string> Names, int[]? NewCode) JoinedLevels(int[][] translations)
    {
        int levels = (int)Math.Min(MostLevelsForeseen, translations.Sum(translation => (long)translation.Length));
        var all = new LevelTable(levels);
        for (int p = 0; p < translations.Length; p++)
        {
            PackedCodes codes = parts[p].Codes();
            for (int code = 0; code < translations[p].Length; code++)
            {
                translations[p][code] = all.CodeOf(codes.TextOf(code));
            }
        }
        return all.Sorted();
    }
}
