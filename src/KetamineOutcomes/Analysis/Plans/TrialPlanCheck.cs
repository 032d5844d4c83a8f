using KetamineOutcomes.Analysis.Runs;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;
using KetamineOutcomes.Trials.Scales;

namespace KetamineOutcomes.Analysis.Plans;

/// <summary>What a plan asks of a trial: tables, scales, columns, groups and values that have to be there.</summary>
internal sealed class TrialPlanCheck
{
    private readonly AnalysisPlan plan;
    private readonly Trial trial;
    private readonly PlanFault fault;
    private readonly AnalysisUnits units;
    private readonly AnalysisUnits people;

    public TrialPlanCheck(AnalysisPlan plan, Trial trial, PlanFault fault)
    {
        (this.plan, this.trial, this.fault) = (plan, trial, fault);
        units = AnalysisUnits.Of(trial);
        people = units.IsCrossover ? AnalysisUnits.OfSubjects(trial) : units;
    }

    public void Run()
    {
        Filters(-1, plan.Population);
        var planGroups = new HashSet<AnalysisUnits>();
        for (int i = 0; i < plan.Analyses.Count; i++)
        {
            PlannedAnalysis analysis = plan.Analyses[i];
            Filters(i, analysis.Population ?? []);
            Scale(i, analysis);
            Tables(i, analysis);
            Columns(i, analysis);
            Design(i, analysis);
            if (RelapseStarts.AreGroups(analysis, analysis.By ?? plan.By))
            {
                continue;
            }
            bool isOwn = analysis.By is not null || analysis.Reference is not null;
            AnalysisUnits of = IsScored(analysis) ? units : people;
            if (isOwn || planGroups.Add(of))
            {
                Groups(isOwn ? i : -1, analysis.By ?? plan.By, analysis.ReferenceIn(plan), of);
            }
        }
    }

    /// <summary>Whether an analysis reads assessments, and so has one row a period in a crossover.</summary>
    /// <param name="analysis">The analysis.</param>
    public static bool IsScored(PlannedAnalysis analysis) => analysis.ScaleName is not null;

    private void Groups(int at, string by, string? reference, AnalysisUnits of)
    {
        if (Grouping.Of(trial, of, by) is not { } groups)
        {
            string[] known = [.. KnownGroups()];
            fault(
                at,
                "by",
                by == Grouping.Treatment ? "no-treatment" : "missing-column",
                by == Grouping.Treatment ? "The trial has no treatment column in assessments.csv: it is no crossover."
                    : by == Grouping.Route ? "Nobody in subjects.csv has a route."
                    : $"There is nothing called '{by}' to group by.",
                $"{NearestWord.Question(by, known)}Group by one of: {string.Join(", ", known)}."
            );
        }
        else if (
            reference is not null
            && !groups.Levels.Any(level => level == reference || ArmLabels.Of(trial, by, level) == reference)
        )
        {
            fault(
                at,
                "reference",
                "missing-level",
                $"'{reference}' is no {by} of this trial.",
                $"{NearestWord.Question(reference, groups.Levels)}There are: {string.Join(", ", groups.Levels)}."
            );
        }
    }

    private IEnumerable<string> KnownGroups()
    {
        IEnumerable<string> words = trial.Assessments.Treatment is null
            ? [Grouping.Arm, Grouping.Route]
            : [Grouping.Arm, Grouping.Route, Grouping.Treatment];
        return words.Concat(trial.Subjects.Data.Columns.Select(c => c.Name)).Distinct(StringComparer.Ordinal);
    }

    private void Filters(int at, IReadOnlyList<SubjectFilter> filters)
    {
        foreach (SubjectFilter filter in filters)
        {
            if (trial.Subjects.Data.Find(filter.Column) is null)
            {
                Missing(at, "population", filter.Column);
            }
            else if (!filter.Occurs(trial.Subjects))
            {
                fault(
                    at,
                    "population",
                    "missing-value",
                    $"No participant has the value of the condition '{filter.Text}'.",
                    $"Look at the column '{filter.Column}' of subjects.csv."
                );
            }
        }
    }

    private void Columns(int at, PlannedAnalysis analysis)
    {
        foreach ((string key, string column) in analysis.SubjectColumns)
        {
            if (trial.Subjects.Data.Find(column) is null)
            {
                Missing(at, key, column);
            }
        }
    }

    private void Missing(int at, string key, string column)
    {
        fault(
            at,
            key,
            "missing-column",
            $"subjects.csv has no column '{column}'.",
            ColumnAdvice.For(column, trial.Subjects.Data).Text
        );
    }

