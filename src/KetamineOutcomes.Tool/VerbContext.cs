using System.CommandLine;

namespace KetamineOutcomes.Tool;

/// <summary>What a verb is run with.</summary>
internal sealed class VerbContext(ParseResult parsed, ToolConsole console)
{
    /// <summary>Where to read and write.</summary>
    public ToolConsole Console => console;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Cancellation => console.Cancellation;

    /// <summary>An option's text, or <c>null</c> when it is not given.</summary>
    public string? this[Option<string> option] => NotEmpty(option, parsed.GetValue(option));

    /// <summary>The texts of an option that may be given several times; none when it is not given.</summary>
    public IReadOnlyList<string> this[Option<string[]> option] => parsed.GetValue(option) ?? [];

    /// <summary>Whether a switch is given.</summary>
    public bool this[Option<bool> option] => parsed.GetValue(option);

    /// <summary>An argument's text.</summary>
    /// <exception cref="UsageException">It is empty.</exception>
    public string this[Argument<string> argument] =>
        parsed.GetRequiredValue(argument) is { Length: > 0 } text
            ? text
            : throw new UsageException($"{argument.Name} is empty; name a file or folder.");

    /// <summary>The text of an option that the parser requires.</summary>
    public string Required(Option<string> option) => NotEmpty(option, parsed.GetRequiredValue(option))!;

    /// <summary>An option's number, or the default.</summary>
    /// <exception cref="UsageException">The text is not a number.</exception>
    public double Number(Option<string> option, double otherwise) => this.NumberOrNull(option) ?? otherwise;

    /// <summary>An option's number, or <c>null</c> when it is not given.</summary>
    /// <exception cref="UsageException">The text is not a number.</exception>
    public double? NumberOrNull(Option<string> option) =>
        this[option] is { } text ? ArgumentText.Number(option.Name, text) : null;

    /// <summary>An option's whole number, or the default.</summary>
    /// <exception cref="UsageException">The text is not a whole number.</exception>
    public int Whole(Option<string> option, int otherwise) =>
        this[option] is { } text ? ArgumentText.Whole(option.Name, text) : otherwise;

    /// <summary>An option's numbers, joined by commas; none when it is not given.</summary>
    /// <exception cref="UsageException">A part is not a number.</exception>
    public IReadOnlyList<double> Numbers(Option<string> option) =>
        this[option] is { } text
            ? text.Split(',').Select(part => ArgumentText.Number(option.Name, part)).ToArray()
            : [];

    /// <summary>The choice an option makes among words, or the first when it is not given.</summary>
    /// <exception cref="UsageException">The word is not among them.</exception>
    public T Choice<T>(Option<string> option, params ReadOnlySpan<(string Word, T Value)> words) =>
        this[option] is { } text ? ArgumentText.Choice(option.Name, text, words) : words[0].Value;

    /// <summary>An empty value is most often a variable of a script that was not set.</summary>
    private static string? NotEmpty(Option<string> option, string? text) =>
        text is null or { Length: > 0 }
            ? text
            : throw new UsageException(
                $"{option.Name} is empty; write {option.Name} {option.HelpName}, or leave it out."
            );
}
