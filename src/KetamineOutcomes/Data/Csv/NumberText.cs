using System.Buffers.Text;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Which decimal mark a number was written with.</summary>
internal enum DecimalMarkSeen : byte
{
    None,
    Point,
    Comma,

    /// <summary>A comma before exactly three digits: as likely a thousands separator.</summary>
    CommaLikeThousands,
}

/// <summary>Numbers as data files write them: decimal or scientific, no infinities, hex, thousands or leading zeros.</summary>
internal static class NumberText
{
    private static readonly double[] PowersOfTen =
    [
        1e0,
        1e1,
        1e2,
        1e3,
        1e4,
        1e5,
        1e6,
        1e7,
        1e8,
        1e9,
        1e10,
        1e11,
        1e12,
        1e13,
        1e14,
        1e15,
        1e16,
        1e17,
        1e18,
    ];

    /// <summary>A power of ten up to 10¹⁸.</summary>
    public static double PowerOfTen(int exponent) => PowersOfTen[exponent];

    /// <summary>Reads a trimmed, non-empty text in UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number.</param>
    /// <param name="mark">The decimal mark it was written with.</param>
    /// <param name="style">How it was written, so that its text can be had again.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> text,
        out double value,
        out DecimalMarkSeen mark,
        out NumberStyle style
    )
    {
        value = 0;
        mark = DecimalMarkSeen.None;
        style = NumberStyle.Other;
        int i = 0;
        bool negative = false;
        if (text[0] is (byte)'-' or (byte)'+')
        {
            negative = text[0] == '-';
            i = 1;
        }
        int first = i;
        ulong digits = 0;
        int count = 0;
        int markAt = -1;
        for (; i < text.Length; i++)
        {
            int digit = text[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = unchecked(digits * 10 + (ulong)digit);
                count++;
            }
            else if (text[i] is (byte)'.' or (byte)',' && markAt < 0)
            {
                markAt = i;
            }
            else
            {
                break;
            }
        }
        if (count == 0 || text[first] == '0' && first + 1 < text.Length && (uint)(text[first + 1] - '0') <= 9)
        {
            return false;
        }
        int decimals = markAt < 0 ? 0 : i - markAt - 1;
        if (markAt >= 0)
        {
            mark =
                text[markAt] == '.' ? DecimalMarkSeen.Point
                : decimals == 3 && i == text.Length && markAt - first is >= 1 and <= 3 && text[first] != '0'
                    ? DecimalMarkSeen.CommaLikeThousands
                : DecimalMarkSeen.Comma;
        }
        if (i == text.Length && count <= 15)
        {
            // Digits below 2^53 and a power of ten up to 1e15 are exact, so one division rounds once, correctly.
            value = decimals == 0 ? digits : digits / PowersOfTen[decimals];
            value = negative ? -value : value;
            style = NumberStyle.Of(decimals, mark, text[0] == '+', markAt == first);
            return true;
        }
        return TryParseSlowly(text, i, markAt, out value);
    }

    /// <summary>Reads a text, as <see cref="TryParse(ReadOnlySpan{byte}, out double, out DecimalMarkSeen, out NumberStyle)"/> with a
    /// decimal point: for arguments and level names.</summary>
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        Span<byte> bytes = stackalloc byte[64];
        return text.Length is > 0 and <= 64
            && System.Text.Ascii.IsValid(text)
            && System.Text.Ascii.FromUtf16(text, bytes, out int written) == System.Buffers.OperationStatus.Done
            && TryParse(bytes[..written], out value, out DecimalMarkSeen mark, out _)
            && mark is DecimalMarkSeen.None or DecimalMarkSeen.Point;
    }

    /// <summary>Writes a number as it was read.</summary>
    /// <param name="value">The number.</param>
    /// <param name="style">Its style, which is not <see cref="NumberStyle.Other"/>.</param>
    /// <param name="text">Room for 32 bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Format(double value, NumberStyle style, Span<byte> text)
    {
        int length = 0;
        if (double.IsNegative(value) || style.HasPlus)
        {
            text[length++] = style.HasPlus ? (byte)'+' : (byte)'-';
        }
        // At most 15 digits: the product is within 0.3 of the whole number that was read.
        ulong digits = (ulong)Math.Round(Math.Abs(value) * PowersOfTen[style.Decimals]);
        ulong scale = (ulong)PowersOfTen[style.Decimals];
        if (!style.LacksZero)
        {
            Utf8Formatter.TryFormat(digits / scale, text[length..], out int written);
            length += written;
        }
        if (style.Mark != 0)
        {
            text[length++] = style.Mark;
        }
        for (ulong rest = digits % scale, place = scale / 10; place > 0; place /= 10)
        {
            text[length++] = (byte)('0' + rest / place % 10);
        }
        return length;
    }

    private static bool TryParseSlowly(ReadOnlySpan<byte> text, int end, int markAt, out double value)
    {
        value = 0;
        if (end < text.Length && !IsExponent(text[end..]))
        {
            return false;
        }
        if (text[0] == '+')
        {
            text = text[1..];
            markAt--;
        }
        Span<byte> copy = stackalloc byte[128];
        if (text.Length > copy.Length)
        {
            return false;
        }
        text.CopyTo(copy);
        if (markAt >= 0)
        {
            copy[markAt] = (byte)'.';
        }
        return Utf8Parser.TryParse(copy[..text.Length], out value, out int consumed)
            && consumed == text.Length
            && double.IsFinite(value);
    }

    private static bool IsExponent(ReadOnlySpan<byte> text)
    {
        int i = 1;
        if (text[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }
        if (i < text.Length && text[i] is (byte)'-' or (byte)'+')
        {
            i++;
        }
        int digits = i;
        while (i < text.Length && (uint)(text[i] - '0') <= 9)
        {
            i++;
        }
        return i == text.Length && i > digits;
    }
}