    private void Scale(int at, PlannedAnalysis analysis)
    {
        if (analysis.ScaleName is not { Length: > 0 } name)
        {
            return;
        }
        IReadOnlyList<string> known = trial.Assessments.Scale.Levels;
        RatingScale? scale = trial.Scales.Find(name);
        if (!known.Contains(scale?.Name ?? name, StringComparer.Ordinal))
        {
            string advice =
                scale is null && !known.Contains(name, StringComparer.Ordinal) ? trial.Scales.Advise(name) : "";
            fault(
                at,
                "scale",
                "unknown-scale",
                scale is null ? $"There is no scale '{name}'." : $"Nobody was assessed with {scale.Name}.",
                $"{advice} Scales in assessments.csv are: {string.Join(", ", known)}.".TrimStart()
            );
            return;
        }
        if (scale?.HasBaseline == false)
        {
            fault(
                at,
                "scale",
                "scale-without-baseline",
                $"{scale.Name} is itself a change, so it has no baseline to compare with.",
                "Choose a scale that measures a state."
            );
        }
        (string key, double? cutoff)? remission = analysis switch
        {
            RemissionAnalysis a => ("cutoff", a.Cutoff),
            TimeToRemissionAnalysis a => ("cutoff", a.Cutoff),
            RelapseAnalysis { Scores.From: RelapseStart.Remission } => ("from", null),
            _ => null,
        };
        if (remission is { cutoff: null } needed && scale?.RemissionCutoff is null)
        {
            fault(
                at,
                needed.key,
                "no-cutoff",
                scale?.WhyNoCutoff() ?? $"'{name}' has no default remission cutoff.",
                needed.key == "cutoff"
                    ? "Give \"cutoff\" here, or \"remission\" under \"scales\" in trial.json."
                    : "Give \"remission\" under \"scales\" in trial.json."
            );
        }
    }

    private void Tables(int at, PlannedAnalysis analysis)
    {
        (string key, string table)? missing = analysis switch
        {
            RelapseAnalysis { Scores: null } when trial.FollowUp is null => ("source", "follow_up.csv"),
            RelapseAnalysis { Scores.Events.Count: > 0 } when trial.AdverseEvents is null => (
                "events",
                "adverse_events.csv"
            ),
            TimeOnTreatmentAnalysis when trial.Sessions is null => ("type", "sessions.csv"),
            _ when trial.Sessions is null && RelapseStarts.AreGroups(analysis, analysis.By ?? plan.By) => (
                "by",
                "sessions.csv"
            ),
            TimeToResponseAnalysis { Clock: OutcomeClock.Sessions } when trial.Sessions is null => (
                "type",
                "sessions.csv"
            ),
            TimeToRemissionAnalysis { Clock: OutcomeClock.Sessions } when trial.Sessions is null => (
                "type",
                "sessions.csv"
            ),
            AdverseEventsAnalysis when trial.AdverseEvents is null => ("type", "adverse_events.csv"),
            VitalSignsAnalysis when trial.VitalSigns is null => ("type", "vitals.csv"),
            _ => null,
        };
        if (missing is { } found)
        {
            fault(
                at,
                found.key,
                "missing-table",
                $"The trial has no {found.table}, which an analysis of type '{analysis.Type}' needs.",
                "Add the table to the trial, or take the analysis out of the plan."
            );
        }
        if (analysis is RelapseAnalysis { Competing: { Count: > 0 } competing } && trial.FollowUp is { } followUp)
        {
            foreach (string status in competing.Except(followUp.StatusWords, StringComparer.Ordinal))
            {
                fault(
                    at,
                    "competing",
                    "missing-level",
                    $"follow_up.csv knows no status '{status}'.",
                    $"{NearestWord.Question(status, followUp.StatusWords)}Statuses are: {string.Join(", ", followUp.StatusWords)}."
                );
            }
        }
        if (analysis is RelapseAnalysis { Scores.Events.Count: > 0 } && trial.AdverseEvents is { StartDay: null })
        {
            fault(
                at,
                "events",
                "missing-column",
                "adverse_events.csv has no column 'start_day', so that its events have no date.",
                "Add the column, or leave 'events' out."
            );
        }
        if (analysis is VitalSignsAnalysis vitals && trial.VitalSigns is { } table)
        {
            foreach (string parameter in vitals.Parameters.Except(table.Parameter.Levels, StringComparer.Ordinal))
            {
                fault(
                    at,
                    "parameter",
                    "missing-level",
                    $"vitals.csv has no parameter '{parameter}'.",
                    $"Parameters are: {string.Join(", ", table.Parameter.Levels)}."
                );
            }
        }
    }

    // Within people only rates and plain means are compared; everything else would treat one person as two.
    private void Design(int at, PlannedAnalysis analysis)
    {
        if (!units.IsCrossover || !IsScored(analysis))
        {
            return;
        }
        string by = analysis.By ?? plan.By;
        string key = analysis.By is null ? "type" : "by";
        if (by != Grouping.Treatment || units.Treatment is null)
        {
            fault(
                at,
                key,
                "crossover-groups",
                $"In a crossover people are their own controls; scores by '{by}' would count each person once a period.",
                "Write \"by\": \"treatment\"."
            );
        }
        else if (analysis is not (RateAnalysis or ChangeAnalysis { Method: ChangeMethod.Effect }))
        {
            fault(
                at,
                key,
                "crossover-type",
                $"Type '{analysis.Type}' has no comparison within people.",
                "In a crossover use response, remission, or change with method effect."
            );
        }
        else if (analysis.SubjectColumns.Any())
        {
            fault(
                at,
                "strata",
                "crossover-strata",
                "A comparison within people has no strata: each person is one.",
                "Leave the strata out."
            );
        }
    }
}
