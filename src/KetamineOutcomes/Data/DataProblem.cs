namespace KetamineOutcomes.Data;

/// <summary>How grave a problem is: an error stops the analysis, a warning does not.</summary>
public enum ProblemSeverity
{
    /// <summary>The data are unusable as they stand.</summary>
    Error,

    /// <summary>Implausible or incomplete, and worth a look; the analysis goes on.</summary>
    Warning,
}

/// <summary>One problem in the input: what is wrong, where, and what to do.</summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="Rule">The rule's name in kebab-case (<c>missing-column</c>), stable across versions.</param>
/// <param name="Message">What is wrong. Never holds a participant's value; that goes into <see cref="Value"/>.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record DataProblem(ProblemSeverity Severity, string Rule, string Message, string Advice)
{
    /// <summary>File, relative to the trial folder or as the user typed it; <c>null</c> when none is concerned.</summary>
    public string? File { get; init; }

    /// <summary>Line in the file, the header being line 1; <c>null</c> when none is concerned.</summary>
    public int? Line { get; init; }

    /// <summary>Column name; <c>null</c> when none is concerned.</summary>
    public string? Column { get; init; }

    /// <summary>The offending value; shown only when the user asks (<c>--show-values</c>).</summary>
    public string? Value { get; init; }

    /// <summary>An error.</summary>
    /// <param name="rule">The rule's name.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="advice">What to do.</param>
    /// <returns>The problem.</returns>
    public static DataProblem Error(string rule, string message, string advice) =>
        new(ProblemSeverity.Error, rule, message, advice);

    /// <summary>A warning.</summary>
    /// <param name="rule">The rule's name.</param>
    /// <param name="message">What is odd.</param>
    /// <param name="advice">What to do.</param>
    /// <returns>The problem.</returns>
    public static DataProblem Warning(string rule, string message, string advice) =>
        new(ProblemSeverity.Warning, rule, message, advice);

    /// <summary>One line for people: file, line, column, message, advice; the value only when asked for.</summary>
    /// <param name="showValues">Whether to show the offending value.</param>
    /// <returns>The line.</returns>
    public string ToText(bool showValues = false)
    {
        string place = string.Join(
            ", ",
            new[]
            {
                File,
                Line is { } line ? Invariant($"line {line}") : null,
                Column is null ? null : $"column '{Column}'",
            }.Where(part => part is not null)
        );
        string value = showValues && Value is not null ? $" Found '{Value}'." : "";
        return $"{(place.Length > 0 ? place + ": " : "")}{Message}{value} {Advice}".TrimEnd();
    }
}
