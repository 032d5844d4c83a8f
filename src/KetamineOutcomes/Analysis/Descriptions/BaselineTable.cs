using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.EffectSizes;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Descriptions;

/// <summary>Builds Table 1 from the columns of subjects.csv and the baselines of the scales that the plan uses.</summary>
internal sealed class BaselineTable
{
    private const int MostLevels = 12;
    private static readonly string[] First = ["age", "sex"];
    private static readonly string[] NeverShown =
    [
        "subject_id",
        "arm",
        "first_dose_date",
        // What was given and how it ended are no characteristics at baseline.
        "route",
        "dose",
        "dose_unit",
        "end_day",
        "end_reason",
    ];
    private static readonly string[] AlwaysCategories = ["site", "stratum", "psychotherapy"];

    private readonly Trial trial;
    private readonly Factor arms;
    private readonly int groups;

    private BaselineTable(Trial trial)
    {
        this.trial = trial;
        arms = trial.Subjects.Arm;
        groups = arms.Levels.Count + 1;
    }

    /// <summary>Table 1 of a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="scales">Scales whose baselines are shown.</param>
    public static BaselineCharacteristics Of(Trial trial, IEnumerable<string> scales)
    {
        var table = new BaselineTable(trial);
        return new BaselineCharacteristics
        {
            Groups = Arms(trial),
            Variables =
            [
                .. table.Columns().Select(table.Describe).OfType<BaselineVariable>(),
                .. scales.Select(scale => table.Number($"{scale} at baseline", table.Baseline(scale))),
            ],
        };
    }

    /// <summary>The arms with their participants, then all.</summary>
    /// <param name="trial">The trial.</param>
    public static IReadOnlyList<GroupCount> Arms(Trial trial)
    {
        int[] counts = new int[trial.Subjects.Arm.Levels.Count];
        foreach (int code in trial.Subjects.Arm.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }
        return
        [
            .. trial.Subjects.Arm.Levels.Select((level, i) => new GroupCount(level, counts[i])),
            new GroupCount("All", counts.Sum()),
        ];
    }

    private IEnumerable<Column> Columns()
    {
        IReadOnlyList<Column> all = trial.Subjects.Data.Columns;
        IEnumerable<Column> first = First.Select(trial.Subjects.Data.Find).OfType<Column>();
        return first
            .Concat(all)
            .Distinct()
            .Where(column =>
                !NeverShown.Contains(column.Name, StringComparer.OrdinalIgnoreCase)
                && column.Name != trial.Description.BaselineColumn
                && column is not NumericColumn { IsDate: true }
            );
    }

    private BaselineVariable? Describe(Column column)
    {
        string name = ColumnWords.Of(column.Name);
        if (column is NumericColumn numbers && !IsCategory(numbers))
        {
            return Number(name, numbers.Values.ToArray());
        }
        Factor factor = (column as Factor ?? ((NumericColumn)column).AsFactor()).WithoutUnusedLevels();
        // A column of many words is a name or a remark, no characteristic.
        return factor.Levels.Count is 0 or > MostLevels ? null : Categories(name, factor);
    }

    private static bool IsCategory(NumericColumn column)
    {
        double[] values = [.. column.Values.ToArray().Where(v => !double.IsNaN(v)).Distinct().Take(3)];
        return values.Length <= 2 || AlwaysCategories.Contains(column.Name, StringComparer.OrdinalIgnoreCase);
    }

    private BaselineNumber Number(string name, double[] values)
    {
        var present = new List<double>[groups];
        int[] missing = new int[groups];
        for (int g = 0; g < groups; g++)
        {
            present[g] = [];
        }
        for (int subject = 0; subject < values.Length; subject++)
        {
            foreach (int group in GroupsOf(subject))
            {
                if (double.IsNaN(values[subject]))
                {
                    missing[group]++;
                }
                else
                {
                    present[group].Add(values[subject]);
                }
            }
        }
        return new BaselineNumber
        {
            Name = name,
            Missing = missing,
            Groups =
            [
                .. present.Select(
                    (sample, g) =>
                        GroupSummary.Of(
                            g < arms.Levels.Count ? arms.Levels[g] : "All",
                            SortedSample.Own([.. sample], null),
                            QuartileRule.Interpolated,
                            0.95
                        )
                ),
            ],
        };
    }

    private BaselineCategories Categories(string name, Factor factor)
    {
        int[,] counts = new int[factor.Levels.Count, groups];
        int[] missing = new int[groups];
        int[] present = new int[groups];
        for (int subject = 0; subject < factor.Length; subject++)
        {
            foreach (int group in GroupsOf(subject))
            {
                if (factor.Codes[subject] < 0)
                {
                    missing[group]++;
                }
                else
                {
                    present[group]++;
                    counts[factor.Codes[subject], group]++;
                }
            }
        }
        return new BaselineCategories
        {
            Name = name,
            Missing = missing,
            Levels =
            [
                .. factor.Levels.Select(
                    (level, l) =>
                        new BaselineLevel(
                            level,
                            [.. present.Select((_, g) => counts[l, g])],
                            [.. present.Select((n, g) => n > 0 ? (double?)counts[l, g] / n : null)]
                        )
                ),
            ],
        };
    }

    // Everybody is in an arm and in "All"; someone without an arm is in neither.
    private ReadOnlySpan<int> GroupsOf(int subject) =>
        arms.Codes[subject] < 0 ? [] : new[] { arms.Codes[subject], groups - 1 };

    // In a crossover the baseline is the first period's.
    private double[] Baseline(string scale)
    {
        AnalysisUnits units = AnalysisUnits.Of(trial);
        double[] ofUnits = BaselineScores.Of(trial, units, ScoreSeries.Of(trial, units, scale), BaselineRule.Last);
        double[] ofSubjects = new double[trial.Subjects.Count];
        Array.Fill(ofSubjects, double.NaN);
        for (int unit = units.Count - 1; unit >= 0; unit--)
        {
            if (!double.IsNaN(ofUnits[unit]))
            {
                ofSubjects[units.Subject[unit]] = ofUnits[unit];
            }
        }
        return ofSubjects;
    }
}
