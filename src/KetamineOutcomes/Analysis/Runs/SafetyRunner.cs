using KetamineOutcomes.Analysis.Plans;
using KetamineOutcomes.Analysis.Procedures;
using KetamineOutcomes.Data;
using KetamineOutcomes.Trials;
using KetamineOutcomes.Trials.Endpoints;

namespace KetamineOutcomes.Analysis.Runs;

/// <summary>Adverse events, "of everyone in the arm (a baseline is not needed)", and vital signs, of those with a reading.</summary>
internal static class SafetyRunner
{
    /// <summary>Works out who is in.</summary>
    /// <param name="analysis">The analysis, with the plan's settings filled in.</param>
    /// <param name="context">The run.</param>
    public static PreparedAnalysis Prepare(PlannedAnalysis analysis, RunContext context)
    {
        Enrolment who = context.Enrol(analysis, context.People, out Factor groups);
        if (analysis is VitalSignsAnalysis vitals)
        {
            NeedReadings(context.Trial, vitals, who);
        }
        var columns = new AnalysisColumns(context.Trial, context.People, who.In(), groups);
        Factor entered = Entered(groups, who);
        Trial trial = context.Trial;
        return new PreparedAnalysis
        {
            Planned = analysis,
            Title = AnalysisTitle.Of(analysis, context),
            Groups = groups,
            Units = context.People,
            Who = who,
            Data = columns.Build(analysis.Id),
            Rules = [],
            Compute = analysis switch
            {
                AdverseEventsAnalysis events => cancellation =>
                    AdverseEventProcedure.Run(trial, entered, Options(events), cancellation),
                VitalSignsAnalysis signs => cancellation =>
                    VitalSignProcedure.Run(trial, entered, Options(signs), cancellation),
                _ => throw new ArgumentOutOfRangeException(nameof(analysis)),
            },
        };
    }

    private static void NeedReadings(Trial trial, VitalSignsAnalysis analysis, Enrolment who)
    {
        VitalSignTable table = trial.VitalSigns!;
        bool[] hasReading = new bool[who.Count];
        for (int row = 0; row < table.Count; row++)
        {
            bool isAsked =
                analysis.Parameters.Count == 0
                || analysis.Parameters.Contains(table.Parameter.TextAt(row), StringComparer.Ordinal);
            if (isAsked && VitalSignEndpoint.IsReading(table, row))
            {
                hasReading[table.Subject[row]] = true;
            }
        }
        for (int subject = 0; subject < hasReading.Length; subject++)
        {
            if (!hasReading[subject])
            {
                who.LeaveOut(subject, "no reading of vital signs");
            }
        }
    }

    private static Factor Entered(Factor groups, Enrolment who)
    {
        int[] codes = groups.Codes.ToArray();
        for (int unit = 0; unit < codes.Length; unit++)
        {
            codes[unit] = who.IsIn(unit) ? codes[unit] : -1;
        }
        return new Factor(groups.Name, codes, groups.Levels);
    }

    private static AdverseEventOptions Options(AdverseEventsAnalysis analysis) =>
        new()
        {
            Minimum = analysis.Minimum,
            SystemOrganClass = analysis.SystemOrganClass,
            References = RunSettings.References(analysis),
            Level = analysis.Level!.Value,
            Seed = analysis.Seed!.Value,
            Conventions = analysis.Conventions!.Value,
        };

    private static VitalSignOptions Options(VitalSignsAnalysis analysis) =>
        new()
        {
            Parameters = analysis.Parameters,
            References = RunSettings.References(analysis),
            Level = analysis.Level!.Value,
            Seed = analysis.Seed!.Value,
            Conventions = analysis.Conventions!.Value,
        };
}
