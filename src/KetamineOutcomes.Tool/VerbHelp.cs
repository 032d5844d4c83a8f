using System.CommandLine;
using System.Text;

namespace KetamineOutcomes.Tool;

/// <summary>A verb's help: what it does, how it is called, its options in groups, an example that runs.</summary>
internal static class VerbHelp
{
    private const int Width = 100;

    // What is in none of these is the verb's own.
    private static readonly (string Title, string[] Names)[] Groups =
    [
        ("Rows and columns", ["--where", "--frequency", "--categorical", "--reference", "--missing"]),
        ("Statistics", ["--level", "--conventions", "--seed"]),
        ("How the file is read", ["--delimiter", "--encoding", "--decimal", "--skip"]),
        (
            "Output",
            [
                "-o",
                "--json",
                "--output",
                "--table",
                "--table-format",
                "--figure",
                "--figure-format",
                "--width",
                "--dpi",
                "--black-and-white",
                "--threads",
                "--show-values",
                "--help",
            ]
        ),
    ];

    /// <summary>The help as text.</summary>
    public static string Of(Verb verb, string tool)
    {
        var text = new StringBuilder();
        Wrap(text, verb.Description ?? "", 0);
        text.Append("\nUsage:\n");
        IEnumerable<string> words =
        [
            $"  {tool} {verb.Name}",
            .. verb.Arguments.Select(argument => argument.Name),
            .. verb.Options.Where(option => option.Required).Select(Name),
            "[options]",
        ];
        text.AppendJoin(' ', words).Append('\n');
        foreach (Argument argument in verb.Arguments)
        {
            Row(text.Append('\n'), argument.Name, argument.Description ?? "");
        }
        string[] known = [.. Groups.SelectMany(group => group.Names)];
        Group(text, "Options", verb.Options.Where(option => !known.Contains(option.Name)));
        foreach ((string title, string[] names) in Groups)
        {
            Group(text, title, names.SelectMany(name => verb.Options.Where(option => option.Name == name)));
        }
        return text.Append($"\nExample:\n  {tool} {verb.Example}\n").ToString();
    }

    private static void Group(StringBuilder text, string title, IEnumerable<Option> options)
    {
        Option[] own = [.. options];
        if (own.Length == 0)
        {
            return;
        }
        text.Append('\n').Append(title).Append(":\n");
        foreach (Option option in own)
        {
            Row(text, Name(option), option.Name == "--help" ? "This help" : Description(option));
        }
    }

    private static string Description(Option option) =>
        option.Required ? $"{option.Description} (required)" : option.Description ?? "";

    private static string Name(Option option)
    {
        string[] names = [option.Name, .. option.Aliases.Where(alias => alias is "-o" or "-h")];
        return string.Join(", ", names) + (option.HelpName is { } value ? " " + value : "");
    }

    // The name in a column of its own; a longer one has a line of its own.
    private static void Row(StringBuilder text, string name, string description)
    {
        const int Column = 30;
        text.Append("  ").Append(name);
        int at = 2 + name.Length;
        if (at >= Column)
        {
            text.Append('\n');
            at = 0;
        }
        text.Append(' ', Column - at);
        Wrap(text, description, Column);
    }

    // From the column on, further lines under it.
    private static void Wrap(StringBuilder text, string words, int column)
    {
        int at = column;
        foreach (string word in words.Split(' '))
        {
            if (at > column && at + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', column);
                at = column;
            }
            if (at > column)
            {
                text.Append(' ');
                at++;
            }
            text.Append(word);
            at += word.Length;
        }
        text.Append('\n');
    }
}
