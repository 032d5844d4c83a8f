namespace KetamineOutcomes.Data;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class NearestWord
{
    /// <summary>The known word nearest to one that is not known.</summary>
    /// <param name="word">The unknown word.</param>
    /// <param name="known">The known words.</param>
    /// <returns>The nearest by edit distance without case, the first of equals; <c>null</c> when none is near (more than
    /// a third of the letters differ, and more than one).</returns>
    public static string? Find(string word, IEnumerable<string> known)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in known)
        {
            int distance = Distance(word, candidate);
            int allowed = Math.Max(1, Math.Max(word.Length, candidate.Length) / 3);
            if (distance <= allowed && distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /// <summary>Whether two words are at most so many edits apart, without case.</summary>
    public static bool IsNear(string word, string other, int edits) => Distance(word, other) <= edits;

    /// <summary>A sentence that proposes the nearest word, or nothing.</summary>
    /// <param name="word">The unknown word.</param>
    /// <param name="known">The known words.</param>
    /// <returns><c>Did you mean 'x'? </c> with a space at its end, or an empty text.</returns>
    public static string Question(string word, IEnumerable<string> known) =>
        Find(word, known) is { } nearest ? $"Did you mean '{nearest}'? " : "";

    /// <summary>Edit distance without case; a swap of two neighbours counts once.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 8 || left.Length > 64 || right.Length > 64)
        {
            return int.MaxValue;
        }
        int width = right.Length + 1;
        int[] cells = new int[(left.Length + 1) * width];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                cells[(i * width) + j] = Cell(left, right, cells, i, j);
            }
        }
        return cells[^1];
    }

    private static int Cell(string left, string right, int[] cells, int i, int j)
    {
        if (i == 0 || j == 0)
        {
            return i + j;
        }
        int width = right.Length + 1;
        int here = (i * width) + j;
        bool same = Same(left[i - 1], right[j - 1]);
        int best = Math.Min(
            cells[here - width - 1] + (same ? 0 : 1),
            Math.Min(cells[here - 1], cells[here - width]) + 1
        );
        bool swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
        return swapped ? Math.Min(best, cells[here - (2 * width) - 2] + 1) : best;
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
