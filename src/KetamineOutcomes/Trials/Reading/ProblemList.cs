using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>Gathers the problems of a folder. Of one rule in one file it keeps the first <see cref="Most"/> and counts the
/// rest, so that a broken file of millions of rows costs no more memory than it must.</summary>
internal sealed class ProblemList
{
    /// <summary>Problems of one rule and file that are kept one by one.</summary>
    public const int Most = 10_000;

    private readonly List<DataProblem> problems = [];
    private readonly Dictionary<(string Rule, string? File), int> counts = [];

    /// <summary>Whether there is an error among them.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether a file has a problem of a rule.</summary>
    public bool Has(TrialRule rule, string file) => counts.ContainsKey((rule.Name, file));

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
        if (Count(rule, table.File))
        {
            string? value = column is null ? null : table.Find(column)?.TextAt(row);
            problems.Add(
                new DataProblem(rule.Severity, rule.Name, message, advice)
                {
                    File = table.File,
                    Line = table.Data.LineOf(row),
                    Column = column is null ? null : table.FileColumn(column),
                    Value = value,
                }
            );
        }
    }

    /// <summary>The problems in order of file and line, without the silenced warnings.</summary>
    /// <param name="files">The files in order.</param>
    /// <param name="silenced">Rules of warnings that are not wanted.</param>
    /// <returns>The problems.</returns>
    public IReadOnlyList<DataProblem> InOrder(IReadOnlyList<string> files, IReadOnlySet<string> silenced)
    {
        var order = files.Select((file, place) => (file, place)).ToDictionary(f => f.file, f => f.place + 1);
        IEnumerable<DataProblem> more = counts
            .Where(count => count.Value > Most)
            .Select(count => Rest(count.Key.Rule, count.Key.File, count.Value - Most));
        return problems
            .Concat(more)
            .Where(p => p.Severity == ProblemSeverity.Error || !silenced.Contains(p.Rule))
            .OrderBy(p => p.File is null ? 0 : order.GetValueOrDefault(p.File, int.MaxValue))
            .ThenBy(p => p.Line ?? int.MaxValue)
            .ToArray();
    }

    private static DataProblem Rest(string rule, string? file, int count) =>
        new(
            TrialRules.All.First(r => r.Name == rule).Severity,
            rule,
            Invariant($"There are {count} more problems of the rule {rule} in this file."),
            "Mend the ones listed and read the folder again."
        )
        {
            File = file,
        };

    private bool Count(TrialRule rule, string? file)
    {
        (string, string?) key = (rule.Name, file);
        int count = counts.GetValueOrDefault(key) + 1;
        counts[key] = count;
        return count <= Most;
    }
}
