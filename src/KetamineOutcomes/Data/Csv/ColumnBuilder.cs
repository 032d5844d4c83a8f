using System.Buffers;
using System.Buffers.Text;

namespace KetamineOutcomes.Data.Csv;

/// <summary>Gathers one column's fields: numbers as long as every present value is one, levels from then on.</summary>
/// <remarks>A number whose text is not its shortest form (<c>1.50</c>) keeps that text until the end, because a later value may
/// make the whole column text, and levels are named by their text. So one pass is enough. Once most texts of a column are new
/// (identifiers), further ones are only stored, and get their codes if the column is ever asked for.</remarks>
internal sealed class ColumnBuilder(string name, string header, MissingCodes missing, char? decimalMark)
{
    private const int CodedAtLeast = 4096;
    private const int Missing = -1;

    /// <summary>Codes from here down stand for texts that are stored: the n-th is <c>Uncoded - n</c>.</summary>
    private const int Uncoded = -2;

    private double[]? numbers = ArrayPool<double>.Shared.Rent(1024);
    private int[]? codes;
    private LevelTable? levels;
    private int count;
    private bool hasValues;
    private readonly TextStore kept = new();
    private readonly List<int> keptRows = [];
    private TextStore? uncoded;

    public string Name => name;

    /// <summary>What the header calls it, where that is not its name because other columns are called so too.</summary>
    public string? Header => header == name || header.Length == 0 ? null : header;

    /// <summary>Whether the header has no name for it and no row a value.</summary>
    public bool IsEmpty => header.Length == 0 && !hasValues;

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
            hasValues = true;
            if (
                NumberText.TryParse(text, out double value, out DecimalMarkSeen mark, out bool isShortest)
                && Accepts(mark)
            )
            {
                numbers[count] = value;
                if (!isShortest)
                {
                    kept.Add(text);
                    keptRows.Add(count);
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
        codes[count++] = missing.Contains(text) ? Missing : CodeOf(text);
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
            if (next < kept.Count && keptRows[next] == row)
            {
                codes[row] = CodeOf(kept[next++]);
            }
            else if (double.IsNaN(numbers[row]))
            {
                codes[row] = Missing;
            }
            else
            {
                Utf8Formatter.TryFormat(numbers[row], shortest, out int written);
                codes[row] = CodeOf(shortest[..written]);
            }
        }
        ArrayPool<double>.Shared.Return(numbers);
        numbers = null;
        kept.Clear();
        keptRows.Clear();
    }

    /// <summary>The finished column; the builder is spent.</summary>
    public Column Build()
    {
        kept.Clear();
        keptRows.Clear();
        if (numbers is not null)
        {
            double[] values = numbers.AsSpan(0, count).ToArray();
            ArrayPool<double>.Shared.Return(numbers);
            numbers = null;
            return new NumericColumn(name, values) { Header = Header };
        }
        for (int row = 0; row < count; row++)
        {
            codes![row] = codes[row] <= Uncoded ? levels!.CodeOf(uncoded![Uncoded - codes[row]]) : codes[row];
        }
        uncoded?.Clear();
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
        return Factor.OfCheckedParts(name, result, names, Header);
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

    private int CodeOf(ReadOnlySpan<byte> text)
    {
        if (uncoded is not null)
        {
            uncoded.Add(text);
            return Uncoded - (uncoded.Count - 1);
        }
        int code = levels!.CodeOf(text);
        if (levels.Count > CodedAtLeast && levels.Count > count / 2)
        {
            uncoded = new TextStore();
        }
        return code;
    }

    private static T[] Grow<T>(T[] full, int count)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(full.Length * 2);
        full.AsSpan(0, count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(full);
        return larger;
    }
}
