using System.Runtime.InteropServices;
using System.Text;

namespace KetamineOutcomes.Tool;

/// <summary>Where a run of the tool reads and writes; tests give their own.</summary>
internal sealed record ToolConsole
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static PosixSignalRegistration? interrupt;

    /// <summary>Standard input.</summary>
    public required Func<Stream> Input { get; init; }

    /// <summary>Standard output, as bytes.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error: messages and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether standard output is a terminal: tables may have colour and lines.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal: long work shows its progress.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The process's own streams; Ctrl-C cancels, a second one ends the process at once.</summary>
    public static ToolConsole OfProcess()
    {
        var cancellation = new CancellationTokenSource();
        // Lighter than Console.CancelKeyPress, which sets up the terminal; the process keeps it to its end.
        interrupt = PosixSignalRegistration.Create(
            PosixSignal.SIGINT,
            signal =>
            {
                signal.Cancel = !cancellation.IsCancellationRequested;
                cancellation.Cancel();
                _ = Task.Delay(Patience).ContinueWith(_ => End(), TaskScheduler.Default);
            }
        );
        return new ToolConsole
        {
            Input = Console.OpenStandardInput,
            Output = Console.OpenStandardOutput(),
            Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true },
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Cancellation = cancellation.Token,
        };
    }

    /// <summary>Ends the process when work does not look at its cancellation: a read that waits for input.</summary>
    private static void End()
    {
        Console.Error.WriteLine("Cancelled.");
        Environment.Exit(ExitCode.Cancelled);
    }

    /// <summary>Writes text to standard output in UTF-8.</summary>
    public void Write(string text) => Output.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes to standard output what is first written in full elsewhere: a failure half-way leaves nothing there.</summary>
    /// <param name="write">Writes it.</param>
    public void WriteWhole(Action<Stream> write)
    {
        using var whole = new MemoryStream();
        write(whole);
        Output.Write(whole.GetBuffer().AsSpan(0, (int)whole.Length));
    }

    /// <summary>Whether a failure to write means that the reader of a pipe has gone (EPIPE, ERROR_NO_DATA, ERROR_BROKEN_PIPE).</summary>
    public static bool IsClosedPipe(IOException failure) => (failure.HResult & 0xFFFF) is 32 or 232 or 109;

    /// <summary>A percentage on standard error while work goes on; nothing unless that is a terminal.</summary>
    public IProgress<double>? Progress(string what) => ErrorIsTerminal ? new TerminalProgress(Error, what) : null;
}
