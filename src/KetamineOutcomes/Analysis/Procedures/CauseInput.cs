using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Procedures;

/// <summary>A column of how each row ended: one value is censored, every other value a cause of its own.</summary>
internal sealed class CauseInput : RowInput
{
    private readonly string cause;
    private readonly string? censored;
    private readonly bool mustOccur;
    private bool[] isCensored = [];
    private bool[] isCause = [];

    internal CauseInput(Column column, string cause, string? censored, bool mustOccur)
        : base(column)
    {
        this.cause = cause;
        this.censored = censored;
        this.mustOccur = mustOccur;
    }

    /// <summary>0 for censored, k for the k-th of <see cref="Causes"/>, one a row used.</summary>
    public int[] Events { get; private set; } = [];

    /// <summary>The causes' names in the order of levels; the one asked for is there even without a row.</summary>
    public IReadOnlyList<string> Causes { get; private set; } = [];

    /// <summary>The name of the cause asked for, as the column writes it.</summary>
    public string Cause { get; private set; } = "";

    internal override void Check(RowChecks checks)
    {
        isCensored = new bool[Column.Length];
        isCause = new bool[Column.Length];
        if (ValueMatch.Mark(Column, cause, isCause) == 0 && mustOccur)
        {
            Missing(checks, cause, "Check its spelling; --cause is one of the values that end a row's time.");
        }
        if (censored is not null && ValueMatch.Mark(Column, censored, isCensored) == 0 && mustOccur)
        {
            Missing(checks, censored, "Check its spelling; leave --censored out when nobody is censored.");
        }
        if (isCause.Zip(isCensored).Any(row => row.First && row.Second))
        {
            checks.Report(
                Column,
                "bad-option",
                "The cause is the value that means censored.",
                "Give --cause another value than --censored."
            );
        }
    }

    internal override void Take(int[]? rows)
    {
        Cause = LevelOf(isCause);
        Factor factor = !mustOccur && TakeColumn(rows) is Factor planned ? planned : AsFactor(TakeColumn(rows));
        var counts = new bool[factor.Levels.Count];
        ReadOnlySpan<int> codes = factor.Codes;
        for (int i = 0; i < codes.Length; i++)
        {
            counts[codes[i]] |= !isCensored[rows is null ? i : rows[i]];
        }
        // Causes of a plan are listed without an event too.
        var names = factor
            .Levels.Where((level, i) => counts[i] || level == Cause || !mustOccur && level != censored)
            .ToList();
        if (!names.Contains(Cause, StringComparer.Ordinal))
        {
            names.Add(Cause);
        }
        int[] outcome = factor.Levels.Select(level => names.IndexOf(level) + 1).ToArray();
        Events = new int[codes.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            Events[i] = isCensored[rows is null ? i : rows[i]] ? 0 : outcome[codes[i]];
        }
        Causes = names;
    }

    private string LevelOf(bool[] marked)
    {
        int row = Array.IndexOf(marked, true);
        return row < 0 ? cause : AsFactor(Column.Take([row])).Levels[0];
    }

    private static Factor AsFactor(Column column) =>
        column is Factor text ? text.WithoutUnusedLevels() : ((NumericColumn)column).AsFactor();

    private void Missing(RowChecks checks, string value, string advice) =>
        checks.Report(Column, "missing-value", $"The value '{value}' does not occur.", advice);
}
