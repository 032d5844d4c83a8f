namespace KetamineOutcomes.Data.Csv;

/// <summary>How a number of at most 15 digits was written, so that number and style give the text again: decimals, decimal
/// mark, a plus sign, a missing zero before the mark.</summary>
internal readonly record struct NumberStyle(byte Bits)
{
    private const int Point = 1 << 4;
    private const int Comma = 2 << 4;
    private const int MarkBits = 3 << 4;
    private const int Plus = 1 << 6;
    private const int NoZero = 1 << 7;

    /// <summary>Written in another way: with an exponent, or more digits.</summary>
    public static NumberStyle Other => new(MarkBits);

    /// <summary>The style of a number.</summary>
    public static NumberStyle Of(int decimals, DecimalMarkSeen mark, bool hasPlus, bool lacksZero) =>
        new(
            (byte)(
                decimals
                | (
                    mark == DecimalMarkSeen.None ? 0
                    : mark == DecimalMarkSeen.Point ? Point
                    : Comma
                )
                | (hasPlus ? Plus : 0)
                | (lacksZero ? NoZero : 0)
            )
        );

    /// <summary>Whether decimals and decimal mark are all there is to tell.</summary>
    public bool IsPlain => Bits < Plus && this != Other;

    /// <summary>Digits behind the decimal mark.</summary>
    public int Decimals => Bits & 15;

    /// <summary>The decimal mark, or 0 when there is none.</summary>
    public byte Mark =>
        (Bits & MarkBits) switch
        {
            Point => (byte)'.',
            Comma => (byte)',',
            _ => 0,
        };

    /// <summary>Whether a plus sign was written.</summary>
    public bool HasPlus => (Bits & Plus) != 0;

    /// <summary>Whether no digit stood before the mark.</summary>
    public bool LacksZero => (Bits & NoZero) != 0;
}
