namespace KetamineOutcomes.Statistics.Survival;

/// <summary>The words by which the command line and plans call interval scales.</summary>
public static class IntervalTransformWords
{
    private static readonly (string Word, IntervalTransform Value)[] Known =
    [
        ("log-log", IntervalTransform.LogLog),
        ("log", IntervalTransform.Log),
        ("plain", IntervalTransform.Plain),
        ("logit", IntervalTransform.Logit),
        ("arcsine", IntervalTransform.Arcsine),
        ("none", IntervalTransform.None),
    ];

    /// <summary>The words, in the order of the help.</summary>
    public static IReadOnlyList<string> All { get; } = Array.ConvertAll(Known, pair => pair.Word);

    /// <summary>A scale's word: <c>log-log</c>.</summary>
    /// <param name="transform">The scale.</param>
    /// <returns>The word.</returns>
    public static string ToWord(this IntervalTransform transform) => Array.Find(Known, p => p.Value == transform).Word;

    /// <summary>The scale of a word, without case.</summary>
    /// <param name="word">The word.</param>
    /// <param name="transform">The scale.</param>
    /// <returns>Whether there is such a word.</returns>
    public static bool TryParse(string word, out IntervalTransform transform)
    {
        foreach ((string known, IntervalTransform value) in Known)
        {
            if (string.Equals(known, word.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                transform = value;
                return true;
            }
        }
        transform = default;
        return false;
    }
}
