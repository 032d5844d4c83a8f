using System.Globalization;

namespace KetamineOutcomes.Statistics.Estimates;

/// <summary>One setting that a result was computed with, defaults too.</summary>
/// <param name="Name">The option's name as the command line and the plan spell it, in camelCase.</param>
/// <param name="Value">Its value: a <see cref="string"/>, <see cref="double"/>, <see cref="int"/>, <see cref="long"/>,
/// <see cref="bool"/>, a list of <see cref="double"/> or <see cref="string"/>, or <c>null</c>.</param>
public sealed record Setting(string Name, object? Value)
{
    /// <summary>The value as text, invariant; lists joined by commas, <c>none</c> for null.</summary>
    public string Text =>
        Value switch
        {
            null => "none",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable<double> numbers => string.Join(
                ", ",
                numbers.Select(v => v.ToString(CultureInfo.InvariantCulture))
            ),
            IEnumerable<string> words => string.Join(", ", words),
            _ => Value.ToString() ?? "none",
        };
}
