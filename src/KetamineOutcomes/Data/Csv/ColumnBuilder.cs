using System.Buffers;
using System.Buffers.Text;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Gathers one column's fields: numbers as long as every present value is one, levels from then on.</summary>
/// <remarks>A number whose text is not its shortest form (<c>1.50</c>) keeps that text until the end, because a later value may
/// make the whole column text, and levels are named by their text. So one pass is enough.</remarks>
internal sealed class ColumnBuilder(string name, MissingCodes missing, char? decimalMark)
{
    private double[]? numbers = ArrayPool<double>.Shared.Rent(1024);
    private int[]? codes;
    private LevelTable? levels;
    private int count;
    private readonly List<KeptText> kept = [];
    private byte[] keptBytes = [];
    private int keptUsed;

    private readonly record struct KeptText(int Row, int Start, int Length);

    /// <summary>Whether every present value so far is a number.</summary>
    public bool IsNumeric => numbers is not null;

    public bool HasPoint { get; private set; }

    /// <summary>A number with a comma that cannot be a thousands separator.</summary>
    public bool HasComma { get; private set; }

    /// <summary>A number with a comma that may be a thousands separator.</summary>
    public bool HasDoubtfulComma { get; private set; }

    public void Append(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> text = FieldText.Trim(field);
        if (numbers is not null)
        {
            if (count == numbers.Length)
            {
                numbers = Grow(numbers, count);
            }
            if (missing.Contains(text))
            {
                numbers[count++] = double.NaN;
                return;
            }
            if (
                NumberText.TryParse(text, out double value, out DecimalMarkSeen mark, out bool isShortest)
                && Accepts(mark)
            )
            {
                numbers[count] = value;
                if (!isShortest)
                {
                    Keep(text);
                }
                count++;
                return;
            }
            BecomeText();
        }
        if (count == codes!.Length)
        {
            codes = Grow(codes, count);
        }
        codes[count++] = missing.Contains(text) ? -1 : levels!.CodeOf(text);
    }

    /// <summary>Turns the numbers so far into levels named by their texts.</summary>
    public void BecomeText()
    {
        if (numbers is null)
        {
            return;
        }
        levels = new LevelTable();
        codes = ArrayPool<int>.Shared.Rent(numbers.Length);
        Span<byte> shortest = stackalloc byte[32];
        int next = 0;
        for (int row = 0; row < count; row++)
        {
            if (next < kept.Count && kept[next].Row == row)
            {
                KeptText text = kept[next++];
                codes[row] = levels.CodeOf(keptBytes.AsSpan(text.Start, text.Length));
            }
            else if (double.IsNaN(numbers[row]))
            {
                codes[row] = -1;
            }
            else
            {
                Utf8Formatter.TryFormat(numbers[row], shortest, out int written);
                codes[row] = levels.CodeOf(shortest[..written]);
            }
        }
        ArrayPool<double>.Shared.Return(numbers);
        numbers = null;
        ForgetTexts();
    }

    /// <summary>The finished column; the builder is spent.</summary>
    public Column Build()
    {
        ForgetTexts();
        if (numbers is not null)
        {
            double[] values = numbers.AsSpan(0, count).ToArray();
            ArrayPool<double>.Shared.Return(numbers);
            numbers = null;
            return new NumericColumn(name, values);
        }
        string[] names = new string[levels!.Count];
        int[] order = new int[names.Length];
        for (int code = 0; code < names.Length; code++)
        {
            names[code] = levels.TextOf(code);
            order[code] = code;
        }
        Array.Sort(names, order, StringComparer.Ordinal);
        int[] newCode = new int[names.Length];
        for (int i = 0; i < order.Length; i++)
        {
            newCode[order[i]] = i;
        }
        int[] result = new int[count];
        for (int row = 0; row < count; row++)
        {
            result[row] = codes![row] < 0 ? -1 : newCode[codes[row]];
        }
        ArrayPool<int>.Shared.Return(codes!);
        codes = null;
        return new Factor(name, result, names);
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

    private void Keep(ReadOnlySpan<byte> text)
    {
        if (keptUsed + text.Length > keptBytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(4096, 2 * (keptUsed + text.Length)));
            keptBytes.AsSpan(0, keptUsed).CopyTo(larger);
            ForgetBytes();
            keptBytes = larger;
        }
        text.CopyTo(keptBytes.AsSpan(keptUsed));
        kept.Add(new KeptText(count, keptUsed, text.Length));
        keptUsed += text.Length;
    }

    private void ForgetTexts()
    {
        kept.Clear();
        kept.Capacity = 0;
        ForgetBytes();
        keptBytes = [];
        keptUsed = 0;
    }

    private void ForgetBytes()
    {
        if (keptBytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(keptBytes);
        }
    }

    private static T[] Grow<T>(T[] full, int count)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(full.Length * 2);
        full.AsSpan(0, count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(full);
        return larger;
    }
}
