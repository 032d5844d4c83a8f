using System.CommandLine;
using System.CommandLine.Help;
using KetamineOutcomes.Analysis;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tool;

/// <summary>The command <c>ketamine-outcomes</c>: finds the verb, runs it, and turns every failure into one message and an
/// exit code.</summary>
internal static class ToolCommand
{
    private const string Name = "ketamine-outcomes";

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="console">Where it reads and writes.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, ToolConsole console)
    {
        try
        {
            if (args is ["--version"])
            {
                console.Write(LibraryVersion.Current + "\n");
                return ExitCode.Done;
            }
            ParseResult parsed = Root(args.Length > 0 ? args[0] : null)
                .Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
            if (parsed.Action is HelpAction)
            {
                console.Write(HelpText(parsed));
                return ExitCode.Done;
            }
            if (parsed.Errors.Count > 0 || UsageMessage.Strays(parsed).Any())
            {
                return Refuse(console, UsageMessage.Of(parsed, Name));
            }
            return parsed.CommandResult.Command is Verb verb
                ? verb.Run(new VerbContext(parsed, console))
                : Refuse(console, $"Say what to do. See '{Name} --help'.");
        }
        catch (Exception e) when (e is OperationCanceledException || console.Cancellation.IsCancellationRequested)
        {
            // Also what a run says of input that ended with Ctrl-C.
            console.Error.WriteLine("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (UsageException e)
        {
            return Refuse(console, e.Message);
        }
        catch (TrialDataException e)
        {
            return Refuse(console, ProblemList.ToText(e.Problems, args.Contains("--show-values")));
        }
        catch (ArgumentException e)
        {
            // The parameter's name means nothing to a user of the tool.
            string message = FirstLine(e.Message);
            int parameter = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
            return Refuse(console, parameter > 0 ? message[..parameter] : message);
        }
        catch (IOException e) when (ToolConsole.IsClosedPipe(e))
        {
            // Whoever read the output has seen enough of it.
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(console, $"Cannot read or write: {FirstLine(e.Message)}");
        }
#pragma warning disable CA1031 // a user never sees a stack trace
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Refuse(
                console,
                $"Unexpected failure ({e.GetType().Name}): {FirstLine(e.Message)} Please report it with the command you ran."
            );
        }
    }

    /// <summary>The command with its verbs: the one named, else all.</summary>
    /// <param name="name">A verb's name; <c>null</c> or no verb's name gives all.</param>
    internal static RootCommand Root(string? name = null)
    {
        var root = new RootCommand(
            "Outcomes of ketamine and esketamine trials: rates, curves, effect sizes, figures, a report."
        );
        foreach (Verb verb in VerbList.Create(name))
        {
            root.Add(verb);
        }
        return root;
    }

    private static string HelpText(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is Verb verb)
        {
            return VerbHelp.Of(verb, Name);
        }
        using var help = new StringWriter { NewLine = "\n" };
        parsed.Invoke(new InvocationConfiguration { Output = help, EnableDefaultExceptionHandler = false });
        string end = $"""
            Exit codes:
              0    done
              1    check found differences, or validate found errors
              2    unusable arguments or input
              130  cancelled

            '{Name} VERB --help' tells a verb's options and gives an example.

            """;
        return help.ToString().TrimEnd() + "\n\n" + end;
    }

    private static int Refuse(ToolConsole console, string message)
    {
        console.Error.WriteLine($"{Name}: {message}");
        return ExitCode.Unusable;
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r');
}
