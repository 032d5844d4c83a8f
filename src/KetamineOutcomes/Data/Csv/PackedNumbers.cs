namespace KetamineOutcomes.Data.Csv;

/// <summary>Numbers kept in two, four or eight bytes each: those written with the same few decimals as whole multiples of a
/// power of ten, which gives them back to the last bit.</summary>
internal sealed class PackedNumbers
{
    private readonly short[]? shorts;
    private readonly int[]? ints;
    private readonly double[]? doubles;
    private readonly double scale;

    private PackedNumbers(short[]? shorts, int[]? ints, double[]? doubles, double scale)
    {
        this.shorts = shorts;
        this.ints = ints;
        this.doubles = doubles;
        this.scale = scale;
    }

    /// <summary>Packs numbers; NaN is missing.</summary>
    public static PackedNumbers Of(ReadOnlySpan<double> values) => new(null, null, values.ToArray(), 1);

    /// <summary>Packs whole multiples of 1 / <paramref name="scale"/>; <see cref="int.MinValue"/> is missing.</summary>
    public static PackedNumbers Of(ReadOnlySpan<int> multiples, double scale)
    {
        foreach (int multiple in multiples)
        {
            if (multiple != int.MinValue && (short)multiple != multiple || multiple == short.MinValue)
            {
                return new PackedNumbers(null, multiples.ToArray(), null, scale);
            }
        }
        short[] shorts = GC.AllocateUninitializedArray<short>(multiples.Length);
        for (int i = 0; i < shorts.Length; i++)
        {
            shorts[i] = multiples[i] == int.MinValue ? short.MinValue : (short)multiples[i];
        }
        return new PackedNumbers(shorts, null, null, scale);
    }

    /// <summary>Writes the numbers.</summary>
    public void CopyTo(Span<double> values)
    {
        if (doubles is not null)
        {
            doubles.CopyTo(values);
        }
        else if (shorts is not null)
        {
            values = values[..shorts.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = shorts[i] == short.MinValue ? double.NaN : shorts[i] / scale;
            }
        }
        else
        {
            Unscale(ints, scale, values);
        }
    }

    /// <summary>The numbers of which these are multiples.</summary>
    public static void Unscale(ReadOnlySpan<int> multiples, double scale, Span<double> values)
    {
        for (int i = 0; i < multiples.Length; i++)
        {
            values[i] = multiples[i] == int.MinValue ? double.NaN : multiples[i] / scale;
        }
    }
}
