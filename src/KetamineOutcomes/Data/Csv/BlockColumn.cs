using System.Buffers;

namespace KetamineOutcomes.Data.Csv;

/// <summary>One column of a block: numbers as long as every present value is one, levels from then on.</summary>
/// <remarks>A number keeps how it was written (<see cref="NumberStyle"/>), because another block may make the whole column text,
/// and levels are named by their text. So one pass is enough. As long as all numbers are written alike, they are kept as whole
/// multiples of a power of ten, which costs no division.</remarks>
internal sealed class BlockColumn
{
    private const int Missing = -1;
    private const int MissingMultiple = int.MinValue;

    private readonly MissingCodes missing;
    private readonly char? decimalMark;
    private int[]? multiples;
    private double[]? numbers;
    private byte[]? styles;
    private NumberStyle style;
    private bool hasStyle;
    private bool isFast;
    private byte fastMark;
    private int fastDecimals;
    private int[]? codes;
    private LevelTable? levels;
    private readonly ShortTextCache cache = new();
    private TextStore? others;
    private PackedNumbers? packedNumbers;
    private PackedCodes? packedCodes;

    /// <summary>A column to fill.</summary>
    /// <param name="missing">The codes for missing values.</param>
    /// <param name="decimalMark">The decimal mark, where it is known.</param>
    /// <param name="isText">Whether the column is text whatever it holds.</param>
    /// <param name="rows">How many rows there may be.</param>
    public BlockColumn(MissingCodes missing, char? decimalMark, bool isText, int rows)
    {
        this.missing = missing;
        this.decimalMark = decimalMark;
        int[] whole = ArrayPool<int>.Shared.Rent(rows);
        if (isText)
        {
            codes = whole;
            levels = new LevelTable();
        }
        else
        {
            multiples = whole;
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Whether every present value is a number.</summary>
    public bool IsNumeric => codes is null && packedCodes is null;

    /// <summary>Whether some value is present.</summary>
    public bool HasValues { get; private set; }

    /// <summary>A number with a point.</summary>
    public bool HasPoint { get; private set; }

    /// <summary>A number with a comma that cannot be a thousands separator.</summary>
    public bool HasComma { get; private set; }

    /// <summary>A number with a comma that may be a thousands separator.</summary>
    public bool HasDoubtfulComma { get; private set; }

    /// <summary>Adds the field that begins at a place of a text without quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the field begins.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <returns>Where it ends: at a delimiter, a line break or the text's end.</returns>
    public int AppendFrom(ReadOnlySpan<byte> text, int start, byte delimiter)
    {
        int end;
        if (start + sizeof(ulong) <= text.Length)
        {
            ulong word = EightBytes.Read(text, start);
            if (
                isFast && TryAppendMultiple(text, start, word, delimiter, out end)
                || TryAppendKnown(start, word, delimiter, out end)
            )
            {
                return end;
            }
        }
        for (end = start; end < text.Length; end++)
        {
            byte b = text[end];
            if (b == delimiter || b is (byte)'\n' or (byte)'\r')
            {
                break;
            }
        }
        Append(text[start..end]);
        return end;
    }

    /// <summary>Adds a row's field.</summary>
    public void Append(ReadOnlySpan<byte> field)
    {
        if (codes is not null && cache.TryFind(field, out int known))
        {
            codes[Count++] = known;
            return;
        }
        ReadOnlySpan<byte> text = FieldText.Trim(field);
        bool isMissing = missing.Contains(text);
        HasValues |= !isMissing;
        if (codes is null)
        {
            if (isMissing)
            {
                AppendMissingNumber();
                return;
            }
            if (
                NumberText.TryParse(text, out double value, out DecimalMarkSeen mark, out NumberStyle written)
                && Accepts(mark)
            )
            {
                AppendNumber(value, written, text);
                return;
            }
            BecomeText();
        }
        int code = isMissing ? Missing : levels!.CodeOf(text);
        cache.Add(field, code);
        codes![Count++] = code;
    }

    /// <summary>Ends the filling: the values are kept in as few bytes as they need.</summary>
    public void Seal()
    {
        if (multiples is not null)
        {
            packedNumbers = PackedNumbers.Of(multiples.AsSpan(0, Count), Scale);
            ArrayPool<int>.Shared.Return(multiples);
            multiples = null;
        }
        else if (numbers is not null)
        {
            packedNumbers = PackedNumbers.Of(numbers.AsSpan(0, Count));
            ArrayPool<double>.Shared.Return(numbers);
            numbers = null;
            styles = styles?[..Count];
        }
        else
        {
            packedCodes = PackedCodes.Of(codes.AsSpan(0, Count), levels!);
            ArrayPool<int>.Shared.Return(codes!);
            codes = null;
            levels = null;
        }
        cache.Clear();
    }

    /// <summary>Writes the numbers of a sealed column.</summary>
    public void CopyTo(Span<double> values) => packedNumbers!.CopyTo(values);

    /// <summary>The codes of a sealed column, which becomes text if it is not.</summary>
    public PackedCodes Codes()
    {
        if (packedNumbers is not null)
        {
            numbers = ArrayPool<double>.Shared.Rent(Count);
            packedNumbers.CopyTo(numbers);
            packedNumbers = null;
            BecomeText();
            Seal();
        }
        return packedCodes!;
    }

    private double Scale => hasStyle ? NumberText.PowerOfTen(style.Decimals) : 1;

    /// <summary>Reads a number of at most seven bytes, written as all before it were; anything else is left to
    /// <see cref="Append"/>.</summary>
    private bool TryAppendMultiple(ReadOnlySpan<byte> text, int start, ulong word, byte delimiter, out int end)
    {
        bool isNegative = (byte)word == '-';
        word >>= isNegative ? 8 : 0;
        byte first = (byte)word;
        int length = EightBytes.DigitsAtStart(word);
        int places = length;
        if (fastMark != 0 && length < sizeof(ulong) && (byte)(word >> (8 * length)) == fastMark)
        {
            word = EightBytes.Without(word, length);
            places = EightBytes.DigitsAtStart(word);
        }
        else if (fastMark != 0)
        {
            length = places + 1;
        }
        end = start + places + (fastMark != 0 ? 1 : 0) + (isNegative ? 1 : 0);
        // At least one digit stands before the decimals, and a zero stands there alone.
        int whole = places - fastDecimals;
        if (
            places - length != (fastMark != 0 ? fastDecimals : 0)
            || whole < 1
            || places == sizeof(ulong)
            || first == '0' && whole > 1
            || end >= text.Length
            || text[end] != delimiter && text[end] is not ((byte)'\n' or (byte)'\r')
        )
        {
            return false;
        }
        int digits = EightBytes.Number(word, places);
        if (isNegative && digits == 0)
        {
            return false;
        }
        multiples![Count++] = isNegative ? -digits : digits;
        return true;
    }

    /// <summary>Finds the code of a text of at most seven bytes that was seen lately.</summary>
    private bool TryAppendKnown(int start, ulong word, byte delimiter, out int end)
    {
        int length = EightBytes.EndOfField(word, delimiter);
        end = start + length;
        if (
            codes is null
            || length is 0 or sizeof(ulong)
            || !cache.TryFind(EightBytes.First(word, length), out int code)
        )
        {
            return false;
        }
        codes[Count++] = code;
        return true;
    }

    private void AppendMissingNumber()
    {
        if (multiples is not null)
        {
            multiples[Count++] = MissingMultiple;
        }
        else
        {
            numbers![Count++] = double.NaN;
        }
    }

    private void AppendNumber(double value, NumberStyle written, ReadOnlySpan<byte> text)
    {
        if (multiples is not null)
        {
            if (!hasStyle && written.IsPlain)
            {
                style = written;
                hasStyle = true;
                // A comma may be a thousands separator: every number with one is looked at.
                isFast = !missing.HasAdded && style.Mark != ',';
                fastMark = style.Mark;
                fastDecimals = style.Decimals;
            }
            double multiple = Math.Round(value * Scale);
            bool isNegativeZero = multiple == 0 && double.IsNegative(value);
            if (hasStyle && written == style && Math.Abs(multiple) < int.MaxValue && !isNegativeZero)
            {
                multiples[Count++] = (int)multiple;
                return;
            }
            BecomeNumbers();
        }
        if (styles is null && written != style)
        {
            styles = new byte[numbers!.Length];
            styles.AsSpan(0, Count).Fill(style.Bits);
        }
        styles?[Count] = written.Bits;
        numbers![Count++] = value;
        if (written == NumberStyle.Other)
        {
            (others ??= new TextStore()).Add(text);
        }
    }

    private void BecomeNumbers()
    {
        numbers = ArrayPool<double>.Shared.Rent(multiples!.Length);
        PackedNumbers.Unscale(multiples.AsSpan(0, Count), Scale, numbers);
        ArrayPool<int>.Shared.Return(multiples);
        multiples = null;
        isFast = false;
    }

    /// <summary>Turns the numbers so far into levels named by their texts.</summary>
    private void BecomeText()
    {
        if (multiples is not null)
        {
            BecomeNumbers();
        }
        levels = new LevelTable();
        codes = ArrayPool<int>.Shared.Rent(numbers!.Length);
        Span<byte> text = stackalloc byte[32];
        int next = 0;
        for (int row = 0; row < Count; row++)
        {
            NumberStyle written = styles is null ? style : new NumberStyle(styles[row]);
            if (double.IsNaN(numbers[row]))
            {
                codes[row] = Missing;
            }
            else if (written == NumberStyle.Other)
            {
                codes[row] = levels.CodeOf(others![next++]);
            }
            else
            {
                codes[row] = levels.CodeOf(text[..NumberText.Format(numbers[row], written, text)]);
            }
        }
        ArrayPool<double>.Shared.Return(numbers);
        numbers = null;
        styles = null;
        others?.Clear();
    }

    private bool Accepts(DecimalMarkSeen mark)
    {
        switch (mark)
        {
            case DecimalMarkSeen.Point:
                HasPoint = true;
                return decimalMark is not ',';
            case DecimalMarkSeen.Comma:
                HasComma = true;
                return decimalMark is not '.';
            case DecimalMarkSeen.CommaLikeThousands:
                HasDoubtfulComma = true;
                return decimalMark is not '.';
            default:
                return true;
        }
    }
}
