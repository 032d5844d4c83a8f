using System.Globalization;
using System.Text;

namespace KetamineOutcomes.Analysis.Simulation.Drawing;

/// <summary>Rows of a CSV file, cell by cell.</summary>
internal sealed class CsvRows
{
    private readonly StringBuilder text = new();
    private bool started;

    /// <summary>Rows ended so far.</summary>
    public int Count { get; private set; }

    public CsvRows Cell(string? value)
    {
        Separate();
        if (value is not null && value.AsSpan().IndexOfAny(",\"\r\n") >= 0)
        {
            text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(value);
        }
        return this;
    }

    /// <summary>A number in its shortest form; nothing for <c>null</c>.</summary>
    public CsvRows Cell(double? value)
    {
        Separate();
        // Adding 0 turns −0 into 0.
        text.Append(CultureInfo.InvariantCulture, $"{value + 0.0}");
        return this;
    }

    public void End()
    {
        text.Append('\n');
        started = false;
        Count++;
    }

    public void AppendTo(StringBuilder all) => all.Append(text);

    private void Separate()
    {
        if (started)
        {
            text.Append(',');
        }
        started = true;
    }
}
