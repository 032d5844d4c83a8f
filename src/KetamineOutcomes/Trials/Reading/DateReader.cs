using System.Globalization;
using System.Text.RegularExpressions;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Reads dates: ISO 8601 (<c>2025-04-03</c>, with a time of day after <c>T</c> or a blank if wanted), and the
/// formats that trial.json names. An ambiguous date (03/04/2025) is refused, never guessed.</summary>
internal sealed partial class DateReader(IReadOnlyList<string> formats)
{
    private static readonly string[] Iso =
    [
        "yyyy-MM-dd",
        "yyyyMMdd",
        "yyyy-MM-ddTHH:mm",
        "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
    ];

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>A column of dates as days since 1970-01-01, with the time of day as a fraction; NaN where missing or
    /// refused (recorded); null when the column is not there.</summary>
    public double[]? Read(TableReader reader, ProblemList problems, string column)
    {
        if (reader.Table.Find(column) is NumericColumn { IsDate: true } dates)
        {
            return dates.Array;
        }
        if (reader.Category(column) is not { } words)
        {
            return null;
        }
        double[] days = words.Levels.Select(Parse).ToArray();
        int[] codes = words.Array;
        var values = new double[codes.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            values[row] = codes[row] < 0 ? double.NaN : days[codes[row]];
            if (codes[row] >= 0 && double.IsNaN(values[row]))
            {
                bool isAmbiguous = IsAmbiguous(words.Levels[codes[row]]);
                problems.Add(
                    isAmbiguous ? TrialRules.AmbiguousDate : TrialRules.BadDate,
                    reader.Table,
                    row,
                    column,
                    isAmbiguous
                        ? "The date is ambiguous: day and month could change places."
                        : "The date does not exist, or its form is not known.",
                    "Write yyyy-MM-dd, or name the form under \"dateFormats\" in trial.json, such as \"dd/MM/yyyy\"."
                );
            }
        }
        return values;
    }

    /// <summary>Whether a format names day, month and year, so that a date written with it is read again.</summary>
    public static bool IsFormat(string format)
    {
        var probe = new DateTime(2001, 11, 22, 0, 0, 0, DateTimeKind.Unspecified);
        try
        {
            string written = probe.ToString(format, CultureInfo.InvariantCulture);
            return format.Length > 1
                && DateTime.TryParseExact(
                    written,
                    format,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out DateTime read
                )
                && read.Date == probe;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private double Parse(string text) =>
        TryParse(text, formats.ToArray(), out DateTime date) || TryParse(text, Iso, out date)
            ? (date - Epoch).TotalDays
            : double.NaN;

    private static bool TryParse(string text, string[] known, out DateTime date)
    {
        date = default;
        return known.Length > 0
            && DateTime.TryParseExact(text, known, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    private static bool IsAmbiguous(string text) =>
        SlashedDate().Match(text) is { Success: true } match
        && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) <= 12
        && int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) <= 12;

    [GeneratedRegex(@"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ]\d{2,4}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SlashedDate();
}
