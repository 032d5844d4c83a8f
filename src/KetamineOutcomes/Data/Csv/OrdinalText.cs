namespace KetamineOutcomes.Data.Csv;

/// <summary>The order of texts in UTF-8 that their strings have ordinally.</summary>
internal static class OrdinalText
{
    /// <summary>Compares two texts: by bytes, but for characters beyond 65,535, whose surrogates come before U+E000 to U+FFFF
    /// while their bytes come after.</summary>
    public static int Compare(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        int common = one.CommonPrefixLength(other);
        if (common == one.Length || common == other.Length)
        {
            return one.Length - other.Length;
        }
        (byte a, byte b) = (one[common], other[common]);
        return a >= 0xEE && b >= 0xEE && a >= 0xF0 != b >= 0xF0 ? b - a : a - b;
    }
}
