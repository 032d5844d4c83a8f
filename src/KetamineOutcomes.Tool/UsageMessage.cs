using System.CommandLine;
using System.CommandLine.Parsing;

namespace KetamineOutcomes.Tool;

/// <summary>What is wrong with the arguments, in one message, with a guess at what was meant.</summary>
internal static class UsageMessage
{
    public static string Of(ParseResult parsed, string tool)
    {
        Command command = parsed.CommandResult.Command;
        string help = command is RootCommand ? $"{tool} --help" : $"{tool} {command.Name} --help";
        string[] unknown = parsed
            .UnmatchedTokens.Where(token => token.StartsWith('-'))
            .Concat(Strays(parsed))
            .ToArray();
        IEnumerable<string> messages;
        if (command is RootCommand && parsed.UnmatchedTokens is [string verb, ..])
        {
            string kind = verb.StartsWith('-') ? "option" : "verb";
            messages = [$"There is no {kind} '{verb}'.{Guess(verb, command.Subcommands.Select(c => c.Name))}"];
        }
        else if (command is RootCommand)
        {
            messages = [$"Say what to do: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."];
        }
        else if (unknown.Length > 0)
        {
            string[] known = command.Options.Select(option => option.Name).ToArray();
            messages = unknown.Select(option =>
                $"There is no option '{option}' of '{command.Name}'.{Guess(option, known)}"
            );
        }
        else
        {
            messages = parsed.Errors.Select(error => error.Message);
        }
        return $"{string.Join(' ', messages.Distinct(StringComparer.Ordinal))} See '{help}'.";
    }

    /// <summary>Options that no verb knows and that the parser therefore took for the file.</summary>
    public static IEnumerable<string> Strays(ParseResult parsed) =>
        parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? []
            : parsed
                .CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Select(token => token.Value)
                .Where(token => token.Length > 1 && token.StartsWith('-'));

    private static string Guess(string typed, IEnumerable<string> known)
    {
        string? nearest = known
            .Select(word => (word, distance: Distance(typed, word)))
            .Where(pair => pair.distance <= Math.Max(2, typed.Length / 3))
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.word)
            .FirstOrDefault();
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }

    /// <summary>Levenshtein's distance: insertions, deletions and replacements from one word to the other.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.Length];
    }
}
