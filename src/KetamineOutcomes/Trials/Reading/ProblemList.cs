using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Gathers the problems of a folder. Of one rule in one file it keeps the first <see cref="Most"/> and counts the
/// rest, so that a broken file of millions of rows costs no more memory than it must.</summary>
internal sealed class ProblemList
{
    /// <summary>Problems of one rule and file that are kept one by one.</summary>
    public const int Most = 10_000;

    private readonly List<DataProblem> problems = [];
    private readonly Dictionary<string, RuleCount> counts = new(StringComparer.Ordinal);

    private RuleCount? last;

    /// <summary>Whether there is an error among them.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether a file has a problem of a rule.</summary>
    public bool Has(TrialRule rule, string file) => counts.ContainsKey(Key(rule, file));

    /// <summary>Adds problems found elsewhere.</summary>
    public void AddRange(IEnumerable<DataProblem> found)
    {
        foreach (DataProblem problem in found)
        {
            problems.Add(problem);
            HasErrors |= problem.Severity == ProblemSeverity.Error;
        }
    }

    /// <summary>Adds a problem of a file.</summary>
    public void Add(
        TrialRule rule,
        string? file,
        int? line,
        string? column,
        string message,
        string advice,
        string? value = null
    )
    {
        HasErrors |= rule.Severity == ProblemSeverity.Error;
        if (Count(rule, file))
        {
            problems.Add(
                new DataProblem(rule.Severity, rule.Name, message, advice)
                {
                    File = file,
                    Line = line,
                    Column = column,
                    Value = value,
                }
            );
        }
    }

    /// <summary>Adds a problem of a row; the offending value is taken from the row's column.</summary>
    public void Add(TrialRule rule, SourceTable table, int row, string? column, string message, string advice)
    {
        HasErrors |= rule.Severity == ProblemSeverity.Error;
        if (Count(rule, table.FileOf(row)))
        {
            string? value = column is null ? null : table.Find(column)?.TextAt(row);
            problems.Add(
                new DataProblem(rule.Severity, rule.Name, message, advice)
                {
                    File = table.FileOf(row),
                    Line = table.Data.LineOf(row),
                    Column = column is null ? null : table.FileColumn(column, row),
                    Value = value,
                }
            );
        }
    }

    /// <summary>Adds a problem at the first row of each level that is wrong, with the number of rows.</summary>
    public void AddLevels(
        TrialRule rule,
        SourceTable table,
        string column,
        Factor factor,
        Func<int, bool> isWrong,
        Func<int, string> message,
        Func<int, string> advice
    )
    {
        var wrong = new bool[factor.Levels.Count];
        bool isAny = false;
        for (int level = 0; level < wrong.Length; level++)
        {
            wrong[level] = isWrong(level);
            isAny |= wrong[level];
        }
        if (!isAny)
        {
            return;
        }
        var first = new int[wrong.Length];
        var count = new int[wrong.Length];
        int[] codes = factor.Array;
        for (int row = codes.Length - 1; row >= 0; row--)
        {
            if (codes[row] >= 0)
            {
                first[codes[row]] = row;
                count[codes[row]]++;
            }
        }
        for (int level = 0; level < wrong.Length; level++)
        {
            if (wrong[level] && count[level] > 0)
            {
                string more = count[level] > 1 ? Invariant($" So in {count[level]} rows.") : "";
                Add(rule, table, first[level], column, message(level) + more, advice(level));
            }
        }
    }

    /// <summary>The problems in order of file and line, without the silenced warnings.</summary>
    /// <param name="files">The files in order.</param>
    /// <param name="silenced">Rules of warnings that are not wanted.</param>
    /// <returns>The problems.</returns>
    public IReadOnlyList<DataProblem> InOrder(IReadOnlyList<string> files, IReadOnlySet<string> silenced)
    {
        if (problems.Count == 0)
        {
            return [];
        }
        List<string> order = ["", .. files];
        IEnumerable<DataProblem> more = counts.Values.Where(count => count.Rows > Most).Select(Rest);
        return problems
            .Concat(more)
            .Where(p => p.Severity == ProblemSeverity.Error || !silenced.Contains(p.Rule))
            .OrderBy(p => order.IndexOf(p.File ?? "") is int place && place >= 0 ? place : order.Count)
            .ThenBy(p => p.Line ?? int.MaxValue)
            .ToArray();
    }

    /// <summary>How many problems there are of each rule in each file, those that were not kept too; errors first, then as they were
    /// found.</summary>
    /// <param name="silenced">Rules of warnings that are not wanted.</param>
    public IReadOnlyList<ProblemCount> Counts(IReadOnlySet<string> silenced) =>
        problems
            .Where(p => !counts.ContainsKey(Key(p.Rule, p.File)))
            .GroupBy(p => (p.Rule, p.Severity, p.File))
            .Select(group => new ProblemCount(group.Key.Rule, group.Key.Severity, group.Key.File, group.Count()))
            .Concat(counts.Values.Select(c => new ProblemCount(c.Rule.Name, c.Rule.Severity, c.File, c.Rows)))
            .Where(count => count.Severity == ProblemSeverity.Error || !silenced.Contains(count.Rule))
            .OrderBy(count => count.Severity)
            .ToArray();

    private static DataProblem Rest(RuleCount count) =>
        new(
            count.Rule.Severity,
            count.Rule.Name,
            Invariant($"There are {count.Rows - Most} more problems of the rule {count.Rule.Name} in this file."),
            "Mend the ones listed and read the folder again."
        )
        {
            File = count.File,
        };

    private static string Key(TrialRule rule, string? file) => Key(rule.Name, file);

    private static string Key(string rule, string? file) => $"{rule}|{file}";

    /// <summary>Counts a problem; whether it is to be kept.</summary>
    private bool Count(TrialRule rule, string? file)
    {
        if (last is null || last.Rule != rule || last.File != file)
        {
            string key = Key(rule, file);
            if (!counts.TryGetValue(key, out last))
            {
                counts[key] = last = new RuleCount(rule, file);
            }
        }
        last.Rows++;
        return last.Rows <= Most;
    }

    private sealed class RuleCount(TrialRule rule, string? file)
    {
        public TrialRule Rule => rule;

        public string? File => file;

        public int Rows { get; set; }
    }
}
