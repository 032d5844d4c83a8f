using System.Text;
using KetamineOutcomes.Tool;

namespace KetamineOutcomes.Tests.Tool;

/// <summary>A run of the tool inside the test's process.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tool with these arguments; <paramref name="input"/> is its standard input.</summary>
    public static ToolRun Of(IEnumerable<string> args, Stream? input = null, CancellationToken? cancellation = null)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        int code = ToolCommand.Run(
            args.ToArray(),
            new ToolConsole
            {
                Input = () => input ?? Stream.Null,
                Output = output,
                Error = error,
                Cancellation = cancellation ?? TestContext.Current.CancellationToken,
            }
        );
        return new ToolRun(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Runs the tool with arguments as one would type them (no quoting).</summary>
    public static ToolRun Of(string args, Stream? input = null) =>
        Of(args.Split(' ', StringSplitOptions.RemoveEmptyEntries), input);
}
