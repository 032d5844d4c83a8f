using KetamineOutcomes.Analysis.Descriptions;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Statistics.Estimates;
using KetamineOutcomes.Statistics.Numerics;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Subgroups;

/// <summary>Loops an effect over arms, routes and subgroups of an analysis that was run.</summary>
internal sealed class SubgroupAnalysis
{
    private static readonly string[] Known = ["age", "sex", "site", "failed_trials", "stratum", "psychotherapy"];
    private static readonly string[] Categories = ["site", "stratum", "psychotherapy"];

    private readonly Trial trial;
    private readonly Factor groups;
    private readonly int reference;
    private readonly double[] outcome;
    private readonly int[] subject;
    private readonly SubgroupEffect effect;

    private SubgroupAnalysis(
        Trial trial,
        Dataset data,
        string groupColumn,
        string outcome,
        string? reference,
        SubgroupEffect effect
    )
    {
        this.trial = trial;
        this.effect = effect;
        groups = ((Factor)data[groupColumn]).WithoutUnusedLevels();
        this.reference = reference is null ? 0 : groups.Levels.ToList().IndexOf(reference);
        this.outcome = ((NumericColumn)data[outcome]).Values.ToArray();
        subject = ((Factor)data.Columns[0]).Codes.ToArray();
    }

    /// <summary>The forest of an analysis; <c>null</c> when it has none: another type, people as their own controls, no
    /// reference, or nobody to compare.</summary>
    /// <param name="run">The run.</param>
    /// <param name="analysis">The analysis.</param>
    public static SubgroupForest? Of(TrialRun run, AnalysisResult analysis)
    {
        double level = analysis.Planned.Level ?? run.Plan.Level;
        (SubgroupEffect Effect, string Outcome, string Scale)? found = analysis.Planned switch
        {
            RateAnalysis rate => (SubgroupEffect.RiskDifference(level), rate.Type, rate.Scale),
            ChangeAnalysis { Method: ChangeMethod.Effect } change => (
                SubgroupEffect.MeanDifference(level),
                "change",
                change.Scale
            ),
            _ => null,
        };
        if (found is not { } what || analysis.Data.RowCount == 0 || AnalysisUnits.Of(run.Trial).IsCrossover)
        {
            return null;
        }
        var loop = new SubgroupAnalysis(
            run.Trial,
            analysis.Data,
            analysis.By,
            what.Outcome,
            analysis.Reference,
            what.Effect
        );
        if (loop.reference < 0 || loop.groups.Levels.Count < 2)
        {
            return null;
        }
        bool isRate = analysis.Planned is RateAnalysis;
        bool scaleRises = run.Trial.Scales.Find(what.Scale)?.Direction == Trials.Scales.ScaleDirection.HigherIsBetter;
        return new SubgroupForest
        {
            Id = analysis.Id,
            Title = $"{analysis.Title}: {what.Effect.Measure} by subgroup",
            Measure = what.Effect.Measure,
            Reference = loop.groups.Levels[loop.reference],
            Level = level,
            HigherIsBetter = isRate || scaleRises,
            Sections = [.. loop.Sections(what.Scale)],
        };
    }

    private IEnumerable<SubgroupSection> Sections(string scale)
    {
        yield return new SubgroupSection("", [Row("All", row => groups.Codes[row] != reference, _ => true)], null);
        if (groups.Levels.Count > 2)
        {
            yield return AgainstReference(groups.Name, groups);
        }
        Factor? routes = Grouping.Of(trial, AnalysisUnits.OfSubjects(trial), Grouping.Route);
        // Where each arm has a route of its own, the block of routes would repeat the arms'.
        if (
            routes is { Levels.Count: >= 2 }
            && groups.Name != Grouping.Route
            && Spread(routes) is var spread
            && !Coincide(groups, spread)
        )
        {
            yield return AgainstReference(Grouping.Route, spread);
        }
        foreach (string name in Known.Where(name => name != groups.Name))
        {
            bool isCategory = Categories.Contains(name, StringComparer.Ordinal);
            if (trial.Subjects.Data.Find(name) is { } column && SubgroupSplit.Of(name, column, isCategory) is { } split)
            {
                yield return Within(name, Spread(split));
            }
        }
        if (SubgroupSplit.Of("baseline", Baseline(scale), isCategory: false) is { } severity)
        {
            yield return Within($"{scale} at baseline", Spread(severity));
        }
    }

