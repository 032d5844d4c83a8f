namespace KetamineOutcomes.Data.Csv;

/// <summary>A block's codes in one, two or four bytes each, and the texts that they stand for.</summary>
internal sealed class PackedCodes
{
    private readonly byte[]? bytes;
    private readonly ushort[]? shorts;
    private readonly int[]? ints;
    private readonly byte[] text;
    private readonly int[] ends;

    private PackedCodes(byte[]? bytes, ushort[]? shorts, int[]? ints, byte[] text, int[] ends)
    {
        this.bytes = bytes;
        this.shorts = shorts;
        this.ints = ints;
        this.text = text;
        this.ends = ends;
    }

    /// <summary>Packs codes and takes the texts out of their table, which is empty afterwards.</summary>
    /// <param name="codes">A code a row; -1 is missing.</param>
    /// <param name="levels">The texts.</param>
    public static PackedCodes Of(ReadOnlySpan<int> codes, LevelTable levels)
    {
        (byte[] text, int[] ends) = levels.Take();
        if (ends.Length < byte.MaxValue)
        {
            byte[] bytes = GC.AllocateUninitializedArray<byte>(codes.Length);
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(codes[i] + 1);
            }
            return new PackedCodes(bytes, null, null, text, ends);
        }
        if (ends.Length < ushort.MaxValue)
        {
            ushort[] shorts = GC.AllocateUninitializedArray<ushort>(codes.Length);
            for (int i = 0; i < shorts.Length; i++)
            {
                shorts[i] = (ushort)(codes[i] + 1);
            }
            return new PackedCodes(null, shorts, null, text, ends);
        }
        return new PackedCodes(null, null, codes.ToArray(), text, ends);
    }

    /// <summary>Number of texts.</summary>
    public int LevelCount => ends.Length;

    /// <summary>The text of a code.</summary>
    public ReadOnlySpan<byte> TextOf(int code) => text.AsSpan((code == 0 ? 0 : ends[code - 1])..ends[code]);

    /// <summary>Writes the codes translated; missing stays -1.</summary>
    /// <param name="translation">For each code another.</param>
    /// <param name="codes">Where to.</param>
    public void CopyTo(ReadOnlySpan<int> translation, Span<int> codes)
    {
        for (int i = 0; i < codes.Length; i++)
        {
            int code =
                bytes is not null ? bytes[i] - 1
                : shorts is not null ? shorts[i] - 1
                : ints![i];
            codes[i] = code < 0 ? -1 : translation[code];
        }
    }
}
