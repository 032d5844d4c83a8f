using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>Strata from several columns: one level for each combination that occurs.</summary>
internal static class CrossedStrata
{
    /// <summary>The columns crossed, ordered by the first column's level, then the second's; <c>null</c> without columns.</summary>
    public static Factor? Of(IReadOnlyList<CategoryInput> columns)
    {
        if (columns.Count == 0)
        {
            return null;
        }
        Factor crossed = columns[0].Values;
        for (int i = 1; i < columns.Count; i++)
        {
            crossed = Cross(crossed, columns[i].Values);
        }
        return crossed;
    }

    private static Factor Cross(Factor first, Factor second)
    {
        int width = second.Levels.Count;
        var codes = new int[first.Length];
        var levelOf = new int[first.Levels.Count * width];
        for (int row = 0; row < codes.Length; row++)
        {
            bool isMissing = first.Codes[row] < 0 || second.Codes[row] < 0;
            codes[row] = isMissing ? -1 : first.Codes[row] * width + second.Codes[row];
            if (!isMissing)
            {
                levelOf[codes[row]] = 1;
            }
        }
        var levels = new List<string>();
        for (int code = 0; code < levelOf.Length; code++)
        {
            if (levelOf[code] > 0)
            {
                levelOf[code] = levels.Count;
                levels.Add($"{first.Levels[code / width]}, {second.Levels[code % width]}");
            }
        }
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = codes[row] < 0 ? -1 : levelOf[codes[row]];
        }
        return new Factor($"{first.Name}, {second.Name}", codes, Unambiguous(levels));
    }

    /// <summary>Names that commas inside levels make equal get their number.</summary>
    private static List<string> Unambiguous(List<string> levels)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < levels.Count; i++)
        {
            if (!seen.Add(levels[i]))
            {
                levels[i] = Invariant($"{levels[i]} ({i + 1})");
                seen.Add(levels[i]);
            }
        }
        return levels;
    }
}
