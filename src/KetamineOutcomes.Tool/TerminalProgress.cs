namespace KetamineOutcomes.Tool;

/// <summary>One line on the terminal, rewritten as work goes on and wiped at its end.</summary>
internal sealed class TerminalProgress(TextWriter error, string what) : IProgress<double>
{
    private readonly Lock gate = new();
    private int shown = -1;

    public void Report(double value)
    {
        int percent = (int)(100 * Math.Clamp(value, 0, 1));
        lock (gate)
        {
            if (percent == shown)
            {
                return;
            }
            shown = percent;
            error.Write(percent < 100 ? Invariant($"\r{what} {percent}%") : "\r\u001b[K");
        }
    }
}
