using System.Collections.Concurrent;
using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>What the analyses of a run share: the trial, its units, and scores that were collected once.</summary>
internal sealed class RunContext
{
    private readonly ConcurrentDictionary<string, ScoreSeries> series = new(StringComparer.Ordinal);

    public RunContext(Trial trial, AnalysisPlan plan)
    {
        Trial = trial;
        Plan = plan;
        Units = AnalysisUnits.Of(trial);
        People = AnalysisUnits.OfSubjects(trial);
    }

    /// <summary>The trial.</summary>
    public Trial Trial { get; }

    /// <summary>The plan.</summary>
    public AnalysisPlan Plan { get; }

    /// <summary>Participants, or in a crossover participants in a period: what scores belong to.</summary>
    public AnalysisUnits Units { get; }

    /// <summary>Participants: what tables that know nothing of periods belong to.</summary>
    public AnalysisUnits People { get; }

    /// <summary>The scores of a scale.</summary>
    /// <param name="scale">Its canonical name.</param>
    public ScoreSeries Series(string scale) => series.GetOrAdd(scale, name => ScoreSeries.Of(Trial, Units, name));

    /// <summary>The baselines of a scale.</summary>
    /// <param name="scale">Its canonical name.</param>
    /// <param name="rule">Which of several scores before the dose.</param>
    public double[] Baseline(string scale, BaselineRule rule = BaselineRule.Last) =>
        BaselineScores.Of(Trial, Units, Series(scale), rule);

    /// <summary>Whether a higher score is better.</summary>
    /// <param name="scale">Its canonical name.</param>
    public bool HigherIsBetter(string scale) => Trial.Scales.Find(scale)?.Direction == ScaleDirection.HigherIsBetter;

    /// <summary>What response is.</summary>
    /// <param name="scale">The scale's name.</param>
    /// <param name="reduction">Smallest relative reduction.</param>
    public ResponseCriterion Response(string scale, double reduction) => new(reduction, HigherIsBetter(scale));

    /// <summary>What remission is.</summary>
    /// <param name="scale">The scale's name.</param>
    /// <param name="cutoff">The cut-off, or <c>null</c> for the scale's.</param>
    public RemissionCriterion Remission(string scale, double? cutoff) =>
        new(CutoffOf(scale, cutoff), HigherIsBetter(scale));

    /// <summary>The cut-off of remission that holds.</summary>
    /// <param name="scale">The scale's name.</param>
    /// <param name="cutoff">The plan's, or <c>null</c> for the scale's.</param>
    public double CutoffOf(string scale, double? cutoff) =>
        cutoff
        ?? Trial.Scales.Find(scale)?.RemissionCutoff
        ?? throw new InvalidOperationException($"'{scale}' has no cut-off; the plan's check lets none through.");

    /// <summary>Everybody in the population who has a group; the others are left out with the reason.</summary>
    /// <param name="analysis">The analysis, with the plan's settings filled in.</param>
    /// <param name="units">Its units.</param>
    /// <param name="groups">The group of every unit.</param>
    public Enrolment Enrol(PlannedAnalysis analysis, AnalysisUnits units, out Factor groups)
    {
        var who = new Enrolment(units.Count);
        foreach (SubjectFilter filter in analysis.Population ?? [])
        {
            filter.Apply(Trial.Subjects, units, who);
        }
        string by = analysis.By ?? Plan.By;
        bool isBySessions = RelapseStarts.AreGroups(analysis, by);
        groups = isBySessions
            ? RelapseStarts.Groups(analysis, this)
            : Grouping.Of(Trial, units, by) ?? throw new InvalidOperationException($"Nothing is called '{by}'.");
        for (int unit = 0; unit < units.Count; unit++)
        {
            // Without a start there are no sessions before it, and the endpoint says why there is no start.
            if (groups.Codes[unit] < 0 && !isBySessions)
            {
                who.LeaveOut(unit, $"no {by}");
            }
        }
        return who;
    }

    /// <summary>Leaves out units whose participant has no value in a column that the analysis needs.</summary>
    /// <param name="columns">Columns of subjects.csv.</param>
    /// <param name="units">The units.</param>
    /// <param name="who">Who is in.</param>
    public void NeedColumns(IEnumerable<string> columns, AnalysisUnits units, Enrolment who)
    {
        foreach (string name in columns)
        {
            Column column = Trial.Subjects.Data[name];
            for (int unit = 0; unit < units.Count; unit++)
            {
                if (column.IsMissing(units.Subject[unit]))
                {
                    who.LeaveOut(unit, $"no value in '{name}'");
                }
            }
        }
    }
}
