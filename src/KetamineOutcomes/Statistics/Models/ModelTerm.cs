using System.Globalization;

namespace KetamineOutcomes.Statistics.Models;

/// <summary>A term of a model in words: a column, an interaction of columns, a restricted cubic spline of a number.</summary>
/// <param name="Columns">The column, or those that interact.</param>
/// <param name="Knots">Number of knots of a spline, 3 to 7; <c>null</c> when the term is none.</param>
public sealed record ModelTerm(IReadOnlyList<string> Columns, int? Knots = null)
{
    /// <summary>A column as it is: a number, or the levels of a factor against its reference.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The term.</returns>
    public static ModelTerm Main(string column) => new([column]);

    /// <summary>Products of the columns' design columns. The columns' own terms are not added.</summary>
    /// <param name="columns">Two columns or more.</param>
    /// <returns>The term.</returns>
    public static ModelTerm Interaction(params IReadOnlyList<string> columns) => new(columns);

    /// <summary>A cubic spline that is linear beyond its outer knots (Stone and Koo 1985; Durrleman and Simon 1989,
    /// doi:10.1002/sim.4780080504), with Harrell's knots and scale (R's <c>rms::rcs</c>).</summary>
    /// <param name="column">A column of numbers.</param>
    /// <param name="knots">Number of knots, 3 to 7.</param>
    /// <returns>The term.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 3 knots, or more than 7.</exception>
    public static ModelTerm Spline(string column, int knots) =>
        knots is >= 3 and <= 7
            ? new([column], knots)
            : throw new ArgumentOutOfRangeException(nameof(knots), "A restricted cubic spline has 3 to 7 knots.");

    /// <summary>Reads <c>age</c>, <c>arm:sex</c>, <c>arm*sex</c> (both and their interaction) or <c>rcs(age,4)</c>.</summary>
    /// <param name="text">The term as typed.</param>
    /// <returns>The terms it stands for.</returns>
    /// <exception cref="FormatException">A spline without a number of knots from 3 to 7, or an interaction of one column.</exception>
    public static IReadOnlyList<ModelTerm> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        if (trimmed.StartsWith("rcs(", StringComparison.Ordinal) && trimmed.EndsWith(')'))
        {
            string inside = trimmed[4..^1];
            int comma = inside.LastIndexOf(',');
            bool isNumber = int.TryParse(
                comma < 0 ? "4" : inside[(comma + 1)..],
                NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out int knots
            );
            return isNumber && knots is >= 3 and <= 7
                ? [Spline((comma < 0 ? inside : inside[..comma]).Trim(), knots)]
                : throw new FormatException($"'{trimmed}' needs a number of knots from 3 to 7, as in rcs(age,4).");
        }
        foreach (char sign in ":*")
        {
            string[] parts = trimmed.Split(sign, StringSplitOptions.TrimEntries);
            if (parts.Length < 2)
            {
                continue;
            }
            if (parts.Contains("") || parts.Distinct(StringComparer.Ordinal).Count() < parts.Length)
            {
                throw new FormatException($"'{trimmed}' is no interaction; write arm:sex.");
            }
            return sign == ':' ? [Interaction(parts)] : [.. parts.Select(Main), Interaction(parts)];
        }
        return [Main(trimmed)];
    }

    /// <summary>The term as typed.</summary>
    /// <returns><c>age</c>, <c>arm:sex</c>, <c>rcs(age,4)</c>.</returns>
    public override string ToString() =>
        Knots is { } knots ? Invariant($"rcs({Columns[0]},{knots})") : string.Join(':', Columns);
}
