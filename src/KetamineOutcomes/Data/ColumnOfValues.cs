using System.Globalization;

namespace KetamineOutcomes.Data;

/// <summary>A column over values of a program: arrays, objects' properties, a database's fields.</summary>
internal static class ColumnOfValues
{
    private const string Advice = "a column holds numbers, texts, truth values or dates";

    /// <summary>The column; numbers and dates are numeric, texts and truth values categorical.</summary>
    /// <exception cref="ArgumentException">The values are of several kinds, or of one that has no column.</exception>
    public static Column From(string name, Array values)
    {
        if (values is double[] numbers)
        {
            return new NumericColumn(name, numbers);
        }
        object?[] boxed = values as object?[] ?? values.Cast<object?>().ToArray();
        Type? kind = boxed.FirstOrDefault(value => value is not null)?.GetType();
        return kind is null ? new NumericColumn(name, Filled(boxed.Length))
            : IsText(kind) ? Factor.FromTexts(name, Array.ConvertAll(boxed, value => TextOf(name, kind, value)))
            : new NumericColumn(
                name,
                Array.ConvertAll(boxed, value => NumberOf(name, value)),
                kind == typeof(DateOnly) || kind == typeof(DateTime) || kind == typeof(DateTimeOffset)
            );
    }

    private static bool IsText(Type kind) =>
        kind == typeof(string) || kind == typeof(bool) || kind == typeof(char) || kind == typeof(Guid) || kind.IsEnum;

    private static string? TextOf(string name, Type kind, object? value)
    {
        if (value is not null && value.GetType() != kind)
        {
            throw new ArgumentException($"Column '{name}' mixes kinds of values; {Advice}.");
        }
        string? text = value is bool flag ? (flag ? "true" : "false") : value?.ToString()?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static double NumberOf(string name, object? value) =>
        value switch
        {
            null => double.NaN,
            double number => number,
            float number => number,
            decimal number => (double)number,
            byte or sbyte or short or ushort or int or uint or long or ulong => Convert.ToDouble(
                value,
                CultureInfo.InvariantCulture
            ),
            DateOnly date => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber,
            DateTime time => (time - DateTime.UnixEpoch).TotalDays,
            DateTimeOffset time => (time.UtcDateTime - DateTime.UnixEpoch).TotalDays,
            _ => throw new ArgumentException(
                $"Column '{name}' holds {value.GetType().Name} among numbers or alone; {Advice}."
            ),
        };

    private static double[] Filled(int length)
    {
        double[] missing = new double[length];
        Array.Fill(missing, double.NaN);
        return missing;
    }
}
