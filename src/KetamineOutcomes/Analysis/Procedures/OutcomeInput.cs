using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>A yes-or-no column. Without a value it holds 1/0, true/false, yes/no or y/n in any case, and anything else is
/// refused; with one, that value is the event and every other present value is none.</summary>
internal sealed class OutcomeInput : RowInput
{
    private readonly string? value;
    private bool[] isEvent = [];

    internal OutcomeInput(Column column, string? value)
        : base(column) => this.value = value;

    /// <summary>One flag a row used: whether it is the event.</summary>
    public bool[] Values { get; private set; } = [];

    internal override void Check(RowChecks checks)
    {
        isEvent = new bool[Column.Length];
        if (value is not null)
        {
            if (ValueMatch.Mark(Column, value, isEvent) == 0)
            {
                checks.Report(
                    Column,
                    "missing-value",
                    $"The value '{value}' does not occur.",
                    "Check its spelling; text is compared with case, numbers as numbers."
                );
            }
        }
        else if (Column is Factor factor)
        {
            bool?[] flags = factor.Levels.Select(FlagOf).ToArray();
            ReadOnlySpan<int> codes = factor.Codes;
            for (int row = 0; row < isEvent.Length; row++)
            {
                isEvent[row] = codes[row] >= 0 && flags[codes[row]] == true;
            }
            Report(checks, row => factor.Codes[row] >= 0 && flags[factor.Codes[row]] is null);
        }
        else
        {
            double[] numbers = ((NumericColumn)Column).Array;
            bool allKnown = true;
            for (int row = 0; row < isEvent.Length; row++)
            {
                isEvent[row] = numbers[row] == 1;
                allKnown &= numbers[row] is 0 or 1 or double.NaN;
            }
            if (!allKnown)
            {
                Report(checks, row => numbers[row] is not (0 or 1 or double.NaN));
            }
        }
    }

    internal override void Take(int[]? rows)
    {
        if (rows is null)
        {
            Values = isEvent;
            return;
        }
        Values = new bool[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            Values[i] = isEvent[rows[i]];
        }
    }

    private void Report(RowChecks checks, Func<int, bool> isBad) =>
        checks.ReportRows(
            Column,
            isBad,
            "not-yes-or-no",
            "a value other than 1/0, true/false, yes/no or y/n",
            $"Say which value is the event: {Column.Name}=VALUE."
        );

    private static bool? FlagOf(string level) =>
        level.ToUpperInvariant() switch
        {
            "1" or "1.0" or "TRUE" or "YES" or "Y" => true,
            "0" or "0.0" or "FALSE" or "NO" or "N" => false,
            _ => null,
        };
}
