using System.Buffers.Binary;
using System.Numerics;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Short fields looked at eight bytes at a time, without a branch for each of them, which a processor would guess wrongly
/// about once a field.</summary>
internal static class EightBytes
{
    private const ulong EveryByte = 0x0101010101010101;
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>Eight bytes of a text, the first in the lowest place.</summary>
    public static ulong Read(ReadOnlySpan<byte> text, int start) =>
        BinaryPrimitives.ReadUInt64LittleEndian(text.Slice(start, sizeof(ulong)));

    /// <summary>Where the first byte stands that is no digit; 8 when all are.</summary>
    public static int DigitsAtStart(ulong word)
    {
        ulong digits = word ^ (EveryByte * '0');
        // A byte of 10 or more reaches its high bit when 118 is added; carries only run upwards, past the first such byte.
        ulong others = (digits + EveryByte * (128 - 10) | digits) & HighBits;
        return BitOperations.TrailingZeroCount(others) >> 3;
    }

    /// <summary>The number that the first bytes, one to eight digits, write.</summary>
    public static int Number(ulong word, int length)
    {
        // The digits move to the highest places, with zeros before them: 00001234.
        ulong digits = (word ^ (EveryByte * '0')) << (64 - 8 * length);
        digits = digits * 10 + (digits >> 8);
        ulong pairs = digits & 0x00FF00FF00FF00FF;
        pairs = pairs * 100 + (pairs >> 16);
        ulong fours = pairs & 0x0000FFFF0000FFFF;
        return (int)((fours * 10000 + (fours >> 32)) & 0xFFFFFFFF);
    }

    /// <summary>The bytes without the one at a place; those behind it move down.</summary>
    public static ulong Without(ulong word, int place)
    {
        ulong before = (1UL << (8 * place)) - 1;
        return word & before | word >> 8 & ~before;
    }

    /// <summary>The first bytes alone, with zeros behind them.</summary>
    public static ulong First(ulong word, int length) =>
        length == 0 ? 0 : word << (64 - 8 * length) >> (64 - 8 * length);

    /// <summary>Where the first delimiter or line break stands; 8 when there is none.</summary>
    public static int EndOfField(ulong word, byte delimiter)
    {
        ulong ends =
            Zeros(word ^ (EveryByte * delimiter)) | Zeros(word ^ (EveryByte * '\n')) | Zeros(word ^ (EveryByte * '\r'));
        return BitOperations.TrailingZeroCount(ends) >> 3;
    }

    /// <summary>The high bit of the first zero byte, and perhaps of later ones.</summary>
    private static ulong Zeros(ulong word) => (word - EveryByte) & ~word & HighBits;
}
