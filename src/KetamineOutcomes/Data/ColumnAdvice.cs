namespace KetamineOutcomes.Data;

/// <summary>The columns of a file in a message: their names, unless the first line may be no header. A file without one, or
/// with one that lost its line, has a participant there, whom no message may show.</summary>
/// <param name="Text">What to do.</param>
/// <param name="Withheld">The names where they are not told, for those who ask to see values; else <c>null</c>.</param>
internal sealed record ColumnAdvice(string Text, string? Withheld = null)
{
    /// <summary>Levels of a column that a name is held against: data look like data soon.</summary>
    private const int Levels = 1000;

    /// <summary>The names there are, with the nearest one first; or that the first line looks like data.</summary>
    /// <remarks>A name looks like data when it is a number, a date or a time, or when its own column holds it as a value, or a value
    /// written alike (letters where it has letters, digits where it has digits: <c>P07</c> over <c>P08</c>). Without rows
    /// there is nothing to hold the names against, and they are not listed either.</remarks>
    /// <param name="wanted">The name that was looked for.</param>
    /// <param name="data">The file.</param>
    public static ColumnAdvice For(string wanted, Dataset data)
    {
        string[] named = data.ColumnNames.Where(name => name.Length > 0).ToArray();
        string all = string.Join(", ", named);
        if (named.Length == 1)
        {
            return new("The first line has a single name: check that it is the header, and the delimiter.", all);
        }
        int numbers = named.Count(IsNumber);
        if (numbers > 0)
        {
            string are = numbers == 1 ? "is a number" : "are numbers";
            return new(
                Invariant($"Of {named.Length} names in the first line {numbers} {are}, as if it were data: ")
                    + "write a header above it.",
                all
            );
        }
        if (data.RowCount == 0)
        {
            return new(
                Invariant(
                    $"The file has {named.Length} names in its first line and no rows: check that it is the header."
                ),
                all
            );
        }
        int values = data.Columns.Count(LooksLikeItsValues);
        return values > 0
            ? new(
                Invariant($"Of {named.Length} names in the first line {values} {(values == 1 ? "looks" : "look")} ")
                    + "like the values below, as if it were data: check that it is the header.",
                all
            )
            : new($"{NearestWord.Question(wanted, named)}Columns are: {all}.");
    }

    /// <summary>A number, a date or a time, leading zeros and the place that repeated names are told apart by (<c>0#5</c>) too.</summary>
    private static bool IsNumber(string name) =>
        name.Any(char.IsAsciiDigit) && Plain(name).AsSpan().IndexOfAnyExcept("0123456789.,-+/:eE") < 0;

    private static bool LooksLikeItsValues(Column column)
    {
        if (column is not Factor factor || column.Name.Length == 0)
        {
            return false;
        }
        string name = Plain(column.Name);
        bool hasDigit = name.Any(char.IsAsciiDigit);
        return factor
            .Levels.Take(Levels)
            .Any(level => level == name || (hasDigit && level.Length == name.Length && IsWrittenAlike(level, name)));
    }

    private static bool IsWrittenAlike(string left, string right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            bool same =
                char.IsAsciiDigit(left[i]) ? char.IsAsciiDigit(right[i])
                : char.IsLetter(left[i]) ? char.IsLetter(right[i])
                : left[i] == right[i];
            if (!same)
            {
                return false;
            }
        }
        return true;
    }

    private static string Plain(string name) => name.LastIndexOf('#') is int mark and > 0 ? name[..mark] : name;
}
