namespace KetamineOutcomes.Data;

/// <summary>Compares texts with the numbers in them as numbers: Week 2 before Week 10, Day -1 before Day 0.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return string.CompareOrdinal(x, y);
        }
        int i = 0;
        int j = 0;
        while (i < x.Length && j < y.Length)
        {
            if (StartsNumber(x, i) && StartsNumber(y, j))
            {
                int order = ReadNumber(x, ref i).CompareTo(ReadNumber(y, ref j));
                if (order != 0)
                {
                    return order;
                }
            }
            else if (x[i] != y[j])
            {
                return x[i].CompareTo(y[j]);
            }
            else
            {
                i++;
                j++;
            }
        }
        int byRest = (x.Length - i).CompareTo(y.Length - j);
        return byRest != 0 ? byRest : string.CompareOrdinal(x, y);
    }

    // A hyphen is a minus only where no letter or digit stands before it: "Day -7", not "V-7" or "1-2".
    private static bool StartsNumber(string text, int at) =>
        char.IsAsciiDigit(text[at])
        || text[at] == '-'
            && at + 1 < text.Length
            && char.IsAsciiDigit(text[at + 1])
            && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));

    private static double ReadNumber(string text, ref int at)
    {
        bool negative = text[at] == '-';
        at += negative ? 1 : 0;
        double value = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            value = value * 10 + (text[at++] - '0');
        }
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            for (double unit = 0.1; at < text.Length && char.IsAsciiDigit(text[at]); unit /= 10)
            {
                value += (text[at++] - '0') * unit;
            }
        }
        return negative ? -value : value;
    }
}
