using System.Text.RegularExpressions;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Trials.Reading;

/// <summary>The sequence of treatments of a crossover: columns of subjects.csv with the treatment of period 1, 2, …
/// (<c>infusion_1</c>, <c>infusion_2</c>). They tell the period of a treatment and the treatment of a period.</summary>
internal sealed partial class SequenceColumns
{
    private readonly SourceTable table;
    private readonly Factor[] periods;
    private readonly bool isDescribed;

    private SequenceColumns(SourceTable table, Factor[] periods, bool isDescribed)
    {
        this.table = table;
        this.periods = periods;
        this.isDescribed = isDescribed;
    }

    /// <summary>Which columns became what, in words.</summary>
    public string Reading =>
        $"{string.Join(", ", periods.Select(period => table.FileColumn(period.Name)))} → the treatments' order: period {string.Join(", ", Enumerable.Range(1, periods.Length).Select(p => Invariant($"{p}")))}";

    /// <summary>The file of the columns.</summary>
    public string File => table.File;

    /// <summary>The sequence columns: those that trial.json names, else columns such as <c>treatment_1</c>; null when there are
    /// none.</summary>
    public static SequenceColumns? Find(SourceTable subjects, TrialSettings settings, ProblemList problems)
    {
        bool isDescribed = settings.Sequence.Count > 0;
        string[] names = isDescribed
            ? [.. settings.Sequence]
            :
            [
                .. subjects
                    .Data.ColumnNames.Where(name => Numbered().IsMatch(name))
                    .Order(StringComparer.OrdinalIgnoreCase),
            ];
        var found = new List<Factor>();
        foreach (string name in names)
        {
            if (subjects.Find(name) is not { } column)
            {
                problems.Add(
                    TrialRules.MissingColumn,
                    subjects.File,
                    1,
                    name,
                    $"There is no column '{name}', which trial.json names under \"sequence\".",
                    $"{NearestWord.Question(name, subjects.Data.ColumnNames)}Columns are: {string.Join(", ", subjects.Data.ColumnNames)}."
                );
                return null;
            }
            Factor words = column as Factor ?? ((NumericColumn)column).AsFactor();
            IReadOnlyDictionary<string, string> codes = settings.CodesOf("treatment");
            string[] meant = words.Levels.Select(level => codes.GetValueOrDefault(level, level)).ToArray();
            string[] levels = meant.Distinct(StringComparer.Ordinal).ToArray();
            found.Add(words.Recode(column.Name, meant.Select(m => Array.IndexOf(levels, m)).ToArray(), levels));
        }
        return found.Count > 1 ? new SequenceColumns(subjects, [.. found], isDescribed) : null;
    }

    /// <summary>Fills in periods from treatments and treatments from periods; both given and at odds are recorded.</summary>
    /// <param name="assessments">The assessments, for messages.</param>
    /// <param name="problems">Where faults are recorded.</param>
    /// <param name="subjects">Each row's participant, or -1.</param>
    /// <param name="period">Periods, 0 for none; null without.</param>
    /// <param name="treatment">Treatments; null without.</param>
    /// <returns>Both, filled in; null where nothing is known of periods and treatments, or the words have nothing in common.</returns>
    public (int[] Period, Factor Treatment)? Fill(
        SourceTable assessments,
        ProblemList problems,
        int[] subjects,
        int[]? period,
        Factor? treatment
    )
    {
        if (period is null && treatment is null)
        {
            return null;
        }
        string[] words = periods
            .SelectMany(p => p.Levels)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (treatment is not null && treatment.Levels.Count > 0 && !treatment.Levels.Intersect(words).Any())
        {
            ReportWords(problems, words, treatment);
            return null;
        }
        string[] levels = words.Union(treatment?.Levels ?? []).Order(StringComparer.Ordinal).ToArray();
        int[] ownCode = (treatment?.Levels ?? []).Select(level => Array.IndexOf(levels, level)).ToArray();
        int[][] given = periods
            .Select(p => Array.ConvertAll(p.Array, code => code < 0 ? -1 : Array.IndexOf(levels, p.Levels[code])))
            .ToArray();
        var filled = new int[subjects.Length];
        var codes = new int[subjects.Length];
        for (int row = 0; row < subjects.Length; row++)
        {
            filled[row] = period?[row] ?? 0;
            codes[row] = treatment is null || treatment.Array[row] < 0 ? -1 : ownCode[treatment.Array[row]];
            int subject = subjects[row];
            if (subject < 0)
            {
                continue;
            }
            if (codes[row] < 0 && filled[row] >= 1 && filled[row] <= given.Length)
            {
                codes[row] = given[filled[row] - 1][subject];
            }
            else if (codes[row] >= 0 && filled[row] == 0)
            {
                filled[row] = PeriodOf(given, subject, codes[row]);
            }
            bool isKnown = codes[row] >= 0 && filled[row] >= 1 && filled[row] <= given.Length;
            bool isOdd = isKnown && given[filled[row] - 1][subject] is >= 0 and var told && told != codes[row];
            if (isOdd || (codes[row] >= 0 && filled[row] == 0))
            {
                problems.Add(
                    TrialRules.ConflictingValue,
                    assessments,
                    row,
                    assessments.Find("treatment") is null ? "visit" : "treatment",
                    "The treatment is not the one that the participant's sequence columns give.",
                    $"Correct the row, or the columns {string.Join(", ", periods.Select(p => p.Name))} of {table.File}."
                );
            }
        }
        return (filled, new Factor("treatment", codes, levels));
    }

    /// <summary>The period of a treatment; the first whose treatment is not known where none is; 0 where all are others.</summary>
    private static int PeriodOf(int[][] given, int subject, int treatment)
    {
        int unknown = 0;
        for (int place = given.Length - 1; place >= 0; place--)
        {
            if (given[place][subject] == treatment)
            {
                return place + 1;
            }
            unknown = given[place][subject] < 0 ? place + 1 : unknown;
        }
        return unknown;
    }

    private void ReportWords(ProblemList problems, string[] words, Factor treatment)
    {
        if (isDescribed && words.Length > 0)
        {
            problems.Add(
                TrialRules.UnknownWord,
                table.File,
                1,
                periods[0].Name,
                "The sequence columns and the treatments of assessments.csv have no word in common.",
                $"Say what the codes mean in trial.json: \"codes\": {{ \"treatment\": {{ \"{words[0]}\": \"{treatment.Levels[0]}\" }} }}."
            );
        }
    }

    [GeneratedRegex(
        "^(treatment|trt|infusion|period|drug|sequence)[-_ .]?[1-9]$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Numbered();
}
