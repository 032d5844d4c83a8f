namespace KetamineOutcomes.Data;

/// <summary>The columns of a file in a message: their names, unless the first line is no header. A file without one has a
/// participant there, whom no message may show.</summary>
internal static class ColumnAdvice
{
    /// <summary>The names there are, with the nearest one first; or that the first line looks like data.</summary>
    /// <param name="wanted">The name that was looked for.</param>
    /// <param name="names">The names there are.</param>
    public static string For(string wanted, IEnumerable<string> names)
    {
        string[] named = names.Where(name => name.Length > 0).ToArray();
        int numbers = named.Count(IsNumber);
        if (named.Length == 1)
        {
            return "The first line has a single name: check that it is the header, and the delimiter.";
        }
        return numbers > 0
            ? Invariant(
                $"Of {named.Length} names in the first line {numbers} {(numbers == 1 ? "is a number" : "are numbers")}"
            ) + ", as if it were data: write a header above it."
            : $"{NearestWord.Question(wanted, named)}Columns are: {string.Join(", ", named)}.";
    }

    /// <summary>A number, a date or a time, leading zeros and the place that repeated names are told apart by (<c>0#5</c>) too.</summary>
    private static bool IsNumber(string name) =>
        name.Any(char.IsAsciiDigit)
        && name.AsSpan(0, name.LastIndexOf('#') is int mark and > 0 ? mark : name.Length)
            .IndexOfAnyExcept("0123456789.,-+/:eE") < 0;
}