    // Whether two factors divide the rows in the same way.
    private static bool Coincide(Factor first, Factor second)
    {
        var pairs = new HashSet<(int, int)>();
        for (int row = 0; row < first.Length; row++)
        {
            if (first.Codes[row] >= 0 && second.Codes[row] >= 0)
            {
                pairs.Add((first.Codes[row], second.Codes[row]));
            }
        }
        return pairs.DistinctBy(pair => pair.Item1).Count() == pairs.Count
            && pairs.DistinctBy(pair => pair.Item2).Count() == pairs.Count;
    }

    // Each level of arms or routes against everybody in the reference group.
    private SubgroupSection AgainstReference(string name, Factor levels)
    {
        var rows = new List<SubgroupRow>();
        for (int level = 0; level < levels.Levels.Count; level++)
        {
            int code = level;
            SubgroupRow row = Row(
                levels.Levels[level],
                r => levels.Codes[r] == code && groups.Codes[r] != reference,
                _ => true
            );
            if (row.N > 0)
            {
                rows.Add(row);
            }
        }
        return new SubgroupSection(ColumnWords.Of(name), rows, null);
    }

    // Everybody else against the reference, among the people of each level.
    private SubgroupSection Within(string name, Factor levels)
    {
        SubgroupRow[] rows =
        [
            .. levels.Levels.Select(
                (label, code) => Row(label, r => groups.Codes[r] != reference, r => levels.Codes[r] == code)
            ),
        ];
        return new SubgroupSection(ColumnWords.Of(name), rows, Interaction(rows));
    }

    private SubgroupRow Row(string label, Func<int, bool> isGroup, Func<int, bool> isInside)
    {
        var group = new List<double>();
        var control = new List<double>();
        for (int row = 0; row < outcome.Length; row++)
        {
            if (isInside(row))
            {
                if (groups.Codes[row] == reference)
                {
                    control.Add(outcome[row]);
                }
                else if (isGroup(row))
                {
                    group.Add(outcome[row]);
                }
            }
        }
        double[] first = [.. group];
        double[] second = [.. control];
        Estimate estimate =
            first.Length == 0 || second.Length == 0
                ? Estimate.NotEstimable("nobody on one side of the comparison")
                : effect.Of(first, second);
        return new SubgroupRow(
            label,
            first.Length,
            second.Length,
            effect.Summary(first),
            effect.Summary(second),
            estimate
        );
    }

    /// <summary>Cochran's Q: Σ w (effect − pooled)², w = 1/SE², chi-square on levels − 1.</summary>
    private static TestResult Interaction(IReadOnlyList<SubgroupRow> rows)
    {
        const string Name = "Cochran's Q";
        if (rows.Any(row => row.Effect.Value is null || row.Effect.StandardError is null or 0))
        {
            return TestResult.NotDefined(Name, "an effect has no standard error");
        }
        double sumWeights = 0;
        double sum = 0;
        foreach (SubgroupRow row in rows)
        {
            double weight = 1 / (row.Effect.StandardError!.Value * row.Effect.StandardError.Value);
            sumWeights += weight;
            sum += weight * row.Effect.Value!.Value;
        }
        double pooled = sum / sumWeights;
        double q = 0;
        foreach (SubgroupRow row in rows)
        {
            double deviation = (row.Effect.Value!.Value - pooled) / row.Effect.StandardError!.Value;
            q += deviation * deviation;
        }
        int df = rows.Count - 1;
        return new TestResult(Name, q, df, ChiSquared.UpperTail(q, df));
    }

    private NumericColumn Baseline(string scale)
    {
        AnalysisUnits units = AnalysisUnits.Of(trial);
        ScoreSeries series = ScoreSeries.Of(trial, units, scale);
        return new NumericColumn("baseline", BaselineScores.Of(trial, units, series, BaselineRule.Last));
    }

    // From one value a participant to one a row of the analysis.
    private Factor Spread(Factor ofSubjects)
    {
        int[] codes = new int[subject.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = ofSubjects.Codes[subject[row]];
        }
        return new Factor(ofSubjects.Name, codes, ofSubjects.Levels);
    }
}
